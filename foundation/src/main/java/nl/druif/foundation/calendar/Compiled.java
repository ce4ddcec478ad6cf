package nl.druif.foundation.calendar;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The compiled years of a calendar. Grows when asked further; a table once handed out stays as it is. */
final class Compiled {
    private static final long YEAR = Duration.ofDays(366).toMillis();
    private static final long AHEAD = 2 * YEAR;
    private static final long BEHIND = YEAR;

    private final TimeLine line;
    private volatile @Nullable WeekTable table;
    private volatile @Nullable ClosedDays closedDays;

    Compiled(TimeLine line) {
        this.line = line;
    }

    /** A table that holds both instants; refuses when the calendar does not know all between them. */
    WeekTable covering(long from, long until) {
        var current = table;
        return current != null && current.covers(from, until) ? current : grown(from, until);
    }

    WeekTable holding(long at) {
        var current = table;
        return current != null && current.holds(at) ? current : grown(at, Math.max(at, at + 1));
    }

    long dueFurther(long start, long open) {
        if (line.neverOpens()) {
            throw new NeverOpen();
        }
        var end = line.knownUntil(start);
        if (open > line.mostOpen(start, end)) {
            throw line.refusal(end, start);
        }
        var current = covering(start, start);
        while (true) {
            var last = current.openBefore(start) + open - 1;
            if (last < current.total()) {
                return current.instantOf(last) + 1;
            }
            if (current.until >= end) {
                throw line.refusal(end, start);
            }
            current = grown(start, Math.min(end, current.until + step(current)));
        }
    }

    long backwardsFurther(long end, long open) {
        if (line.neverOpens()) {
            throw new NeverOpen();
        }
        var start = line.knownFrom(end);
        if (open > line.mostOpen(start, end)) {
            throw line.refusal(start - 1, end);
        }
        var current = covering(end, end);
        while (true) {
            var first = current.openBefore(end) - open;
            if (first >= 0) {
                return current.instantOf(first);
            }
            if (current.from <= start) {
                throw line.refusal(start - 1, end);
            }
            current = grown(Math.max(start, current.from - step(current)), end);
        }
    }

    long boundaryAfter(long at) {
        var current = holding(at);
        if (line.neverOpens() || line.neverCloses()) {
            return BusinessCalendar.NEVER;
        }
        var end = line.knownUntil(at);
        while (true) {
            var boundary = boundaryAfter(at, current);
            if (boundary < current.until) {
                return boundary;
            }
            if (current.until >= end) {
                return BusinessCalendar.NEVER;
            }
            current = grown(at, Math.min(end, current.until + step(current)));
        }
    }

    private static long boundaryAfter(long at, WeekTable table) {
        if (table.isOpen(at)) {
            return table.closingAfter(at);
        }
        var open = table.openBefore(at);
        return open < table.total() ? table.instantOf(open) : BusinessCalendar.NEVER;
    }

    long boundaryBefore(long at) {
        var current = covering(at - 1, at);
        if (line.neverOpens() || line.neverCloses()) {
            return BusinessCalendar.NEVER_BEFORE;
        }
        var start = line.knownFrom(at);
        while (true) {
            var boundary = boundaryBefore(at, current);
            if (boundary > current.from) {
                return boundary;
            }
            if (current.from <= start) {
                return BusinessCalendar.NEVER_BEFORE;
            }
            current = grown(Math.max(start, current.from - step(current)), at);
        }
    }

    private static long boundaryBefore(long at, WeekTable table) {
        if (table.isOpen(at - 1)) {
            return table.openingBefore(at - 1);
        }
        var open = table.openBefore(at);
        return open > 0 ? table.instantOf(open - 1) + 1 : BusinessCalendar.NEVER_BEFORE;
    }

    ClosedDays closedDays(long at) {
        var known = closedDays;
        var current = holding(at);
        if (known == null || known.from > current.from || known.until < current.until) {
            known = ClosedDays.of(line, current.from, current.until);
            closedDays = known;
        }
        return known;
    }

    /** The first start or end of a closed day after an instant and before the next boundary, or that boundary. */
    long closedDayEdgeAfter(long at, long boundary) {
        if (line.neverNamesClosings()) {
            return boundary;
        }
        var end = line.knownUntil(at);
        while (true) {
            var days = closedDays(at);
            var edge = Math.min(boundary, days.edgeAfter(at));
            if (edge <= days.until || days.until >= end) {
                return edge;
            }
            grown(at, Math.min(end, days.until + (days.until - days.from) / 4));
        }
    }

    /** How much further to look when what is compiled does not do. */
    private static long step(WeekTable table) {
        return (table.until - table.from) / 4;
    }

    private synchronized WeekTable grown(long from, long until) {
        var current = table;
        if (current != null && current.covers(from, until)) {
            return current;
        }
        var start = line.knownFrom(from);
        var end = line.knownUntil(from);
        if (from < start || until > end) {
            throw line.refusal(until > end ? until : from, from);
        }
        var first = Math.max(start, Week.start(Week.of(from - BEHIND)));
        var last = Math.min(end, Week.start(Week.of(until + AHEAD)));
        var grown = current != null && current.from >= start && current.until <= end
                ? current.extended(line, first, last)
                : WeekTable.compile(line, first, last);
        table = grown;
        return grown;
    }
}
