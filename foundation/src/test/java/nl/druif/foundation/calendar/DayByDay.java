package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
        var left = open;
        for (var date = start.atZone(zone).toLocalDate(); ; date = date.plusDays(1)) {
            if (free.contains(date)) {
                continue;
            }
            for (var window : weekly.on(date.getDayOfWeek())) {
                var opens = at(date, window.from());
                var from = start.isAfter(opens) ? start : opens;
                var closes = at(date, window.to());
                if (from.isBefore(closes)) {
                    var part = Duration.between(from, closes);
                    if (part.compareTo(left) >= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(part);
                }
            }
        }
    }

    Duration open(Instant from, Instant until) {
        var counted = Duration.ZERO;
        var last = until.atZone(zone).toLocalDate();
        for (var date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (free.contains(date)) {
                continue;
            }
            for (var window : weekly.on(date.getDayOfWeek())) {
                var opens = at(date, window.from());
                var start = from.isAfter(opens) ? from : opens;
                var closes = at(date, window.to());
                var end = until.isBefore(closes) ? until : closes;
                if (start.isBefore(end)) {
                    counted = counted.plus(Duration.between(start, end));
                }
            }
        }
        return counted;
    }

    private Instant at(LocalDate date, TimeOfDay time) {
        return date.atTime(LocalTime.ofSecondOfDay(time.second())).atZone(zone).toInstant();
    }
}
