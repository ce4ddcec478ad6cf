package nl.druif.foundation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours as stretches of the time-line: local windows, minus closings, plus extra openings, each boundary put
 * where the zone says. An opening boundary in a gap moves to its end; in an overlap the first occurrence opens and the
 * last one closes.
 */
final class LocalHours {
    static final long DAY_MILLIS = TimeOfDay.DAY * 1000L;

    private final OpeningHours hours;
    private final ZoneId zone;
    private final Closings closings;

    /** Seconds since midnight of each day of the week, cut at midnight. */
    private final Spans[] weekly = new Spans[7];

    private final Map<Long, Spans> extra = new HashMap<>();
    private final Map<Long, Shift> extraShifts = new HashMap<>();

    LocalHours(OpeningHours hours) {
        this.hours = hours;
        this.zone = hours.timeZone().id();
        this.closings = new Closings(hours.closed(), hours.holidays());
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
            var from = opening.from().second();
            extraShifts.merge(
                    date, new Shift(from, opening.until()), (one, other) -> one.with(other.from, other.until));
            extraOn(date).add(opening.from().second(), Math.min(opening.until(), TimeOfDay.DAY));
            if (opening.until() > TimeOfDay.DAY) {
                extraOn(date + 1).add(0, opening.until() - TimeOfDay.DAY);
            }
        }
    }

    /** From the first window that begins on a day to the end of the last; seconds since its midnight. */
    record Shift(int from, int until) {
        Shift with(int otherFrom, int otherUntil) {
            return new Shift(Math.min(from, otherFrom), Math.max(until, otherUntil));
        }
    }

    Optional<Shift> shiftOn(long day) {
        @Nullable Shift shift = extraShifts.get(day);
        for (var window : hours.weekly().on(DayOfWeek.of(Math.floorMod(day + 3, 7) + 1))) {
            var from = window.from().second();
            shift = shift == null ? new Shift(from, window.until()) : shift.with(from, window.until());
        }
        return Optional.ofNullable(shift);
    }

    ZoneId zone() {
        return zone;
    }

    Closings closings() {
        return closings;
    }

    Iterable<Long> extraDays() {
        return extra.keySet();
    }

    boolean neverOpens() {
        return hours.weekly().isNever() && extra.isEmpty();
    }

    boolean neverCloses() {
        for (var day : weekly) {
            if (day.count() != 1 || day.from(0) != 0 || day.until(0) != TimeOfDay.DAY) {
                return false;
            }
        }
        return closings.none();
    }

    /** Seconds an ordinary week is open. */
    long secondsAWeek() {
        var seconds = 0L;
        for (var day : weekly) {
            seconds += length(day);
        }
        return seconds;
    }

    long extraSeconds() {
        return extra.values().stream().mapToLong(LocalHours::length).sum();
    }

    /** Adds what is open between two instants, in epoch milliseconds. */
    void openings(long from, long until, Spans into) {
        var first = localDay(from) - 1;
        var last = localDay(until) + 1;
        var steady = steadyOffset(first, last);
        for (var day = first; day <= last; day++) {
            openings(day, steady, from, until, into);
        }
    }

    private void openings(long day, @Nullable ZoneOffset steady, long from, long until, Spans into) {
        var ordinary = weekly[Math.floorMod(day + 3, 7)];
        var closed = closings.on(day);
        var left = closed.isEmpty() ? ordinary : without(ordinary, closed);
        add(left, day, steady, from, steady == null ? Math.min(until, endBefore(day + 1)) : until, into);
        var added = extra.get(day);
        if (added != null) {
            add(added, day, steady, from, until, into);
        }
    }

    private void add(Spans local, long day, @Nullable ZoneOffset steady, long from, long until, Spans into) {
        for (int i = 0; i < local.count(); i++) {
            var opens = opens(day, local.from(i), steady);
            var closes = closes(day, local.until(i), steady);
            into.add(Math.max(opens, from), Math.min(closes, until));
        }
    }

    private static Spans without(Spans ordinary, Iterable<Closings.Part> closed) {
        var left = new Spans();
        for (int i = 0; i < ordinary.count(); i++) {
            left.add(ordinary.from(i), ordinary.until(i));
        }
        closed.forEach(part -> left.remove(part.from(), part.until()));
        return left;
    }

    /** A window that ends at a midnight which comes twice must not reach into a holiday that begins at the first. */
    private long endBefore(long day) {
        var closed = closings.on(day).stream().anyMatch(part -> part.from() == 0);
        return closed ? opens(day, 0, null) : Long.MAX_VALUE;
    }

    long opens(long day, long second) {
        return opens(day, second, null);
    }

    long closes(long day, long second) {
        return closes(day, second, null);
    }

    private long opens(long day, long second, @Nullable ZoneOffset steady) {
        return steady == null
                ? WallClock.first(zone, wall(day, second)).toEpochMilli()
                : (day * TimeOfDay.DAY + second - steady.getTotalSeconds()) * 1000L;
    }

    private long closes(long day, long second, @Nullable ZoneOffset steady) {
        return steady == null
                ? WallClock.last(zone, wall(day, second)).toEpochMilli()
                : (day * TimeOfDay.DAY + second - steady.getTotalSeconds()) * 1000L;
    }

    private static LocalDateTime wall(long day, long second) {
        return LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second);
    }

    long localDay(long at) {
        var offset = zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds();
        return Math.floorDiv(Math.floorDiv(at, 1000L) + offset, (long) TimeOfDay.DAY);
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

    private static long length(Spans spans) {
        var length = 0L;
        for (int i = 0; i < spans.count(); i++) {
            length += spans.until(i) - spans.from(i);
        }
        return length;
    }
}
