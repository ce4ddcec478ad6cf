package nl.druif.ticketclock.touch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * All that the provider did to a ticket, in the order in which it began. What a customer does is none of it, nor is what
 * merely changes: a status, a priority.
 */
public record Touches(List<Touch> all) {
    private static final Comparator<Touch> ORDER =
            Comparator.comparing(Touch::from).thenComparing(Touch::until).thenComparing(Touch::kind);

    public Touches {
        all = List.copyOf(all);
    }

    /** @param events in any order; those after {@code asOf} have not happened yet, and work that goes on has lasted until then */
    public static Touches of(List<TicketEvent> events, Instant asOf) {
        var found = new Search();
        events.stream()
                .filter(event -> !event.occurredAt().isAfter(asOf))
                .sorted(TicketEvent.ORDER)
                .forEach(found::look);
        found.endAll(asOf);
        return new Touches(found.touches.stream().sorted(ORDER).toList());
    }

    /** One history, gone through once. */
    private static final class Search {
        private static final String NOBODY_NAMED = "";

        private final List<Touch> touches = new ArrayList<>();
        private final Map<String, Instant> atWork = new LinkedHashMap<>();
        private Optional<String> holder = Optional.empty();
        private boolean over;

        void look(TicketEvent event) {
            var handedOver = holder.isPresent()
                    && event.team().isPresent()
                    && !event.team().equals(holder);
            holder = event.team().or(() -> holder);
            var isCustomers = event.type() == TicketEventType.CUSTOMER_REPLIED
                    || event.actor().filter(PartyRole.CUSTOMER::equals).isPresent();
            if (!isCustomers) {
                take(event, handedOver);
            }
            // Whoever says so, nobody works on a ticket that is over.
            switch (event.type()) {
                case RESOLVED, CLOSED, CANCELLED -> {
                    endAll(event.occurredAt());
                    over = true;
                }
                case REOPENED -> over = false;
                case OPENED,
                        STATUS_CHANGED,
                        PRIORITY_CHANGED,
                        ASSIGNED,
                        RESPONDED,
                        CUSTOMER_REPLIED,
                        WORK_STARTED,
                        WORK_STOPPED,
                        SERVICE_CHANGED,
                        NOTED -> {}
            }
        }

        private void take(TicketEvent event, boolean handedOver) {
            switch (event.type()) {
                case WORK_STARTED -> atWork.putIfAbsent(event.team().orElse(NOBODY_NAMED), event.occurredAt());
                case WORK_STOPPED -> end(event.team().orElse(NOBODY_NAMED), event.occurredAt());
                case ASSIGNED -> touch(Touch.Kind.ASSIGNED, event);
                case RESPONDED -> touch(Touch.Kind.RESPONDED, event);
                case NOTED -> touch(Touch.Kind.NOTED, event);
                case RESOLVED, CLOSED -> {
                    if (!over) {
                        touch(Touch.Kind.RESOLVED, event);
                    }
                }
                case OPENED,
                        STATUS_CHANGED,
                        PRIORITY_CHANGED,
                        CUSTOMER_REPLIED,
                        REOPENED,
                        CANCELLED,
                        SERVICE_CHANGED -> {
                    if (handedOver) {
                        touch(Touch.Kind.ASSIGNED, event);
                    }
                }
            }
        }

        private void touch(Touch.Kind kind, TicketEvent event) {
            touches.add(Touch.at(event.occurredAt(), kind, holder));
        }

        /** Where it was not told that this team had begun, all of them have stopped. */
        private void end(String team, Instant at) {
            var since = atWork.remove(team);
            if (since == null) {
                endAll(at);
            } else {
                worked(team, since, at);
            }
        }

        void endAll(Instant at) {
            atWork.forEach((team, since) -> worked(team, since, at));
            atWork.clear();
        }

        private void worked(String team, Instant since, Instant until) {
            touches.add(
                    new Touch(Touch.Kind.WORKED, since, until, Optional.of(team).filter(name -> !name.isEmpty())));
        }
    }
}
