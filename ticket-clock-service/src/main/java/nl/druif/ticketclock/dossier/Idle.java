package nl.druif.ticketclock.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.clock.LedgerSegment;
import nl.druif.ticketclock.clock.Phase;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** How long a ticket just lay there while its clock counted. */
final class Idle {
    private Idle() {}

    /**
     * The longest stretch of counted time in which the provider did nothing to the ticket; work that was started and not
     * yet stopped is doing something. Known once the time to resolve is over.
     */
    static Optional<Duration> of(Reading reading, List<ReportedEvent> events) {
        if (reading.metric() != Metric.TIME_TO_RESOLVE
                || reading.startedAt().isEmpty()
                || reading.stoppedAt().isEmpty()) {
            return Optional.empty();
        }
        var since = reading.startedAt().get();
        var end = reading.stoppedAt().get();
        var working = false;
        var longest = Duration.ZERO;
        for (var touch : touches(events)) {
            var at = touch.occurredAt().isBefore(end) ? touch.occurredAt() : end;
            longest = working ? longest : longer(longest, counted(reading.ledger(), since, at));
            working = touch.type() == TicketEventType.WORK_STARTED
                    || working && touch.type() != TicketEventType.WORK_STOPPED;
            since = at.isAfter(since) ? at : since;
        }
        return Optional.of(working ? longest : longer(longest, counted(reading.ledger(), since, end)));
    }

    private static List<ReportedEvent> touches(List<ReportedEvent> events) {
        return events.stream()
                .filter(event -> event.type() != TicketEventType.CUSTOMER_REPLIED
                        && event.actor().filter(PartyRole.CUSTOMER::equals).isEmpty())
                .sorted((one, other) -> one.occurredAt().compareTo(other.occurredAt()))
                .toList();
    }

    private static Duration counted(List<LedgerSegment> ledger, Instant from, Instant to) {
        var counted = Duration.ZERO;
        for (var segment : ledger) {
            var start = segment.from().isAfter(from) ? segment.from() : from;
            var end = segment.to().isBefore(to) ? segment.to() : to;
            if (segment.phase() == Phase.COUNTED && start.isBefore(end)) {
                counted = counted.plus(Duration.between(start, end));
            }
        }
        return counted;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
