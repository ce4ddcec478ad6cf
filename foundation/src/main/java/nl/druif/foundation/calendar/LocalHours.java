package nl.druif.foundation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of a run of days as stretches of the time-line: local windows, minus closings, plus extra openings, each
 * boundary put where the zone says. An opening boundary in a gap moves to its end; in an overlap the first occurrence
 * opens and the last one closes.
 */
final class LocalHours {
    static final long DAY_MILLIS = TimeOfDay.DAY * 1000L;

    private final ZoneId zone;
    private final Closings closings;

    /** Seconds since midnight of each day of the week, cut at midnight. */
    private final Spans[] weekly = new Spans[7];

    private final Map<Long, Spans> extra = new HashMap<>();

    /** For questions about instants in {@code [from, until)}, in epoch milliseconds. */
    LocalHours(OpeningHours hours, long from, long until) {
        zone = hours.timeZone().id();
        closings = new Closings(hours, localDay(from) - 2, localDay(until) + 2);
        for (int day = 0; day < 7; day++) {
            weekly[day] = new Spans();
        }
        for (var day : DayOfWeek.values()) {
            for (var window : hours.weekly().on(day)) {
                weekly[day.ordinal()].add(window.from().second(), Math.min(window.until(), TimeOfDay.DAY));
                weekly[(day.ordinal() + 1) % 7].add(0, window.until() - TimeOfDay.DAY);
            }
        }
        for (var opening : hours.extraOpenings()) {
            var date = opening.date().toEpochDay();
            extraOn(date).add(opening.from().second(), Math.min(opening.until(), TimeOfDay.DAY));
            if (opening.until() > TimeOfDay.DAY) {
                extraOn(date + 1).add(0, opening.until() - TimeOfDay.DAY);
            }
        }
    }

    ZoneId zone() {
        return zone;
    }

    Closings closings() {
        return closings;
    }

    Set<Long> extraDays() {
        return extra.keySet();
    }

    long localDay(long at) {
        var offset = zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds();
        return Math.floorDiv(Math.floorDiv(at, 1000L) + offset, (long) TimeOfDay.DAY);
    }

    /** When a time on the wall opens something, in epoch milliseconds. */
    long opens(long day, long second) {
        return WallClock.first(zone, wall(day, second)).toEpochMilli();
    }

    /** When a time on the wall closes something, in epoch milliseconds. */
    long closes(long day, long second) {
        return WallClock.last(zone, wall(day, second)).toEpochMilli();
    }

    /** Adds what is open between two instants, in epoch milliseconds. */
    void openings(long from, long until, Spans into) {
        var first = localDay(from);
        var last = localDay(until);
        var steady = steadyOffset(first, last);
        if (steady != null) {
            for (var day = first; day <= last; day++) {
                openings(day, steady, from, until, into);
            }
            return;
        }
        for (var day = first - 1; day <= last + 1; day++) {
            openings(day, steadyOffset(day, day), from, until, into);
        }
    }

    private void openings(long day, @Nullable ZoneOffset steady, long from, long until, Spans into) {
        // A window that ends at a midnight which comes twice must not reach into a holiday that begins at the first.
        var limit = steady == null ? Math.min(until, closingAtStartOf(day + 1)) : until;
        add(ordinary(day), day, steady, from, limit, into);
        var added = extra.get(day);
        if (added != null) {
            add(added, day, steady, from, until, into);
        }
    }

    private Spans ordinary(long day) {
        var windows = weekly[Math.floorMod(day + 3, 7)];
        var closed = closings.on(day);
        if (closed.isEmpty()) {
            return windows;
        }
        var left = new Spans();
        for (int i = 0; i < windows.count(); i++) {
            left.add(windows.from(i), windows.until(i));
        }
        closed.forEach(part -> left.remove(part.from(), part.until()));
        return left;
    }

    private void add(Spans local, long day, @Nullable ZoneOffset steady, long from, long until, Spans into) {
        for (int i = 0; i < local.count(); i++) {
            var opens = steady == null ? opens(day, local.from(i)) : instant(day, local.from(i), steady);
            var closes = steady == null ? closes(day, local.until(i)) : instant(day, local.until(i), steady);
            into.add(Math.max(opens, from), Math.min(closes, until));
        }
    }

    private long closingAtStartOf(long day) {
        var closed = closings.on(day).stream().anyMatch(part -> part.from() == 0);
        return closed ? opens(day, 0) : Long.MAX_VALUE;
    }

    /** The one offset of all these days and a day on either side, or null when the clocks change between them. */
    private @Nullable ZoneOffset steadyOffset(long first, long last) {
        var start = Instant.ofEpochSecond((first - 2) * TimeOfDay.DAY);
        var change = zone.getRules().nextTransition(start);
        if (change != null && change.getInstant().getEpochSecond() <= (last + 3) * TimeOfDay.DAY) {
            return null;
        }
        return zone.getRules().getOffset(start);
    }

    private Spans extraOn(long day) {
        return extra.computeIfAbsent(day, none -> new Spans());
    }

    private static long instant(long day, long second, ZoneOffset offset) {
        return (day * TimeOfDay.DAY + second - offset.getTotalSeconds()) * 1000L;
    }

    private static LocalDateTime wall(long day, long second) {
        return LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second);
    }
}
