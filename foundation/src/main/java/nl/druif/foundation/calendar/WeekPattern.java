package nl.druif.foundation.calendar;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The opening hours of one week in milliseconds from its start. Equal weeks are one object, over all calendars: that is
 * what makes ten thousand calendars fit the processor's cache.
 *
 * <p>Both questions are answered from a bucket and, nearly always, one step: no search, whatever the week looks like.
 */
final class WeekPattern {
    static final WeekPattern CLOSED = new WeekPattern(new Spans(), 0);

    private static final Map<WeekPattern, WeakReference<WeekPattern>> SHARED = new WeakHashMap<>();
    private static final int COARSEST_SHIFT = 24;
    private static final int FINEST_SHIFT = 20;

    /** Openings and closings in turn, then an edge that is never reached. */
    private final int[] edges;

    /**
     * By number of edges passed: open time is {@code counted[passed]}, plus the time since the week began when that number
     * is odd, which means open.
     */
    private final int[] counted;

    private final char[] edgesByTime;
    private final char[] windowByOpenTime;
    private final int timeShift;
    private final int openShift;

    /** What is open of a week that starts at {@code start}; the spans lie within it. */
    static WeekPattern of(Spans open, long start) {
        if (open.count() == 0) {
            return CLOSED;
        }
        var pattern = new WeekPattern(open, start);
        synchronized (SHARED) {
            var reference = SHARED.get(pattern);
            var shared = reference == null ? null : reference.get();
            if (shared != null) {
                return shared;
            }
            SHARED.put(pattern, new WeakReference<>(pattern));
            return pattern;
        }
    }

    private WeekPattern(Spans open, long start) {
        var windows = open.count();
        edges = new int[2 * windows + 1];
        counted = new int[2 * windows + 1];
        var before = 0;
        for (int i = 0; i < windows; i++) {
            edges[2 * i] = (int) (open.from(i) - start);
            edges[2 * i + 1] = (int) (open.until(i) - start);
            counted[2 * i] = before;
            counted[2 * i + 1] = before - edges[2 * i];
            before += edges[2 * i + 1] - edges[2 * i];
        }
        edges[2 * windows] = Integer.MAX_VALUE;
        counted[2 * windows] = before;
        timeShift = timeShift();
        edgesByTime = edgesByTime();
        openShift = Math.min(timeShift, COARSEST_SHIFT - 1);
        windowByOpenTime = windowByOpenTime();
    }

    int windows() {
        return edges.length / 2;
    }

    /** Open milliseconds of the whole week. */
    int open() {
        return counted[counted.length - 1];
    }

    /** Open milliseconds between the start of the week and {@code offset}. */
    int openBefore(int offset) {
        var passed = passed(offset);
        return counted[passed] + (offset & -(passed & 1));
    }

    boolean isOpen(int offset) {
        return (passed(offset) & 1) == 1;
    }

    /** The offset at which open millisecond number {@code open}, counted from 0, begins; it must exist. */
    int offsetOf(int open) {
        int window = windowByOpenTime[open >>> openShift];
        window += counted[2 * window + 2] <= open ? 1 : 0;
        while (counted[2 * window + 2] <= open) {
            window++;
        }
        return open - counted[2 * window + 1];
    }

    /** The first closing after an offset in open time; the end of the week when it is still open then. */
    int closingAfter(int offset) {
        return edges[passed(offset)];
    }

    /** The last opening at or before an offset in open time. */
    int openingBefore(int offset) {
        return edges[passed(offset) - 1];
    }

    private int passed(int offset) {
        int passed = edgesByTime[offset >>> timeShift];
        passed += edges[passed] <= offset ? 1 : 0;
        while (edges[passed] <= offset) {
            passed++;
        }
        return passed;
    }

    /** The coarsest buckets that hold one edge each, if there are any: one step then always is enough. */
    private int timeShift() {
        var shift = COARSEST_SHIFT;
        for (int i = 1; i + 1 < edges.length && shift > FINEST_SHIFT; i++) {
            while (shift > FINEST_SHIFT && edges[i] >>> shift == edges[i - 1] >>> shift) {
                shift--;
            }
        }
        return shift;
    }

    private char[] edgesByTime() {
        var buckets = new char[(Week.MILLIS >>> timeShift) + 1];
        int passed = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            while (edges[passed] <= bucket << timeShift) {
                passed++;
            }
            buckets[bucket] = (char) passed;
        }
        return buckets;
    }

    private char[] windowByOpenTime() {
        var buckets = new char[(open() >>> openShift) + 1];
        int window = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            while (2 * window + 2 < counted.length && counted[2 * window + 2] <= bucket << openShift) {
                window++;
            }
            buckets[bucket] = (char) window;
        }
        return buckets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeekPattern pattern && Arrays.equals(edges, pattern.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
