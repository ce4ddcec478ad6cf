package nl.druif.ticketclock.board;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
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
    private final Pages pages;

    ClockResource(BoardStore board, CallerTenant caller, Pages pages) {
        this.board = board;
        this.caller = caller;
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
            summary = "List running clocks",
            description =
                    "The one that runs out first comes first. Paused clocks have no due time to be sorted by: they"
                            + " are shown with their tickets.",
            extensions = @Extension(name = "x-summary-nl", value = "Lopende klokken tonen"))
    public Uni<RestResponse<Page<RunningClock>>> running(
            @RestQuery @Parameter(description = "Only clocks of this customer's tickets") Optional<String> customer,
            @RestQuery @Parameter(description = "Only clocks of this service's tickets") Optional<String> service,
            @RestQuery @Parameter(description = "Only clocks of tickets that this team holds") Optional<String> team,
            @RestQuery @Parameter(description = "Only clocks of tickets of this priority") Optional<String> priority,
            @BeanParam PageRequest page) {
        var filter = new BoardFilter(customer, service, team, priority);
        var cut = pages.cut(page, caller.tenant());
        return board.running(caller.tenant(), Audience.of(caller), filter, cut)
                .map(found -> pages.page(cut, found, RunningClock::keys));
    }
}
