package nl.druif.ticketclock.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ticket-clock/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets", description = "What happened to tickets, and what their clocks say")
public class TicketResource {
    private final TicketListStore tickets;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    TicketResource(TicketListStore tickets, CallerTenant caller, Clock clock, Pages pages) {
        this.tickets = tickets;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.INTEGRATION,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "listTickets",
            summary = "List tickets",
            description = "Latest first unless asked otherwise. A customer's people see that customer's tickets.",
            extensions = @Extension(name = "x-summary-nl", value = "Meldingen tonen"))
    public Uni<RestResponse<Page<Ticket>>> list(
            @RestQuery @Parameter(description = "Only the ticket with this reference in its own system")
                    Optional<String> reference,
            @RestQuery @Parameter(description = "Only tickets of this system") Optional<String> source,
            @RestQuery @Parameter(description = "Only tickets of this customer") Optional<String> customer,
            @RestQuery @Parameter(description = "Only tickets of this service") Optional<String> service,
            @RestQuery @Parameter(description = "Only tickets that this team holds") Optional<String> team,
            @RestQuery @Parameter(description = "Only tickets of this priority") Optional<String> priority,
            @RestQuery @Parameter(description = "Only tickets in this state") Optional<TicketState> state,
            @RestQuery @Parameter(description = "Only tickets that stand like this with what was promised")
                    Optional<Standing> outcome,
            @RestQuery @Parameter(description = "LATEST_FIRST unless given") Optional<TicketOrder> order,
            @BeanParam PageRequest page) {
        var audience = Audience.of(caller);
        audience.mayAskBy(team);
        var cut = pages.cut(page, caller.tenant());
        var filter = new TicketFilter(reference, source, customer, service, team, priority, state, outcome);
        var wanted = order.orElse(TicketOrder.LATEST_FIRST);
        return tickets.list(caller.tenant(), audience, filter, wanted, cut)
                .map(found -> pages.page(cut, found, wanted::keys));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.INTEGRATION,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "getTicket",
            summary = "Read a ticket with its clocks",
            description =
                    "Its events, and under every agreement it falls under each clock with verdict, due time and the"
                            + " ledger that explains every second of it. With recordedAt, what was known then: events"
                            + " heard, versions signed and exclusions agreed by then.",
            extensions = @Extension(name = "x-summary-nl", value = "Een melding met haar klokken lezen"))
    public Uni<Dossier> get(
            @RestPath @Parameter(description = "The ticket's id") UUID id,
            @RestQuery
                    @Parameter(
                            description =
                                    "Read the ticket as it stood at this instant, at most a year ahead; now unless given")
                    Optional<Instant> asOf,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only from what had been heard and signed by this instant; everything unless given")
                    Optional<Instant> recordedAt) {
        return tickets.find(caller.tenant(), id, Look.at(Audience.of(caller), asOf, recordedAt, clock.instant()));
    }
}
