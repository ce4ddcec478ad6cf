package nl.druif.ticketclock.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelOutboundInvoker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.board.BoardFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/ticket-clock/v1/clock-stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "clocks", description = "What runs out next")
public class StreamResource {
    private final LiveJob live;
    private final LiveConfig config;
    private final CallerTenant caller;
    private final ObjectMapper json;

    StreamResource(LiveJob live, LiveConfig config, CallerTenant caller, ObjectMapper json) {
        this.live = live;
        this.config = config;
        this.caller = caller;
        this.json = json;
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
            operationId = "watchClocks",
            summary = "Watch clocks as they change",
            description =
                    "Server-sent events. clocks: a ticket and all its clocks that you watch, in place of what you had of it;"
                            + " none: it is off the board. ready: from here on everything is told. read-anew: what you"
                            + " missed is not known any more, so read the list of clocks again. Every id is a cursor:"
                            + " with it as Last-Event-ID you miss nothing within fifteen minutes, whichever process"
                            + " answers. The stream ends with your token, and for readers who cannot keep up.",
            extensions = @Extension(name = "x-summary-nl", value = "Klokken volgen terwijl ze veranderen"))
    @APIResponse(
            responseCode = "200",
            description = "The stream; it goes on until either side ends it.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, example = "event: ready\ndata: {}\n\n")))
    @APIResponse(responseCode = "429", description = "Your organisation watches as many streams as it may.")
    public Multi<OutboundSseEvent> watch(
            @RestQuery @Parameter(description = "Only clocks of this customer's tickets") Optional<String> customer,
            @RestQuery @Parameter(description = "Only clocks of this service's tickets") Optional<String> service,
            @RestQuery @Parameter(description = "Only clocks of tickets that this team holds") Optional<String> team,
            @RestQuery @Parameter(description = "Only clocks of tickets of this priority") Optional<String> priority,
            @RestHeader("Last-Event-ID") @Parameter(description = "The id that came last on a stream before this one")
                    Optional<String> lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        var audience = Audience.of(caller);
        var watcher = new Watcher(
                caller.tenant(), audience, BoardFilter.of(audience, customer, service, team, priority), caller.until());
        live.enter(watcher.tenant());
        var waiting = new AtomicInteger();
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(emitter -> {
                    var reader = new Reader(emitter, waiting, sse, request);
                    emitter.onTermination(() -> {
                        live.forget(reader);
                        live.leave(watcher.tenant());
                    });
                    live.join(watcher, reader, lastEventId.filter(id -> !id.isBlank()));
                })
                .onItem()
                .invoke(waiting::decrementAndGet);
    }

    /** A reader at the other end of a connection; what he does not take in time, he does not get. */
    private final class Reader implements Ear {
        private final MultiEmitter<? super OutboundSseEvent> emitter;
        private final AtomicInteger waiting;
        private final Sse sse;
        private final HttpServerRequest request;

        Reader(
                MultiEmitter<? super OutboundSseEvent> emitter,
                AtomicInteger waiting,
                Sse sse,
                HttpServerRequest request) {
            this.emitter = emitter;
            this.waiting = waiting;
            this.sse = sse;
            this.request = request;
        }

        @Override
        public void tell(Telling telling) {
            if (waiting.get() >= config.mostWaiting()) {
                cutOff();
            } else if (waiting.get() == 0 || !(telling instanceof Telling.Beat)) {
                waiting.incrementAndGet();
                emitter.emit(event(telling));
            }
        }

        @Override
        public void close() {
            if (waiting.get() > 0) {
                cutOff();
            } else {
                emitter.complete();
            }
        }

        /**
         * At its head: closed from anywhere else, a connection waits until he has taken what was written to him. One that is
         * closed already has none.
         */
        private void cutOff() {
            var pipeline = ((ConnectionBase) request.connection()).channel().pipeline();
            Optional.ofNullable(pipeline.firstContext()).ifPresent(ChannelOutboundInvoker::close);
        }

        private OutboundSseEvent event(Telling telling) {
            if (telling instanceof Telling.Ready ready) {
                return event("ready", ready.cursor(), new Moment(ready.asOf()));
            }
            if (telling instanceof Telling.ReadAnew anew) {
                return event("read-anew", anew.cursor(), new Moment(anew.asOf()));
            }
            if (telling instanceof Telling.Changed changed) {
                return event("clocks", changed.cursor(), changed.clocks());
            }
            var beat = (Telling.Beat) telling;
            return with(sse.newEventBuilder().comment(""), beat.cursor()).build();
        }

        private OutboundSseEvent event(String name, String cursor, Object data) {
            return with(sse.newEventBuilder().name(name), cursor)
                    .reconnectDelay(config.retry().toMillis())
                    .data(text(data))
                    .build();
        }

        private static OutboundSseEvent.Builder with(OutboundSseEvent.Builder event, String cursor) {
            return cursor.isEmpty() ? event : event.id(cursor);
        }

        private String text(Object data) {
            try {
                return json.writeValueAsString(data);
            } catch (JsonProcessingException bug) {
                throw new IllegalStateException(bug);
            }
        }
    }

    /** @param asOf by the service's clock */
    record Moment(Instant asOf) {}
}
