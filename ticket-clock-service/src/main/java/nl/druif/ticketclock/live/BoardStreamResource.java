package nl.druif.ticketclock.live;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The same stream for the board's page: who signed in there has a cookie and no token. */
@Path("/ticket-clock/board/clock-stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
class BoardStreamResource {
    private final StreamResource stream;

    BoardStreamResource(StreamResource stream) {
        this.stream = stream;
    }

    @GET
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> watch(
            @RestQuery Optional<String> customer,
            @RestQuery Optional<String> service,
            @RestQuery Optional<String> team,
            @RestQuery Optional<String> priority,
            @RestHeader("Last-Event-ID") Optional<String> lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        return stream.watch(customer, service, team, priority, lastEventId, sse, request);
    }
}
