package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.druif.ticketclock.clock.TicketClock;
import nl.druif.ticketclock.ticket.TicketEvent;

/** What was heard of a ticket, in the order in which it counts. */
record Past(UUID ticket, String source, String reference, List<Fact> facts, List<TicketEvent> events) {
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::event, TicketEvent.ORDER);

    /** An event, with whose ticket it is by then. */
    record Fact(TicketEvent event, Optional<String> customer) {}

    /** @param facts in any order, also told twice */
    static Past of(UUID ticket, String source, String reference, List<Fact> facts) {
        var ordered = new ArrayList<>(facts);
        ordered.sort(ORDER);
        var events = new ArrayList<TicketEvent>(ordered.size());
        ordered.forEach(fact -> events.add(fact.event()));
        return new Past(ticket, source, reference, ordered, TicketClock.inOrder(events));
    }

    Optional<String> customer(Instant asOf) {
        return last(asOf, Fact::customer);
    }

    Optional<String> service(Instant asOf) {
        return last(asOf, fact -> fact.event().service());
    }

    /** Before this, nothing happened to it. */
    Instant start() {
        var start = Instant.MAX;
        for (var event : events) {
            start = earlier(start, event.occurredAt());
            start = event.openedAt().isPresent()
                    ? earlier(start, event.openedAt().get())
                    : start;
        }
        return start;
    }

    private Optional<String> last(Instant asOf, Function<Fact, Optional<String>> fact) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            var said = fact.apply(facts.get(i));
            if (said.isPresent() && !facts.get(i).event().occurredAt().isAfter(asOf)) {
                return said;
            }
        }
        return Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
