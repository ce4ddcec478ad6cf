package nl.druif.ticketclock.touch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.ticketclock.clock.LedgerSegment;
import nl.druif.ticketclock.clock.Phase;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * How a ticket lay while its clock counted: the longest stretch in which nobody had a hand on it. All three are counted time,
 * so what lies outside the opening hours, pauses and what was excluded are no part of them.
 *
 * @param touched of it: while somebody was at work
 * @param idle    the longest stretch between two touches; none where the clock was paused for longer than that, in its
 *                opening hours: then the pauses explain why the ticket lay
 */
public record Idleness(Duration counted, Duration touched, Duration idle) {

    /** Known once the time to resolve is over. */
    public static Optional<Idleness> of(Reading reading, List<TicketEvent> events) {
        if (reading.metric() != Metric.TIME_TO_RESOLVE
                || reading.startedAt().isEmpty()
                || reading.stoppedAt().isEmpty()) {
            return Optional.empty();
        }
        var end = reading.stoppedAt().get();
        return Optional.of(between(reading, reading.startedAt().get(), end, Touches.of(events, end)));
    }

    private static Idleness between(Reading reading, Instant start, Instant end, Touches touches) {
        var since = start;
        var touched = 0L;
        var longest = 0L;
        for (var touch : touches.all()) {
            if (since.isBefore(touch.from())) {
                longest = Math.max(longest, counted(reading.ledger(), since, touch.from()));
            }
            if (since.isBefore(touch.until())) {
                // Two teams at work at once are one ticket that is worked on.
                touched += counted(reading.ledger(), later(since, touch.from()), touch.until());
                since = touch.until();
            }
        }
        longest = Math.max(longest, counted(reading.ledger(), since, end));
        var idle = paused(reading.ledger()) > longest ? 0 : longest;
        return new Idleness(reading.counted(), Duration.ofMillis(touched), Duration.ofMillis(idle));
    }

    public BigDecimal percent() {
        return percent(idle.toMillis(), counted.toMillis());
    }

    /** @return of a hundred, to show: cut off after two decimals. Where nothing counted, nothing lay idle */
    public static BigDecimal percent(long idleMillis, long countedMillis) {
        return countedMillis == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(idleMillis)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(countedMillis), 2, RoundingMode.FLOOR);
    }

    public boolean isBeyond(Threshold threshold) {
        return threshold.isPassedBy(idle, counted);
    }

    private static long counted(List<LedgerSegment> ledger, Instant from, Instant to) {
        var counted = 0L;
        for (var segment : ledger) {
            if (segment.phase() == Phase.COUNTED && segment.from().isBefore(to) && from.isBefore(segment.to())) {
                counted += Duration.between(later(segment.from(), from), earlier(segment.to(), to))
                        .toMillis();
            }
        }
        return counted;
    }

    private static long paused(List<LedgerSegment> ledger) {
        return ledger.stream()
                .filter(segment -> segment.phase() == Phase.PAUSED)
                .mapToLong(segment -> segment.length().toMillis())
                .sum();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
