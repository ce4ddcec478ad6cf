package nl.druif.ticketclock.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ticket-clock/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead-letters", description = "Records from topics that could not be taken in")
public class DeadLetterResource {
    private final DeadLetterStore letters;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    DeadLetterResource(DeadLetterStore letters, CallerTenant caller, Clock clock, Pages pages) {
        this.letters = letters;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AUDITOR, Role.PLATFORM_OPERATOR})
    @Operation(
            operationId = "listDeadLetters",
            summary = "List what could not be taken in from topics",
            description =
                    "The latest first, with the reason, and of what it says no text that people wrote. Whoever runs the"
                            + " platform sees those that name no tenant, and nothing of what they say.",
            extensions = @Extension(name = "x-summary-nl", value = "Onverwerkbare berichten tonen"))
    public Uni<RestResponse<Page<DeadLetter>>> list(
            @RestQuery @Parameter(description = "Only letters of which this became") Optional<LetterState> state,
            @BeanParam PageRequest page) {
        var whose = whose();
        var cut = pages.cut(page, whose);
        return letters.list(whose, state, cut)
                .map(found -> pages.page(cut, found, each -> List.of(each.id().toString())));
    }

    @POST
    @Path("/{id}/_replay")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Take in a dead letter again",
            description = "As if it came now. It goes on waiting when it still cannot be taken in.",
            extensions = @Extension(name = "x-summary-nl", value = "Een onverwerkbaar bericht opnieuw verwerken"))
    public Uni<DeadLetter> replay(@RestPath @Parameter(description = "The letter's id") UUID id) {
        return letters.replay(caller.tenant(), id, clock.instant());
    }

    @POST
    @Path("/{id}/_discard")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Decide that a dead letter tells nothing",
            description = "What it said goes; that it came, why it was not taken in, and who discarded it, stays.",
            extensions = @Extension(name = "x-summary-nl", value = "Een onverwerkbaar bericht terzijde leggen"))
    public Uni<DeadLetter> discard(@RestPath @Parameter(description = "The letter's id") UUID id) {
        return letters.discard(caller.tenant(), id, clock.instant());
    }

    private TenantId whose() {
        return caller.is(Role.PROVIDER_ADMIN) || caller.is(Role.AUDITOR) ? caller.tenant() : DeadLetterStore.NOBODY;
    }
}
