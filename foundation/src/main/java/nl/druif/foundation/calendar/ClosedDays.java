package nl.druif.foundation.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The named closings of some years on the time-line, ascending and apart; made only for those who ask why. */
final class ClosedDays {
    final long from;
    final long until;

    private final long[] edges;
    private final String[] names;

    private record Named(long from, long until, String name) {}

    private ClosedDays(long from, long until, List<Named> closings) {
        this.from = from;
        this.until = until;
        edges = new long[2 * closings.size()];
        names = new String[closings.size()];
        for (int i = 0; i < names.length; i++) {
            edges[2 * i] = closings.get(i).from;
            edges[2 * i + 1] = closings.get(i).until;
            names[i] = closings.get(i).name;
        }
    }

    static ClosedDays of(TimeLine line, long from, long until) {
        var named = new ArrayList<Named>();
        for (var piece : line.pieces()) {
            var start = Math.max(from, piece.from());
            var end = Math.min(until, piece.until());
            if (start < end) {
                add(new LocalHours(piece.hours(), start, end), start, end, named);
            }
        }
        return new ClosedDays(from, until, apart(named));
    }

    /** The name of the closing at an instant. */
    @Nullable
    String nameAt(long at) {
        var passed = passed(at);
        return (passed & 1) == 1 ? names[passed / 2] : null;
    }

    /** The first instant after this one at which a closing starts or ends. */
    long edgeAfter(long at) {
        var passed = passed(at);
        return passed < edges.length ? edges[passed] : BusinessCalendar.NEVER;
    }

    /** How many edges lie at or before an instant; of two at the same instant both. */
    private int passed(long at) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void add(LocalHours hours, long from, long until, List<Named> into) {
        for (var day : new TreeSet<>(hours.closings().days())) {
            for (var part : hours.closings().on(day)) {
                var start = Math.max(from, hours.opens(day, part.from()));
                var end = Math.min(until, endOf(part, day, hours));
                if (start < end) {
                    into.add(new Named(start, end, part.name()));
                }
            }
        }
    }

    /** The end of a day is the first midnight of the next; the end of a part is its last occurrence. */
    private static long endOf(Closings.Part part, long day, LocalHours hours) {
        return part.until() == TimeOfDay.DAY ? hours.opens(day, TimeOfDay.DAY) : hours.closes(day, part.until());
    }

    /** Where closings overlap the one that started first keeps its name to its end. */
    private static List<Named> apart(List<Named> closings) {
        closings.sort(Comparator.comparingLong(Named::from));
        var apart = new ArrayList<Named>();
        var taken = Long.MIN_VALUE;
        for (var closing : closings) {
            var from = Math.max(taken, closing.from);
            if (from < closing.until) {
                apart.add(new Named(from, closing.until, closing.name));
                taken = closing.until;
            }
        }
        return apart;
    }
}
