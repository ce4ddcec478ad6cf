package nl.druif.foundation.calendar;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A calendar compiled for a run of weeks: for each the open time before it and its pattern. Immutable; the open time
 * before an instant and the instant of an open millisecond are found in constant time, whatever lies between.
 */
final class WeekTable {
    private static final int MILLIS = 1000;
    private static final int BEHIND_ALL = -1;
    private static final WeekPattern[] NO_WEEKS = {};

    /** The known stretch this table answers for, half-open, in epoch milliseconds. */
    final long from;

    final long until;

    private final long base;

    /**
     * For each week the open seconds before it, unsigned: 130 years have fewer than 2³². Whoever asks about many calendars
     * pays for each stretch of memory he touches after another one told him where: here a week's place in both arrays
     * follows from the instant alone.
     */
    private final int[] secondsBefore;

    private final WeekPattern[] patterns;
    private final int count;
    private final char[] weekByOpenTime;
    private final int openShift;
    private final long total;

    private WeekTable(WeekPattern[] run, long from, long until) {
        this.base = Week.start(Week.of(from));
        this.from = from;
        this.until = until;
        count = run.length;
        // One week that never opens at the end, so that the end itself may be asked for; nothing lies behind it.
        patterns = Arrays.copyOf(run, count + 1);
        patterns[count] = WeekPattern.CLOSED;
        secondsBefore = new int[count + 3];
        var open = 0L;
        for (int i = 0; i < count; i++) {
            secondsBefore[i] = (int) open;
            open += run[i].open() / MILLIS;
        }
        secondsBefore[count] = (int) open;
        secondsBefore[count + 1] = BEHIND_ALL;
        secondsBefore[count + 2] = BEHIND_ALL;
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
                        Arrays.copyOf(patterns, count),
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
        var week = week(at);
        return before(week) + pattern(week).openBefore(offset(at, week));
    }

    boolean isOpen(long at) {
        var week = week(at);
        return pattern(week).isOpen(offset(at, week));
    }

    /** When so many open milliseconds, one at least, are used up; {@link BusinessCalendar#NEVER} when the table is first. */
    long due(long start, long open) {
        var week = week(start);
        var last = before(week) + pattern(week).openBefore(offset(start, week)) + open - 1;
        // Less than none is more than a long holds.
        return last < total && last >= 0 ? instantOf(last, week) + 1 : BusinessCalendar.NEVER;
    }

    /** Open milliseconds of the whole table. */
    long total() {
        return total;
    }

    /** The instant at which open millisecond number {@code open}, counted from 0 at the base, begins; it must exist. */
    long instantOf(long open) {
        return instantIn(weekOf(open), open);
    }

    /** The same, for one that does not lie before {@code week}: most lie in it or in the next. */
    private long instantOf(long open, int week) {
        if (before(week + 1) > open) {
            return instantIn(week, open);
        }
        return instantIn(before(week + 2) > open ? week + 1 : weekOf(open), open);
    }

    private long instantIn(int week, long open) {
        return start(week) + pattern(week).offsetOf((int) (open - before(week)));
    }

    private int weekOf(long open) {
        int week = weekByOpenTime[(int) (open >>> openShift)];
        while (before(week + 1) <= open) {
            week++;
        }
        return week;
    }

    /** The first closing after an instant in open time; the end of the table when it is still open then. */
    long closingAfter(long at) {
        var week = week(at);
        long closing = pattern(week).closingAfter(offset(at, week));
        while (closing == Week.MILLIS
                && start(week + 1) < until
                && pattern(week + 1).isOpen(0)) {
            week++;
            closing = pattern(week).closingAfter(0);
        }
        return start(week) + closing;
    }

    /** The last opening at or before an instant in open time; the start of the table when it was open already then. */
    long openingBefore(long at) {
        var week = week(at);
        long opening = pattern(week).openingBefore(offset(at, week));
        while (opening == 0 && start(week) > from && pattern(week - 1).isOpen(Week.MILLIS - 1)) {
            week--;
            opening = pattern(week).openingBefore(Week.MILLIS - 1);
        }
        return start(week) + opening;
    }

    private int week(long at) {
        return (int) ((at - base) / Week.MILLIS);
    }

    private int offset(long at, int week) {
        return (int) (at - start(week));
    }

    private long start(int week) {
        return base + (long) week * Week.MILLIS;
    }

    private long before(int week) {
        return Integer.toUnsignedLong(secondsBefore[week]) * MILLIS;
    }

    private WeekPattern pattern(int week) {
        return patterns[week];
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
            while (week < count && before(week + 1) <= (long) bucket << openShift) {
                week++;
            }
            buckets[bucket] = (char) week;
        }
        return buckets;
    }
}
