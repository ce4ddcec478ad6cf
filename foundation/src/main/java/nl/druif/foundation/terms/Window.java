package nl.druif.foundation.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A real month, quarter or year of a place, with the hours that its clocks gave it.
 *
 * @param first its first local day
 */
public record Window(Period period, LocalDate first, ZoneId zone) {

    public Window {
        if (first.getDayOfMonth() != 1 || (first.getMonthValue() - 1) % period.months() != 0) {
            throw new IllegalArgumentException("no " + period + " begins on " + first);
        }
    }

    /** The one that an instant lies in. */
    public static Window holding(Instant at, Period period, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        var month = (day.getMonthValue() - 1) / period.months() * period.months() + 1;
        return new Window(period, LocalDate.of(day.getYear(), month, 1), zone);
    }

    /** Half-open with {@link #until}. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    public Instant until() {
        return end().atStartOfDay(zone).toInstant();
    }

    /** The first local day after it. */
    public LocalDate end() {
        return first.plusMonths(period.months());
    }

    public Duration length() {
        return Duration.between(from(), until());
    }

    /** Whether they have a month in common. */
    public boolean overlaps(Window other) {
        return first.isBefore(other.end()) && other.first.isBefore(end());
    }
}
