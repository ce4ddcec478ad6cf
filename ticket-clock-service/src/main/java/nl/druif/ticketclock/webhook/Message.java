package nl.druif.ticketclock.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;

/**
 * What is posted. Thin: who wants more reads the ticket.
 *
 * @param timestamp when it happened, which may be long before it was noticed
 */
record Message(String type, Instant timestamp, Object data) {
    static final String PING = "nl.druif.webhook.ping.v1";

    /** @param id of the news: two webhooks that are told the same are told the same id */
    record Told(
            UUID id,
            UUID ticket,
            String source,
            String reference,
            Optional<String> service,
            Optional<String> customer,
            Optional<String> priority,
            UUID agreement,
            int version,
            UUID clock,
            String target,
            Metric metric,
            Nature nature,
            int cycle,
            OptionalInt threshold,
            Optional<Instant> dueAt,
            Optional<Instant> firedAt,
            Optional<String> reason) {}

    static Message of(Happening happening, TicketFacts ticket) {
        var clock = happening.clock();
        return new Message(
                happening.occasion().type(),
                happening.at(),
                new Told(
                        happening.news(),
                        ticket.id(),
                        ticket.source(),
                        ticket.reference(),
                        ticket.service(),
                        ticket.customer(),
                        ticket.priority(),
                        clock.agreement(),
                        clock.version(),
                        clock.id(),
                        clock.target(),
                        clock.metric(),
                        clock.nature(),
                        clock.cycle(),
                        happening.threshold(),
                        happening.dueAt(),
                        happening.firedAt(),
                        happening.reason()));
    }

    static Message ping(UUID webhook, Instant now) {
        return new Message(PING, now, Map.of("webhook", webhook));
    }

    String body() {
        return Json.text(this);
    }
}
