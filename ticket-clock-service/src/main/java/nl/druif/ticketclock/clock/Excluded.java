package nl.druif.ticketclock.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Exclusion;

/** The signed exclusions that hold for one service, as stretches that do not overlap: nothing is subtracted twice. */
final class Excluded {
    static final Excluded NOTHING = new Excluded(List.of());

    private final List<Exclusion> exclusions;
    private final long[] from;
    private final long[] until;

    private Excluded(List<Exclusion> exclusions) {
        this.exclusions = exclusions;
        var starts = new ArrayList<Long>();
        var ends = new ArrayList<Long>();
        for (var exclusion : exclusions) {
            var start = exclusion.from().toEpochMilli();
            var end = exclusion.until().toEpochMilli();
            var last = ends.size() - 1;
            if (last >= 0 && start <= ends.get(last)) {
                ends.set(last, Math.max(end, ends.get(last)));
            } else {
                starts.add(start);
                ends.add(end);
            }
        }
        this.from = starts.stream().mapToLong(Long::longValue).toArray();
        this.until = ends.stream().mapToLong(Long::longValue).toArray();
    }

    static Excluded of(List<Exclusion> exclusions, String service) {
        if (exclusions.isEmpty()) {
            return NOTHING;
        }
        return new Excluded(exclusions.stream()
                .filter(exclusion -> exclusion.covers(service))
                .sorted(Comparator.comparing(Exclusion::from)
                        .thenComparing(exclusion -> exclusion.id().orElse(""))
                        .thenComparing(Exclusion::clause))
                .toList());
    }

    /** Open milliseconds in {@code [start, end)} that are excluded. */
    long within(long start, long end, BusinessCalendar calendar) {
        var excluded = 0L;
        for (int i = 0; i < from.length && from[i] < end; i++) {
            if (until[i] > start) {
                excluded += calendar.open(Math.max(start, from[i]), Math.min(end, until[i]));
            }
        }
        return excluded;
    }

    /** When so many open milliseconds from {@code start} on, not counting excluded ones, are used up. */
    long due(long start, long open, BusinessCalendar calendar) {
        var at = start;
        var left = open;
        for (int i = 0; i < from.length; i++) {
            if (until[i] > at) {
                if (from[i] > at) {
                    var before = calendar.open(at, from[i]);
                    if (before >= left) {
                        break;
                    }
                    left -= before;
                }
                at = until[i];
            }
        }
        return calendar.due(at, left);
    }

    /** A due point after the exclusions in {@code [start, end)} have put it off. */
    long putOff(long duePoint, long start, long end, BusinessCalendar calendar) {
        var due = duePoint;
        for (int i = 0; i < from.length && from[i] < Math.min(due, end); i++) {
            if (until[i] > start) {
                due = calendar.due(due, calendar.open(Math.max(start, from[i]), Math.min(end, until[i])));
            }
        }
        return due;
    }

    /** The exclusion that holds at an instant; of several, the one that started first. */
    Optional<Exclusion> at(long instant) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.from().toEpochMilli() <= instant
                        && instant < exclusion.until().toEpochMilli())
                .findFirst();
    }

    /** The next instant after {@code instant} at which an exclusion starts or ends, at most {@code end}. */
    long edgeAfter(long instant, long end) {
        var edge = end;
        for (var exclusion : exclusions) {
            edge = nearer(exclusion.from().toEpochMilli(), instant, edge);
            edge = nearer(exclusion.until().toEpochMilli(), instant, edge);
        }
        return edge;
    }

    private static long nearer(long candidate, long instant, long edge) {
        return candidate > instant && candidate < edge ? candidate : edge;
    }
}
