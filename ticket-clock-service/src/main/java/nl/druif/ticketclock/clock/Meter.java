package nl.druif.ticketclock.clock;

import java.util.Arrays;
import java.util.List;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.terms.Exclusion;

/**
 * How much of a cycle counted, and when a given amount was or will be used up. All in milliseconds. Used again for the next
 * cycle; allocates nothing.
 */
final class Meter {
    /** No calendar knows when. */
    static final long NEVER = BusinessCalendar.NEVER;

    final Pieces pieces = new Pieces();
    long counted;
    /** Opening hours that did not count because they were excluded. */
    long excluded;

    long limit;
    long dueAt;
    boolean breached;
    private long[] countedIn = new long[8];
    private boolean byDuePoint;

    /** @throws CalendarHorizonPassed when a calendar does not know a part of the cycle */
    void measure(Course course, Cycles cycles, int cycle, List<Exclusion> exclusions) {
        pieces.of(course, cycles, cycle, exclusions);
        if (countedIn.length < pieces.from.length) {
            countedIn = Arrays.copyOf(countedIn, pieces.from.length);
        }
        counted = 0;
        excluded = 0;
        for (int piece = 0; piece < pieces.count; piece++) {
            countedIn[piece] = pieces.mode[piece] == Pieces.Mode.RUNNING ? countedIn(piece) : 0;
            counted += countedIn[piece];
        }
        var target = cycles.target[cycle];
        var start = course.at[cycles.start[cycle]];
        byDuePoint = target.isDueAtPoint();
        if (byDuePoint) {
            var planned = target.duePoint(pieces.calendar[0], start);
            limit = pieces.calendar[0].open(start, planned);
            dueAt = duePoint(planned);
        } else {
            limit = target.limit(pieces.calendar[0], start);
            dueAt = instantOf(limit);
        }
        breached = byDuePoint ? pieces.to[pieces.last] > dueAt : counted > limit;
    }

    /** The first millisecond at which the cycle is, or will be, breached. */
    long overAt() {
        return byDuePoint ? after(dueAt) : instantOf(limit + 1);
    }

    /** When this much is counted; if it has not come to it, when it would if the clock ran on from its end. */
    long instantOf(long amount) {
        var before = 0L;
        for (int piece = 0; piece < pieces.count; piece++) {
            if (before + countedIn[piece] >= amount) {
                return pieces.excluded[piece].due(pieces.from[piece], amount - before, pieces.calendar[piece]);
            }
            before += countedIn[piece];
        }
        var last = pieces.last;
        try {
            return pieces.excluded[last].due(pieces.to[last], amount - before, pieces.calendar[last]);
        } catch (CalendarHorizonPassed | NeverOpen unknown) {
            return NEVER;
        }
    }

    /** The counted time at which a warning is due, rounded up to the millisecond. */
    long mark(int percent) {
        return (limit * percent + 99) / 100;
    }

    private long countedIn(int piece) {
        var from = pieces.from[piece];
        var to = pieces.to[piece];
        var calendar = pieces.calendar[piece];
        var open = calendar.open(from, to);
        var without = pieces.excluded[piece].within(from, to, calendar);
        excluded += without;
        return open - without;
    }

    /** Opening hours in which the clock did not run come on top, as long as it was not due before them. */
    private long duePoint(long planned) {
        var due = planned;
        try {
            for (int piece = 0; piece < pieces.count && pieces.from[piece] < due; piece++) {
                var from = pieces.from[piece];
                var to = pieces.to[piece];
                var calendar = pieces.calendar[piece];
                due = pieces.mode[piece] == Pieces.Mode.RUNNING
                        ? pieces.excluded[piece].putOff(due, from, to, calendar)
                        : calendar.due(due, calendar.open(from, to));
            }
            var last = pieces.last;
            return pieces.excluded[last].putOff(due, pieces.to[last], NEVER, pieces.calendar[last]);
        } catch (CalendarHorizonPassed | NeverOpen unknown) {
            return NEVER;
        }
    }

    private static long after(long instant) {
        return instant == NEVER ? NEVER : instant + 1;
    }
}
