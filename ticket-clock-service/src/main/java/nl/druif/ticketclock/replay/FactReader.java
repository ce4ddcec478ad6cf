package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.IsoInstant;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * Reads a ticket's facts as the database writes them: one JSON object after the other. A replay reads ten million of them,
 * and the mapper that makes {@code ReportedEvent}s was most of it; here is made what clocks read, and words that come again
 * are the same objects. Not safe for threads.
 */
final class FactReader {
    /** Of words that are remembered. */
    private static final int MOST = 20_000;

    private final Map<String, Optional<String>> words = new HashMap<>();
    private final Map<String, Optional<PartyRole>> roles = new HashMap<>();
    private final Map<String, TicketEventType> types = new HashMap<>();
    private String text = "";
    private int at;

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
        text = facts;
        at = 0;
        var source = "";
        var reference = "";
        var told = new ArrayList<Past.Fact>();
        while (skipBlanks()) {
            var fact = new Parts();
            fact.read();
            source = fact.source;
            reference = fact.ticket;
            told.add(fact.toFact());
        }
        return Past.of(ticket, source, reference, told);
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

        void read() {
            expect('{');
            skipBlanks();
            while (text.charAt(at) != '}') {
                var name = string();
                skipBlanks();
                expect(':');
                skipBlanks();
                take(name);
                skipBlanks();
                if (text.charAt(at) == ',') {
                    at++;
                    skipBlanks();
                }
            }
            at++;
        }

        private void take(String name) {
            if (text.charAt(at) != '"') {
                takeBare(name);
                return;
            }
            var value = string();
            switch (name) {
                case "source" -> source = word(value).orElse(value);
                case "ticket" -> ticket = value;
                case "sourceEventId" -> sourceEventId = Optional.of(value);
                case "type" -> type = value;
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

        private void takeBare(String name) {
            var begin = at;
            skipValue();
            if (name.equals("sequence")) {
                sequence = Long.parseLong(text, begin, at, 10);
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

    /** Whether anything is left. */
    private boolean skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length();
    }

    private void expect(char mark) {
        if (text.charAt(at) != mark) {
            throw new IllegalStateException("a stored fact has no " + mark + " at " + at);
        }
        at++;
    }

    private String string() {
        expect('"');
        var begin = at;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                return escaped(begin);
            }
            at++;
        }
        return text.substring(begin, at++);
    }

    private String escaped(int begin) {
        var plain = new StringBuilder().append(text, begin, at);
        while (text.charAt(at) != '"') {
            var next = text.charAt(at++);
            plain.append(next == '\\' ? unescaped() : next);
        }
        at++;
        return plain.toString();
    }

    private char unescaped() {
        var mark = text.charAt(at++);
        return switch (mark) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> mark;
        };
    }

    /** A number, a truth, nothing, or what a newer writer added, however deep. */
    private void skipValue() {
        var depth = 0;
        while (true) {
            var mark = text.charAt(at);
            if (mark == '"') {
                string();
                continue;
            }
            if (depth == 0 && (mark == ',' || mark == '}')) {
                return;
            }
            depth += mark == '{' || mark == '[' ? 1 : mark == '}' || mark == ']' ? -1 : 0;
            at++;
        }
    }

    private static Instant instant(String text) {
        return IsoInstant.plain(text).orElseGet(() -> OffsetDateTime.parse(text).toInstant());
    }
}
