package nl.druif.agreement.agreement;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.FeasibilityStore.Asked;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/agreement/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feasibility", description = "What a text would do, before anybody signs it")
public class FeasibilityResource {
    private final AgreementStore agreements;
    private final FeasibilityStore feasibility;
    private final CallerTenant caller;
    private final Clock clock;

    FeasibilityResource(AgreementStore agreements, FeasibilityStore feasibility, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.feasibility = feasibility;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/versions/{number}/feasibility")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getFeasibility",
            summary = "Find out what a version would do",
            description =
                    "Whether what is promised underneath, the objectives and the calendars can keep it, which rules"
                            + " contradict each other, what is missing, and when tickets would first be due. Only a finding that is a"
                            + " contradiction forbids proposing. A customer is told nothing of what is promised underneath. In Dutch"
                            + " or English.",
            extensions = @Extension(name = "x-summary-nl", value = "Nagaan wat een versie zou doen"))
    public Uni<Feasibility> feasibility(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(
                            description =
                                    "When tickets arrive; unless given at the next opening, on Friday afternoon, and"
                                            + " before the next holiday")
                    List<Instant> arrival,
            @RestHeader("Accept-Language") @Nullable String language) {
        var tenant = caller.tenant();
        var audience = Audience.of(caller);
        var now = clock.instant();
        Validity.checkArrivals(arrival);
        return agreements
                .find(tenant, id)
                .map(agreement -> Asked.about(agreement, number, audience, now, language))
                .flatMap(asked -> feasibility.feasibility(tenant, asked, arrival));
    }

    @GET
    @Path("/versions/{number}/differences")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getDifferences",
            summary = "Compare a version with another",
            description = "Clause by clause, in JSON pointers and in words: Dutch or English.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie met een andere vergelijken"))
    public Uni<Differences> differences(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            @RestQuery
                    @Parameter(
                            description =
                                    "The number of the version to compare with; unless given the one whose place it"
                                            + " takes")
                    Optional<Integer> from,
            @RestHeader("Accept-Language") @Nullable String language) {
        var tenant = caller.tenant();
        var audience = Audience.of(caller);
        var now = clock.instant();
        return agreements
                .find(tenant, id)
                .map(agreement -> Asked.about(agreement, number, audience, now, language))
                .flatMap(asked -> feasibility.differences(
                        tenant,
                        asked,
                        from.map(before -> asked.agreement().version(before).orElseThrow(Refusal::notFound))));
    }

    @GET
    @Path("/versions/{number}/terms")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "getTerms",
            summary = "Read what clocks would hear of a version",
            description =
                    "With all that it inherits, objectives, and the calendars and segments that it names: of a draft as"
                            + " they are now. POST /ticket-clock/v1/replays takes it as it is, to try it on real tickets.",
            extensions = @Extension(name = "x-summary-nl", value = "Lezen wat klokken van een versie zouden horen"))
    public Uni<AgreementText> terms(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            @RestHeader("Accept-Language") @Nullable String language) {
        var tenant = caller.tenant();
        var now = clock.instant();
        return agreements
                .find(tenant, id)
                .map(agreement -> Asked.about(agreement, number, Audience.of(caller), now, language))
                .flatMap(asked -> feasibility.text(tenant, asked));
    }
}
