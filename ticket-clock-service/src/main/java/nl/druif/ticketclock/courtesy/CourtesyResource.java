package nl.druif.ticketclock.courtesy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

@Path("/ticket-clock/v1/settings/courtesy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings", description = "What a tenant sets for all of its tickets")
public class CourtesyResource {
    private final CourtesyStore courtesy;
    private final CallerTenant caller;
    private final Clock clock;

    CourtesyResource(CourtesyStore courtesy, CallerTenant caller, Clock clock) {
        this.courtesy = courtesy;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getCourtesy",
            summary = "Read the terms of courtesy",
            description =
                    "Hours and targets by which tickets are worked on that nothing was promised about. Whoever set"
                            + " none has no such clocks.",
            extensions = @Extension(name = "x-summary-nl", value = "De coulanceafspraken lezen"))
    public Uni<Courtesy> get() {
        return courtesy.find(caller.tenant());
    }

    @PUT
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "changeCourtesy",
            summary = "Change the terms of courtesy",
            description =
                    "They go for tickets that are opened from `validFrom` on, and under which nothing is promised to the"
                            + " customer; for what was opened under earlier terms before these were set, those of then stay."
                            + " Such a ticket has clocks of nature COURTESY, which warn and break as others do and are no"
                            + " promise. They have no part in how the ticket stands or in what is reported about it, and a"
                            + " customer does not see them. Without targets there are no such clocks any more.",
            extensions = @Extension(name = "x-summary-nl", value = "De coulanceafspraken wijzigen"))
    public Uni<Courtesy> change(@RestHeader("If-Match") IfMatch ifMatch, CourtesyEdit edit) {
        return courtesy.save(caller.tenant(), ifMatch, edit, clock.instant());
    }
}
