package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.IsoInstant;
import nl.druif.foundation.json.JsonFields;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * Reads a ticket's facts as the database writes them: one JSON object after the other. A replay reads ten million of them,
 * so nothing is made but what clocks read, and words that come again are the same objects. Not safe for threads.
 */
final class FactReader {
    /** Of words that are remembered. */
    private static final int MOST = 20_000;

    private final Map<String, Optional<String>> words = new HashMap<>();
    private final Map<String, Optional<PartyRole>> roles = new HashMap<>();
    private final Map<String, TicketEventType> types = new HashMap<>();

    FactReader() {
        for (var type : TicketEventType.values()) {
            types.put(type.name(), type);
        }
        for (var role : PartyRole.values()) {
            roles.put(role.name(), Optional.of(role));
        }
    }

    /** @param facts at least one */
    Past read(UUID ticket, String facts) {
        if (words.size() > MOST) {
            words.clear();
        }
        var reading = new Reading();
        JsonFields.read(facts, reading);
        return Past.of(ticket, reading.source, reading.reference, reading.told);
    }

    private final class Reading implements JsonFields.Listener {
        private final List<Past.Fact> told = new ArrayList<>();
        private String source = "";
        private String reference = "";
        private Parts parts = new Parts();

        @Override
        public void field(String name, String value) {
            parts.take(name, value);
        }

        @Override
        public void end() {
            source = parts.source;
            reference = parts.ticket;
            told.add(parts.toFact());
            parts = new Parts();
        }
    }

    private final class Parts {
        private String source = "";
        private String ticket = "";
        private Optional<String> sourceEventId = Optional.empty();
        private String type = "";
        private Optional<Instant> occurredAt = Optional.empty();
        private long sequence;
        private Optional<String> status = Optional.empty();
        private Optional<String> priority = Optional.empty();
        private Optional<String> team = Optional.empty();
        private Optional<String> service = Optional.empty();
        private Optional<String> requestType = Optional.empty();
        private Optional<PartyRole> actor = Optional.empty();
        private Optional<Instant> openedAt = Optional.empty();
        private Optional<String> customer = Optional.empty();

        void take(String name, String value) {
            switch (name) {
                case "source" -> source = word(value).orElse(value);
                case "ticket" -> ticket = value;
                case "sourceEventId" -> sourceEventId = Optional.of(value);
                case "type" -> type = value;
                case "sequence" -> sequence = Long.parseLong(value);
                case "occurredAt" -> occurredAt = Optional.of(instant(value));
                case "status" -> status = word(value);
                case "priority" -> priority = word(value);
                case "team" -> team = word(value);
                case "service" -> service = word(value);
                case "requestType" -> requestType = word(value);
                case "actor" -> actor = roles.getOrDefault(value, Optional.empty());
                case "openedAt" -> openedAt = Optional.of(instant(value));
                case "customer" -> customer = word(value);
                default -> {
                    // Of no concern to clocks.
                }
            }
        }

        Past.Fact toFact() {
            var known = types.get(type);
            if (known == null) {
                throw new IllegalStateException("a stored fact of no known type: " + type);
            }
            return new Past.Fact(
                    new TicketEvent(
                            sourceEventId,
                            known,
                            occurredAt.orElseThrow(),
                            sequence,
                            status,
                            priority,
                            team,
                            service,
                            requestType,
                            actor,
                            openedAt),
                    customer);
        }
    }

    private Optional<String> word(String value) {
        return words.computeIfAbsent(value, Optional::of);
    }

    private static Instant instant(String text) {
        return IsoInstant.plain(text).orElseGet(() -> OffsetDateTime.parse(text).toInstant());
    }
}
