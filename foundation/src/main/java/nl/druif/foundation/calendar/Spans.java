package nl.druif.foundation.calendar;

import java.util.Arrays;

/** Half-open stretches of a line of numbers, ascending and apart. Grows while a calendar is compiled, no longer. */
final class Spans {
    private long[] edges = new long[16];
    private int size;

    int count() {
        return size / 2;
    }

    long from(int index) {
        return edges[2 * index];
    }

    long until(int index) {
        return edges[2 * index + 1];
    }

    void clear() {
        size = 0;
    }

    /** Adds a stretch; those it touches or overlaps become one with it. */
    void add(long from, long until) {
        if (from >= until) {
            return;
        }
        if (size == 0 || from > edges[size - 1]) {
            insert(size, from, until);
            return;
        }
        int first = 0;
        while (edges[2 * first + 1] < from) {
            first++;
        }
        int last = first;
        var start = from;
        var end = until;
        while (last < count() && edges[2 * last] <= until) {
            start = Math.min(start, edges[2 * last]);
            end = Math.max(end, edges[2 * last + 1]);
            last++;
        }
        cut(first, last);
        insert(2 * first, start, end);
    }

    void remove(long from, long until) {
        if (from >= until) {
            return;
        }
        for (int i = count() - 1; i >= 0; i--) {
            var start = from(i);
            var end = until(i);
            if (end <= from || start >= until) {
                continue;
            }
            cut(i, i + 1);
            if (end > until) {
                insert(2 * i, until, end);
            }
            if (start < from) {
                insert(2 * i, start, from);
            }
        }
    }

    private void cut(int first, int last) {
        System.arraycopy(edges, 2 * last, edges, 2 * first, size - 2 * last);
        size -= 2 * (last - first);
    }

    private void insert(int at, long from, long until) {
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, 2 * size);
        }
        System.arraycopy(edges, at, edges, at + 2, size - at);
        edges[at] = from;
        edges[at + 1] = until;
        size += 2;
    }
}
