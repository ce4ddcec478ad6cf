package nl.druif.ticketclock.outage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Half-open stretches of the time-line, ascending and apart: however they are laid over each other, nothing counts twice. */
final class Spans {
    static final Spans NONE = new Spans(new long[0]);

    /** Where a stretch starts, at even places, and ends, at odd ones; in epoch milliseconds. */
    private final long[] edges;

    private Spans(long[] edges) {
        this.edges = edges;
    }

    /** One of them. */
    record Span(long from, long until) {}

    static Spans of(long from, long until) {
        return from < until ? new Spans(new long[] {from, until}) : NONE;
    }

    /** All together, in whatever order they come. */
    static Spans joined(Collection<Span> spans) {
        return all(spans.stream().map(span -> of(span.from(), span.until())).toList(), Spans::or);
    }

    static Spans union(List<Spans> some) {
        return all(some, Spans::or);
    }

    /** Of at least one. */
    static Spans common(List<Spans> some) {
        return all(some, Spans::and);
    }

    /** By halves, so that many small ones do not make the work grow with their square. */
    private static Spans all(List<Spans> some, BinaryOperator<Spans> laid) {
        return switch (some.size()) {
            case 0 -> NONE;
            case 1 -> some.get(0);
            default -> {
                var half = some.size() / 2;
                yield laid.apply(all(some.subList(0, half), laid), all(some.subList(half, some.size()), laid));
            }
        };
    }

    Spans or(Spans other) {
        return laidOver(other, (here, there) -> here || there);
    }

    Spans and(Spans other) {
        return laidOver(other, (here, there) -> here && there);
    }

    Spans without(Spans other) {
        return laidOver(other, (here, there) -> here && !there);
    }

    /** Looks at no more of them than lie there: many small parts of a long row cost no more than all of it. */
    Spans within(long from, long until) {
        if (from >= until) {
            return NONE;
        }
        var first = passed(from);
        var last = passed(until);
        var part = Arrays.copyOfRange(edges, first - first % 2, last + last % 2);
        return new Spans(part).and(of(from, until));
    }

    /** How many edges lie at or before a moment. */
    private int passed(long at) {
        var place = Arrays.binarySearch(edges, at);
        return place < 0 ? -place - 1 : place + 1;
    }

    /** Whether a moment belongs to both together, given whether it does to each. */
    private interface Rule {
        boolean holds(boolean here, boolean there);
    }

    private Spans laidOver(Spans other, Rule rule) {
        var both = new long[edges.length + other.edges.length];
        int size = 0;
        int here = 0;
        int there = 0;
        while (here < edges.length || there < other.edges.length) {
            var at = Math.min(edge(here), other.edge(there));
            here += edge(here) == at ? 1 : 0;
            there += other.edge(there) == at ? 1 : 0;
            if (rule.holds(isWithin(here), isWithin(there)) != isWithin(size)) {
                both[size++] = at;
            }
        }
        return new Spans(Arrays.copyOf(both, size));
    }

    private long edge(int index) {
        return index < edges.length ? edges[index] : Long.MAX_VALUE;
    }

    /** After an odd number of edges. */
    private static boolean isWithin(int passed) {
        return passed % 2 == 1;
    }

    boolean isEmpty() {
        return edges.length == 0;
    }

    /** In milliseconds. */
    long length() {
        return parts().stream().mapToLong(part -> part.until() - part.from()).sum();
    }

    List<Span> parts() {
        return IntStream.range(0, edges.length / 2)
                .mapToObj(i -> new Span(edges[2 * i], edges[2 * i + 1]))
                .toList();
    }

    @Override
    public String toString() {
        return parts().toString();
    }
}
