package nl.druif.foundation.calendar;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A calendar compiled for a run of weeks: for each the open time before it and its pattern. Immutable; the open time
 * before an instant and the instant of an open millisecond are found in constant time, whatever lies between.
 */
final class WeekTable {
    private static final int MILLIS = 1000;
    private static final WeekPattern[] NO_WEEKS = {};

    /** The known stretch this table answers for, half-open, in epoch milliseconds. */
    final long from;

    final long until;

    private final long base;
    private final WeekPattern[] weeks;

    /** Open seconds before each week, unsigned: boundaries lie on whole seconds, and 130 years fit. */
    private final int[] openBefore;

    private final char[] weekByOpenTime;
    private final int openShift;
    private final long total;

    private WeekTable(WeekPattern[] patterns, long from, long until) {
        this.base = Week.start(Week.of(from));
        this.from = from;
        this.until = until;
        var count = patterns.length;
        // One week that never opens at the end, so that the end itself may be asked for.
        weeks = Arrays.copyOf(patterns, count + 1);
        weeks[count] = WeekPattern.CLOSED;
        openBefore = new int[count + 2];
        var open = 0L;
        for (int i = 0; i < count; i++) {
            openBefore[i] = (int) open;
            open += weeks[i].open() / MILLIS;
        }
        openBefore[count] = (int) open;
        openBefore[count + 1] = -1;
        total = open * MILLIS;
        openShift = shiftFor(open, count);
        weekByOpenTime = weekByOpenTime();
    }

    /** Compiles {@code [from, until)}, none of it outside what the time-line knows. */
    static WeekTable compile(TimeLine line, long from, long until) {
        return new WeekTable(Compilation.weeks(line, from, until), from, until);
    }

    /** This table and the weeks between it and these instants, compiled now; what was compiled stays as it is. */
    WeekTable extended(TimeLine line, long first, long last) {
        var start = Math.min(from, first);
        var end = Math.max(until, last);
        var all = Stream.of(
                        start < from ? Compilation.weeks(line, start, from) : NO_WEEKS,
                        Arrays.copyOf(weeks, weeks.length - 1),
                        until < end ? Compilation.weeks(line, until, end) : NO_WEEKS)
                .flatMap(Arrays::stream)
                .toArray(WeekPattern[]::new);
        return new WeekTable(all, start, end);
    }

    boolean holds(long at) {
        return at >= from && at < until;
    }

    boolean covers(long first, long last) {
        return first >= from && last <= until;
    }

    /** Open milliseconds from the table's own base, the same for all questions to one table. */
    long openBefore(long at) {
        var since = at - base;
        var week = (int) (since / Week.MILLIS);
        return before(week) + weeks[week].openBefore((int) (since - (long) week * Week.MILLIS));
    }

    boolean isOpen(long at) {
        var since = at - base;
        var week = (int) (since / Week.MILLIS);
        return weeks[week].isOpen((int) (since - (long) week * Week.MILLIS));
    }

    /** Open milliseconds of the whole table. */
    long total() {
        return total;
    }

    /** The instant at which open millisecond number {@code open}, counted from 0 at the base, begins; it must exist. */
    long instantOf(long open) {
        int week = weekByOpenTime[(int) (open >>> openShift)];
        week += before(week + 1) <= open ? 1 : 0;
        while (before(week + 1) <= open) {
            week++;
        }
        return base + (long) week * Week.MILLIS + weeks[week].offsetOf((int) (open - before(week)));
    }

    /** The first closing after an instant in open time; the end of the table when it is still open then. */
    long closingAfter(long at) {
        var week = (int) ((at - base) / Week.MILLIS);
        long closing = weeks[week].closingAfter((int) (at - start(week)));
        while (closing == Week.MILLIS && start(week + 1) < until && weeks[week + 1].isOpen(0)) {
            week++;
            closing = weeks[week].closingAfter(0);
        }
        return start(week) + closing;
    }

    /** The last opening at or before an instant in open time; the start of the table when it was open already then. */
    long openingBefore(long at) {
        var week = (int) ((at - base) / Week.MILLIS);
        long opening = weeks[week].openingBefore((int) (at - start(week)));
        while (opening == 0 && start(week) > from && weeks[week - 1].isOpen(Week.MILLIS - 1)) {
            week--;
            opening = weeks[week].openingBefore(Week.MILLIS - 1);
        }
        return start(week) + opening;
    }

    private long start(int week) {
        return base + (long) week * Week.MILLIS;
    }

    private long before(int week) {
        return (openBefore[week] & 0xFFFF_FFFFL) * MILLIS;
    }

    /** Buckets of at most an average week: about one for each week. */
    private static int shiftFor(long openSeconds, int count) {
        var average = openSeconds * MILLIS / Math.max(count, 1);
        return Math.max(63 - Long.numberOfLeadingZeros(Math.max(average, 1)), 1);
    }

    private char[] weekByOpenTime() {
        var buckets = new char[(int) (total >>> openShift) + 1];
        int week = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            while (week < weeks.length - 1 && before(week + 1) <= (long) bucket << openShift) {
                week++;
            }
            buckets[bucket] = (char) week;
        }
        return buckets;
    }
}
