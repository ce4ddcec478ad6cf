package nl.druif.foundation.calendar;

import java.lang.ref.WeakReference;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The opening hours of one week in milliseconds from its start. Equal weeks are one object, over all calendars: that is
 * what makes ten thousand calendars fit the processor's cache.
 */
final class WeekPattern {
    static final WeekPattern CLOSED = new WeekPattern(IntBuffer.allocate(0));

    private static final Map<IntBuffer, WeakReference<WeekPattern>> SHARED = new WeakHashMap<>();

    private final int[] openByTime;
    private final int[] timeByOpen;
    /** Openings and closings in turn; names the pattern among the shared ones, and lives as long as it does. */
    private final IntBuffer edges;

    private final int open;

    /** What is open of a week that starts at {@code start}; the spans lie within it. */
    static WeekPattern of(Spans open, long start) {
        if (open.count() == 0) {
            return CLOSED;
        }
        var edges = edges(open, start);
        synchronized (SHARED) {
            var reference = SHARED.get(edges);
            var shared = reference == null ? null : reference.get();
            if (shared == null) {
                shared = new WeekPattern(edges);
                SHARED.put(edges, new WeakReference<>(shared));
            }
            return shared;
        }
    }

    private WeekPattern(IntBuffer edges) {
        this.edges = edges;
        var offsets = edges.array();
        var windows = offsets.length / 2;
        var byTime = new int[offsets.length + 1];
        var byOpen = new int[Math.max(windows, 1)];
        var closings = new int[Math.max(windows - 1, 0)];
        var before = 0;
        for (int i = 0; i < windows; i++) {
            var opens = offsets[2 * i];
            byTime[2 * i] = Steps.standing(before);
            byTime[2 * i + 1] = Steps.going(before - opens);
            byOpen[i] = Steps.going(opens - before);
            before += offsets[2 * i + 1] - opens;
            if (i < closings.length) {
                closings[i] = before;
            }
        }
        byTime[offsets.length] = Steps.standing(before);
        open = before;
        openByTime = Steps.table(offsets, byTime, Week.MILLIS);
        timeByOpen = Steps.table(closings, byOpen, open);
    }

    private static IntBuffer edges(Spans open, long start) {
        var offsets = new int[2 * open.count()];
        for (int i = 0; i < open.count(); i++) {
            offsets[2 * i] = (int) (open.from(i) - start);
            offsets[2 * i + 1] = (int) (open.until(i) - start);
        }
        return IntBuffer.wrap(offsets);
    }

    /** Open milliseconds of the whole week. */
    int open() {
        return open;
    }

    /** Open milliseconds between the start of the week and {@code offset}. */
    int openBefore(int offset) {
        return Steps.at(openByTime, offset);
    }

    boolean isOpen(int offset) {
        return Steps.goesAt(openByTime, offset);
    }

    /** The offset at which open millisecond number {@code open}, counted from 0, begins; it must exist. */
    int offsetOf(int open) {
        return Steps.at(timeByOpen, open);
    }

    /** The first closing after an offset in open time; the end of the week when it is still open then. */
    int closingAfter(int offset) {
        return edges.array()[passed(offset)];
    }

    /** The last opening at or before an offset in open time. */
    int openingBefore(int offset) {
        return edges.array()[passed(offset) - 1];
    }

    private int passed(int offset) {
        var found = Arrays.binarySearch(edges.array(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
