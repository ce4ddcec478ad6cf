package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;

/** What one writes in an afternoon: a week of windows, a set of closed dates, and a loop over days with java.time. */
final class DayByDay {
    private final ZoneId zone;
    private final WeeklyHours weekly;
    private final Set<LocalDate> free = new HashSet<>();

    /** Of hours with windows that end on the day they begin, and holidays. */
    DayByDay(OpeningHours hours, int firstYear, int lastYear) {
        zone = hours.timeZone().id();
        weekly = hours.weekly();
        for (int year = firstYear; year <= lastYear; year++) {
            PublicHolidays.proposal(hours.holidays().orElseThrow(), year).forEach(day -> free.add(day.date()));
        }
    }

    Instant due(Instant start, Duration open) {
        var at = start.atZone(zone);
        var left = open;
        for (var date = at.toLocalDate(); ; date = date.plusDays(1)) {
            if (free.contains(date)) {
                continue;
            }
            for (var window : weekly.on(date.getDayOfWeek())) {
                var opens = on(date, window.from());
                var from = at.isAfter(opens) ? at : opens;
                var closes = on(date, window.to());
                if (from.isBefore(closes)) {
                    var part = Duration.between(from, closes);
                    if (part.compareTo(left) >= 0) {
                        return from.plus(left).toInstant();
                    }
                    left = left.minus(part);
                }
            }
        }
    }

    Duration open(Instant from, Instant until) {
        var first = from.atZone(zone);
        var last = until.atZone(zone);
        var counted = Duration.ZERO;
        for (var date = first.toLocalDate(); !date.isAfter(last.toLocalDate()); date = date.plusDays(1)) {
            if (free.contains(date)) {
                continue;
            }
            for (var window : weekly.on(date.getDayOfWeek())) {
                var opens = on(date, window.from());
                var start = first.isAfter(opens) ? first : opens;
                var closes = on(date, window.to());
                var end = last.isBefore(closes) ? last : closes;
                if (start.isBefore(end)) {
                    counted = counted.plus(Duration.between(start, end));
                }
            }
        }
        return counted;
    }

    private ZonedDateTime on(LocalDate date, TimeOfDay time) {
        return date.atTime(LocalTime.ofSecondOfDay(time.second())).atZone(zone);
    }
}
