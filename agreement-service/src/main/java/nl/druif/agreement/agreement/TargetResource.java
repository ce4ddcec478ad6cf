package nl.druif.agreement.agreement;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/agreement/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class TargetResource {
    private final AgreementStore agreements;
    private final CallerTenant caller;
    private final Clock clock;

    TargetResource(AgreementStore agreements, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "resolveTargets",
            summary = "Tell which targets hold for a ticket",
            description =
                    "With when each is first due, and the chain that led there. What else is left out is not known"
                            + " of the ticket; what one team promises for itself is left out. A customer asks about himself and"
                            + " sees commitments only.",
            extensions = @Extension(name = "x-summary-nl", value = "Tonen welke normen voor een melding gelden"))
    public Uni<Resolution> resolve(
            @RestQuery
                    @Parameter(
                            description =
                                    "Whose ticket, by the customer's reference; a customer himself may leave it out")
                    Optional<String> customer,
            @RestQuery @Parameter(description = "About which service, by its reference") Optional<String> service,
            @RestQuery @Parameter(description = "Of which priority") Optional<String> priority,
            @RestQuery @Parameter(description = "What kind of request") Optional<String> requestType,
            @RestQuery @Parameter(description = "When it is opened; now unless given") Optional<Instant> at) {
        var audience = Audience.of(caller);
        var ticket = new TicketFacts(
                audience.asking(customer), service, priority, requestType, at.orElseGet(clock::instant));
        return agreements
                .reaching(caller.tenant(), ticket.customer())
                .map(found -> Resolution.of(ticket, found, audience));
    }
}
