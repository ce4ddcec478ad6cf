package nl.druif.ticketclock.board;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.audience.Audience;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ticket-clock/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clocks", description = "What runs out next")
public class ClockResource {
    private final BoardStore board;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    ClockResource(BoardStore board, CallerTenant caller, Clock clock, Pages pages) {
        this.board = board;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
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
            operationId = "listRunningClocks",
            summary = "List clocks that have not ended",
            description =
                    "Running and paused ones, also those that are breached. The one that runs out first comes first; a"
                            + " paused clock comes where it would run out if work had resumed when it was read last.",
            extensions = @Extension(name = "x-summary-nl", value = "Lopende klokken tonen"))
    public Uni<RestResponse<Page<BoardClock>>> list(
            @RestQuery @Parameter(description = "Only clocks of this customer's tickets") Optional<String> customer,
            @RestQuery @Parameter(description = "Only clocks of this service's tickets") Optional<String> service,
            @RestQuery @Parameter(description = "Only clocks of tickets that this team holds") Optional<String> team,
            @RestQuery @Parameter(description = "Only clocks of tickets of this priority") Optional<String> priority,
            @RestQuery @Parameter(description = "Only clocks that do this") Optional<BoardState> state,
            @RestQuery @Parameter(description = "OPEN: only those that are not breached; BREACHED: only those that are")
                    Optional<Outcome> outcome,
            @BeanParam PageRequest page) {
        var audience = Audience.of(caller);
        var filter = BoardFilter.of(audience, customer, service, team, priority, state, outcome);
        var cut = pages.cut(page, caller.tenant());
        return board.list(caller.tenant(), audience, filter, cut, clock.instant())
                .map(found -> pages.page(cut, found, BoardClock::keys));
    }
}
