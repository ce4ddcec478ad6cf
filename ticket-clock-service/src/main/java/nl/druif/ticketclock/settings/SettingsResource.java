package nl.druif.ticketclock.settings;

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

@Path("/ticket-clock/v1/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings", description = "What a tenant sets for all of its tickets")
public class SettingsResource {
    private final SettingsStore settings;
    private final CallerTenant caller;
    private final Clock clock;

    SettingsResource(SettingsStore settings, CallerTenant caller, Clock clock) {
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGENT, Role.INTEGRATION, Role.AUDITOR})
    @Operation(
            operationId = "getSettings",
            summary = "Read the settings",
            description =
                    "Whoever set nothing takes facts of every moment since 1970, and calls a ticket left lying that lay for more"
                            + " than half of its time.",
            extensions = @Extension(name = "x-summary-nl", value = "De instellingen lezen"))
    public Uni<Settings> get() {
        return settings.find(caller.tenant());
    }

    @PUT
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "changeSettings",
            summary = "Change the settings",
            description =
                    "From then on facts of before `factsFrom` are refused, by whatever way they come in; those that were"
                            + " recorded stay. Above `idleAbovePercent` a ticket that was solved in time was left lying; left out, it"
                            + " is 50.",
            extensions = @Extension(name = "x-summary-nl", value = "De instellingen wijzigen"))
    public Uni<Settings> change(@RestHeader("If-Match") IfMatch ifMatch, SettingsEdit edit) {
        return settings.save(caller.tenant(), ifMatch, edit, clock.instant());
    }
}
