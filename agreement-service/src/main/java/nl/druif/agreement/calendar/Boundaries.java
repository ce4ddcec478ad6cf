package nl.druif.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.problem.Faulty;

/**
 * The next openings and closings of a calendar, and the days of the coming year that are longer or shorter than others.
 *
 * @param knownUntil where the calendar's versions end, when that is before as many boundaries as were asked for
 */
public record Boundaries(
        ZoneId timeZone, List<Boundary> items, List<ClockChange> clockChanges, Optional<Instant> knownUntil) {
    private static final Duration DAY = Duration.ofDays(1);

    /** What happens at a boundary. */
    public enum Kind {
        OPENS,
        CLOSES
    }

    /**
     * @param localAt     what the clocks on the wall say then
     * @param lengthOfDay real length of its local day, when the clocks change on it
     * @param closedFor   the holiday or closed day that closes it
     */
    public record Boundary(
            Instant at, LocalDateTime localAt, Kind kind, Optional<String> closedFor, Optional<Duration> lengthOfDay) {}

    /**
     * A day on which the clocks change.
     *
     * @param length real time from its first midnight to the next
     * @param open   open time on it; absent when the calendar does not know the day
     */
    public record ClockChange(LocalDate date, Duration length, Optional<Duration> open) {}

    public Boundaries {
        items = List.copyOf(items);
        clockChanges = List.copyOf(clockChanges);
    }

    /** @throws Faulty when the calendar does not know {@code from} */
    static Boundaries of(NamedCalendar calendar, Instant from, int count) {
        var compiled = BusinessCalendar.of(calendar.versions());
        var zone = compiled.zone();
        var items = new ArrayList<Boundary>();
        Optional<Instant> knownUntil = Optional.empty();
        try {
            compiled.isOpen(from);
        } catch (CalendarHorizonPassed passed) {
            throw new Faulty(CalendarPreviewItem.beyond("?from", passed));
        }
        try {
            var next = compiled.nextBoundary(from);
            while (next.isPresent() && items.size() < count) {
                items.add(boundary(compiled, zone, next.get()));
                next = compiled.nextBoundary(next.get());
            }
        } catch (CalendarHorizonPassed passed) {
            knownUntil = Optional.of(passed.knownUntil());
        }
        return new Boundaries(zone, items, clockChanges(compiled, zone, from), knownUntil);
    }

    private static Boundary boundary(BusinessCalendar calendar, ZoneId zone, Instant at) {
        var local = at.atZone(zone).toLocalDateTime();
        var opens = calendar.isOpen(at);
        var length = length(local.toLocalDate(), zone);
        return new Boundary(
                at,
                local,
                opens ? Kind.OPENS : Kind.CLOSES,
                opens ? Optional.empty() : calendar.closedFor(at.toEpochMilli()),
                length.equals(DAY) ? Optional.empty() : Optional.of(length));
    }

    private static List<ClockChange> clockChanges(BusinessCalendar calendar, ZoneId zone, Instant from) {
        var until = from.plus(Duration.ofDays(366));
        var changes = new ArrayList<ClockChange>();
        var rules = zone.getRules();
        for (var change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            var date = change.getDateTimeBefore().toLocalDate();
            changes.add(new ClockChange(date, length(date, zone), open(calendar, zone, date)));
        }
        return changes;
    }

    private static Optional<Duration> open(BusinessCalendar calendar, ZoneId zone, LocalDate date) {
        try {
            return Optional.of(calendar.open(
                    date.atStartOfDay(zone).toInstant(),
                    date.plusDays(1).atStartOfDay(zone).toInstant()));
        } catch (CalendarHorizonPassed unknown) {
            return Optional.empty();
        }
    }

    private static Duration length(LocalDate date, ZoneId zone) {
        return Duration.between(date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone));
    }
}
