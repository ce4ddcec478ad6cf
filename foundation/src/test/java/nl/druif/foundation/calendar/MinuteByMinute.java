package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of business time written down a second time, as slowly and plainly as they read: every minute of a few months
 * is open or not, and every answer is a walk over minutes. Hours lie on whole minutes.
 */
final class MinuteByMinute {
    private static final long MINUTE = 60_000;

    private final OpeningHours hours;
    private final ZoneId zone;
    private final Set<LocalDate> free = new HashSet<>();
    private final BitSet open = new BitSet();
    private final long first;
    private final long last;

    MinuteByMinute(OpeningHours hours, LocalDate from, LocalDate until) {
        this.hours = hours;
        this.zone = hours.timeZone().id();
        this.first = from.atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli() / MINUTE;
        this.last = until.atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli() / MINUTE;
        hours.holidays().ifPresent(some -> {
            for (int year = from.getYear() - 1; year <= until.getYear() + 1; year++) {
                PublicHolidays.proposal(some, year).forEach(day -> free.add(day.date()));
            }
        });
        for (var date = from.minusDays(2); date.isBefore(until.plusDays(3)); date = date.plusDays(1)) {
            mark(ordinary(date), date);
        }
        for (var date = from.minusDays(2); date.isBefore(until.plusDays(3)); date = date.plusDays(1)) {
            if (isWhollyClosed(date)) {
                clear(date);
            }
        }
        for (var date = from.minusDays(2); date.isBefore(until.plusDays(3)); date = date.plusDays(1)) {
            mark(extra(date), date);
        }
    }

    long first() {
        return first * MINUTE;
    }

    long last() {
        return last * MINUTE;
    }

    boolean isOpen(long at) {
        return open.get(index(Math.floorDiv(at, MINUTE)));
    }

    long open(long from, long until) {
        var counted = 0L;
        for (var minute = Math.floorDiv(from, MINUTE); minute * MINUTE < until; minute++) {
            if (open.get(index(minute))) {
                counted += Math.min((minute + 1) * MINUTE, until) - Math.max(minute * MINUTE, from);
            }
        }
        return counted;
    }

    long due(long start, long length) {
        var left = length;
        for (var minute = Math.floorDiv(start, MINUTE); ; minute++) {
            if (open.get(index(minute))) {
                var from = Math.max(minute * MINUTE, start);
                var part = (minute + 1) * MINUTE - from;
                if (part >= left) {
                    return from + left;
                }
                left -= part;
            }
        }
    }

    long backwards(long end, long length) {
        var left = length;
        for (var minute = Math.floorDiv(end - 1, MINUTE); ; minute--) {
            if (open.get(index(minute))) {
                var until = Math.min((minute + 1) * MINUTE, end);
                var part = until - minute * MINUTE;
                if (part >= left) {
                    return until - left;
                }
                left -= part;
            }
        }
    }

    /** The first change after an instant, or the end of what is known. */
    long boundaryAfter(long at) {
        var now = isOpen(at);
        var next = Math.floorDiv(at, MINUTE) + 1;
        while (next < last && open.get(index(next)) == now) {
            next++;
        }
        return next * MINUTE;
    }

    /** The last change before an instant, or the start of what is known. */
    long boundaryBefore(long at) {
        var now = isOpen(at - 1);
        var minute = Math.floorDiv(at - 1, MINUTE);
        while (minute > first && open.get(index(minute - 1)) == now) {
            minute--;
        }
        return minute * MINUTE;
    }

    /** Every minute at which the wall shows that date. */
    private void clear(LocalDate date) {
        var noon = date.atTime(12, 0).toEpochSecond(ZoneOffset.UTC) / 60;
        for (var minute = Math.max(first, noon - 2_160); minute < Math.min(last, noon + 2_160); minute++) {
            if (Instant.ofEpochMilli(minute * MINUTE).atZone(zone).toLocalDate().equals(date)) {
                open.clear(index(minute));
            }
        }
    }

    private boolean isWhollyClosed(LocalDate date) {
        return free.contains(date)
                || hours.closed().stream()
                        .anyMatch(day -> day.date().equals(date)
                                && day.from().isEmpty()
                                && day.to().isEmpty());
    }

    /** Minutes on the wall of one date: its windows and what is left of yesterday's, minus what is closed. */
    private BitSet ordinary(LocalDate date) {
        var minutes = new BitSet();
        for (var window : hours.weekly().on(date.getDayOfWeek())) {
            set(minutes, window.from(), window.to(), 0, true);
        }
        for (var window : hours.weekly().on(date.minusDays(1).getDayOfWeek())) {
            set(minutes, window.from(), window.to(), -1440, true);
        }
        for (var closed : hours.closed()) {
            var from = closed.from().orElse(TimeOfDay.parse("00:00"));
            var to = closed.to().orElse(TimeOfDay.parse("24:00"));
            if (closed.date().equals(date)) {
                set(minutes, from, to, 0, false);
            }
            if (closed.date().plusDays(1).equals(date)) {
                set(minutes, from, to, -1440, false);
            }
        }
        if (free.contains(date)) {
            minutes.clear();
        }
        return minutes;
    }

    private BitSet extra(LocalDate date) {
        var minutes = new BitSet();
        for (var opening : hours.extraOpenings()) {
            if (opening.date().equals(date)) {
                set(minutes, opening.from(), opening.to(), 0, true);
            }
            if (opening.date().plusDays(1).equals(date)) {
                set(minutes, opening.from(), opening.to(), -1440, true);
            }
        }
        return minutes;
    }

    private static void set(BitSet minutes, TimeOfDay from, TimeOfDay to, int shift, boolean open) {
        var start = from.second() / 60;
        var end = to.second() / 60 < start ? to.second() / 60 + 1440 : to.second() / 60;
        for (int minute = start + shift; minute < end + shift; minute++) {
            if (minute >= 0 && minute < 1440) {
                minutes.set(minute, open);
            }
        }
    }

    /** Puts runs of open minutes on the time-line: the first occurrence opens, the last one closes, a gap ends at its end. */
    private void mark(BitSet minutes, LocalDate date) {
        for (int from = minutes.nextSetBit(0); from >= 0; ) {
            var until = minutes.nextClearBit(from);
            var opens = instant(date.atStartOfDay().plusMinutes(from), false);
            var closes = instant(date.atStartOfDay().plusMinutes(until), true);
            for (var minute = Math.max(opens, first); minute < Math.min(closes, last); minute++) {
                open.set(index(minute));
            }
            from = minutes.nextSetBit(until);
        }
    }

    private long instant(LocalDateTime wall, boolean lastOccurrence) {
        var offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return zone.getRules().getTransition(wall).toEpochSecond() / 60;
        }
        return wall.toEpochSecond(offsets.get(lastOccurrence ? offsets.size() - 1 : 0)) / 60;
    }

    private int index(long minute) {
        return (int) (minute - first);
    }
}
