package nl.druif.ticketclock.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import nl.druif.foundation.http.Batch;
import nl.druif.foundation.http.BatchAnswer;
import nl.druif.foundation.http.Gathering;
import nl.druif.foundation.http.Gatherings;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/ticket-clock/v1/ticket-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ticket-events", description = "What happened to tickets, as other systems tell it")
public class TicketEventResource {
    private final TicketStore tickets;
    private final Gathering<ReportedEvent, EventReceipt> singles;
    private final StrictJson json;
    private final CallerTenant caller;
    private final Clock clock;
    private final Problems problems;
    private final RoutingContext request;

    TicketEventResource(
            TicketStore tickets,
            Gatherings gatherings,
            StrictJson json,
            CallerTenant caller,
            Clock clock,
            Problems problems,
            RoutingContext request) {
        this.tickets = tickets;
        this.singles = gatherings.of(this::record, TicketEventResource::answer);
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.problems = problems;
        this.request = request;
    }

    @POST
    @Idempotent(required = true, gathered = true)
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "reportTicketEvent",
            summary = "Report what happened to a ticket",
            description = "One event. Told twice it counts once, early or late it counts where it belongs. The ticket"
                    + " comes into being with the first event that names it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een gebeurtenis melden"))
    @APIResponse(responseCode = "201", description = "Recorded")
    @APIResponse(responseCode = "200", description = "Known already, in the same words")
    public Uni<RestResponse<EventReceipt>> report(ReportedEvent event) {
        return singles.join(event);
    }

    @POST
    @Path("/_batch")
    @Idempotent(required = true)
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "reportTicketEvents",
            summary = "Report what happened to tickets",
            description = "Up to 1,000 events, each answered for itself: one that cannot be read stops no other.",
            extensions = @Extension(name = "x-summary-nl", value = "Gebeurtenissen melden"))
    @APIResponse(responseCode = "207", description = "What became of each event, in the order of the batch")
    public Uni<RestResponse<BatchAnswer<EventReceipt>>> reportAll(
            @RequestBody(content = @Content(schema = @Schema(implementation = Events.class))) EventBatch sent) {
        var tenant = caller.tenant();
        var batch = Batch.read("events", sent.events(), document -> json.read(document, ReportedEvent.class));
        var events = batch.readable();
        return record(tenant, events).map(outcomes -> batch.answer(outcomes, problems, request));
    }

    private Uni<List<Outcome<EventReceipt>>> record(TenantId tenant, List<ReportedEvent> events) {
        return tickets.record(tenant, events, clock.instant())
                .map(heard -> IntStream.range(0, events.size())
                        .mapToObj(i -> EventReceipt.outcome(tenant, events.get(i), heard.get(i)))
                        .toList());
    }

    /** What a batch looks like to who sends it; read it is item by item. */
    @Schema(name = "EventBatch")
    public record Events(@NotEmpty @Size(max = 1_000) List<ReportedEvent> events) {}

    private static RestResponse<EventReceipt> answer(Outcome<EventReceipt> outcome) {
        var receipt = outcome.granted();
        return outcome.isNew()
                ? ResponseBuilder.create(RestResponse.Status.CREATED, receipt)
                        // As it is: who leads a group may have come by another name than who is answered.
                        .header(HttpHeaders.LOCATION, "/ticket-clock/v1/tickets/" + receipt.ticketId())
                        .build()
                : RestResponse.ok(receipt);
    }
}
