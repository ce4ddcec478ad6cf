package nl.druif.agreement.negotiation;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.CounterText;
import nl.druif.agreement.agreement.Side;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "negotiation")
public class CounterResource {
    private final CounterStore counters;
    private final AgreementStore agreements;
    private final CallerTenant caller;
    private final Clock clock;

    CounterResource(CounterStore counters, AgreementStore agreements, CallerTenant caller, Clock clock) {
        this.counters = counters;
        this.agreements = agreements;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Path("/versions/{number}/counters")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "counterVersion",
            summary = "Answer a proposal with another text",
            description =
                    "The proposal is over, with every signature on it; the other text becomes a draft with the next"
                            + " number, which the provider proposes. A customer speaks of what he was shown; what he was not shown"
                            + " stays as it was.",
            extensions = @Extension(name = "x-summary-nl", value = "Een tegenvoorstel doen"))
    @APIResponseSchema(value = Counter.class, responseCode = "201", responseDescription = "Countered")
    public Uni<RestResponse<Counter>> counter(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            CounterText text) {
        var audience = Audience.of(caller);
        var side = audience.customer().isPresent() ? Side.CUSTOMER : Side.PROVIDER;
        var counter = new Counter(number, side, caller.subject(), clock.instant(), text);
        return counters.add(caller.tenant(), id, counter, audience)
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                        .location(URI.create("/agreement/v1/agreements/" + id + "/counters"))
                        .build());
    }

    @GET
    @Path("/counters")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listCounters",
            summary = "List what proposals were answered with",
            description =
                    "As their authors wrote them, by the number of the version that they answer. A customer sees those"
                            + " of his own side.",
            extensions = @Extension(name = "x-summary-nl", value = "Tegenvoorstellen tonen"))
    public Uni<Counters> list(@RestPath @Parameter(description = "The agreement's id") UUID id) {
        var tenant = caller.tenant();
        var audience = Audience.of(caller);
        return agreements
                .find(tenant, id)
                .map(audience::view)
                .flatMap(seen -> counters.list(tenant, id, audience))
                .map(Counters::new);
    }

    public record Counters(List<Counter> items) {}
}
