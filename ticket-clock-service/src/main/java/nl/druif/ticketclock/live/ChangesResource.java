package nl.druif.ticketclock.live;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.board.BoardFilter;
import nl.druif.ticketclock.board.ClocksChanged;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The stream, for who asks now and then: what it would have told him since he asked last. */
@Path("/ticket-clock/v1/clock-changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clocks", description = "What runs out next")
public class ChangesResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveJob live;
    private final CallerTenant caller;

    ChangesResource(LiveJob live, CallerTenant caller) {
        this.live = live;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "pollClocks",
            summary = "Ask which clocks changed",
            description =
                    "For who cannot hold the stream of clocks. Each item is a ticket with all its clocks that you look at, in"
                            + " place of what you had of it; without clocks it is off the board. Ask without changedAfter"
                            + " first, read the list of clocks, and come back with the cursor of the answer: what is"
                            + " committed after it, however long that was on its way, comes with one of the next. Cursors"
                            + " are good for fifteen minutes, and are those of the stream.",
            extensions = @Extension(name = "x-summary-nl", value = "Vragen welke klokken veranderden"))
    @APIResponse(responseCode = "429", description = "Your organisation watches as many streams as it may.")
    public Uni<Changes> since(
            @RestQuery @Parameter(description = "The cursor of the answer before this one")
                    Optional<String> changedAfter,
            @RestQuery @Parameter(description = "Only clocks of this customer's tickets") Optional<String> customer,
            @RestQuery @Parameter(description = "Only clocks of this service's tickets") Optional<String> service,
            @RestQuery @Parameter(description = "Only clocks of tickets that this team holds") Optional<String> team,
            @RestQuery @Parameter(description = "Only clocks of tickets of this priority") Optional<String> priority) {
        var audience = Audience.of(caller);
        var watcher = new Watcher(
                caller.tenant(), audience, BoardFilter.of(audience, customer, service, team, priority), caller.until());
        live.enter(watcher.tenant());
        return Uni.createFrom()
                .<Changes>emitter(emitter -> {
                    var asker = new Asker(emitter);
                    emitter.onTermination(() -> live.forget(asker));
                    live.join(watcher, asker, changedAfter.filter(cursor -> !cursor.isBlank()));
                })
                .ifNoItem()
                .after(PATIENCE)
                .failWith(ChangesResource::unavailable)
                .onTermination()
                .invoke(() -> live.leave(watcher.tenant()));
    }

    private static Refusal unavailable() {
        return Refusal.unavailable("temporarily-unavailable", "This is not available for a moment. Try again later.");
    }

    /** Listens until there is no more to tell for now. */
    private static final class Asker implements Ear {
        private final UniEmitter<? super Changes> emitter;
        private final List<ClocksChanged> changed = new ArrayList<>();

        Asker(UniEmitter<? super Changes> emitter) {
            this.emitter = emitter;
        }

        @Override
        public void tell(Telling telling) {
            if (telling instanceof Telling.Changed one) {
                changed.add(one.clocks());
            } else if (telling instanceof Telling.Ready ready) {
                emitter.complete(new Changes(ready.asOf(), false, changed, ready.cursor()));
            } else if (telling instanceof Telling.ReadAnew anew) {
                emitter.complete(new Changes(anew.asOf(), true, List.of(), anew.cursor()));
            }
        }

        @Override
        public void close() {
            emitter.fail(unavailable());
        }
    }
}
