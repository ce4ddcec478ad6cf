package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * What a ticket's events say of it, apart from clocks: the last word on each fact.
 *
 * @param openedAt   absent while no event tells of the opening
 * @param resolvedAt the resolution that stands; a reopening takes it away; so with {@code closedAt} and
 *                   {@code cancelledAt}
 */
public record Particulars(
        TicketState state,
        Optional<String> status,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        Optional<String> requestType,
        Optional<String> requester,
        Optional<String> locale,
        Optional<Instant> openedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<Instant> cancelledAt) {
    /** That of {@link TicketEvent#ORDER}; what nearly always decides is asked without making one. */
    static final Comparator<ReportedEvent> ORDER = Comparator.comparing(ReportedEvent::occurredAt)
            .thenComparingLong(ReportedEvent::sequence)
            .thenComparing(ReportedEvent::event, TicketEvent.ORDER);

    /** @param events in any order; those after {@code asOf} have not happened yet */
    static Particulars of(List<ReportedEvent> events, Instant asOf) {
        var told = events.stream()
                .filter(event -> !event.occurredAt().isAfter(asOf))
                .sorted(ORDER)
                .toList();
        var resolved = standing(told, TicketEventType.RESOLVED);
        var closed = standing(told, TicketEventType.CLOSED);
        var cancelled = standing(told, TicketEventType.CANCELLED);
        return new Particulars(
                state(resolved, closed, cancelled),
                last(told, ReportedEvent::status),
                last(told, ReportedEvent::service),
                last(told, ReportedEvent::customer),
                last(told, ReportedEvent::priority),
                last(told, ReportedEvent::team),
                last(told, ReportedEvent::requestType),
                last(told, ReportedEvent::requester),
                last(told, ReportedEvent::locale),
                opening(told),
                resolved,
                closed,
                cancelled);
    }

    boolean isOver() {
        return state == TicketState.CLOSED || state == TicketState.CANCELLED;
    }

    private static TicketState state(
            Optional<Instant> resolved, Optional<Instant> closed, Optional<Instant> cancelled) {
        if (cancelled.isPresent()) {
            return TicketState.CANCELLED;
        }
        if (closed.isPresent()) {
            return TicketState.CLOSED;
        }
        return resolved.isPresent() ? TicketState.RESOLVED : TicketState.OPEN;
    }

    private static Optional<Instant> opening(List<ReportedEvent> told) {
        var opened = told.stream()
                .filter(event -> event.type() == TicketEventType.OPENED)
                .findFirst();
        return opened.map(event -> event.openedAt().orElse(event.occurredAt()))
                .or(() -> told.stream()
                        .map(ReportedEvent::openedAt)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The first event of the type since the ticket was last reopened. */
    private static Optional<Instant> standing(List<ReportedEvent> told, TicketEventType type) {
        Optional<Instant> standing = Optional.empty();
        for (var event : told) {
            if (event.type() == TicketEventType.REOPENED) {
                standing = Optional.empty();
            } else if (event.type() == type && standing.isEmpty()) {
                standing = Optional.of(event.occurredAt());
            }
        }
        return standing;
    }

    private static Optional<String> last(List<ReportedEvent> told, Function<ReportedEvent, Optional<String>> fact) {
        for (int i = told.size() - 1; i >= 0; i--) {
            var said = fact.apply(told.get(i));
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }
}
