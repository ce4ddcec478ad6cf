package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The making of a run of weeks. Most weeks of a version are the same as long as its zone keeps its offset; only those with
 * a holiday, an exception, a clock change or another version in them are worked out one by one.
 */
final class Compilation {

    private record Run(long from, long until, LocalHours hours) {}

    private record Ordinary(Run run, int offset) {}

    private final long from;
    private final long until;
    private final int firstWeek;
    private final int count;
    private final List<Run> runs = new ArrayList<>();
    private final BitSet unusual = new BitSet();
    private final Map<Ordinary, WeekPattern> ordinary = new HashMap<>();
    private final Spans open = new Spans();

    private Compilation(TimeLine line, long from, long until) {
        this.from = from;
        this.until = until;
        firstWeek = Week.of(from);
        count = Week.of(until - 1) - firstWeek + 1;
        for (var piece : line.pieces()) {
            var start = Math.max(from, piece.from());
            var end = Math.min(until, piece.until());
            if (start < end) {
                runs.add(new Run(start, end, new LocalHours(piece.hours(), start, end)));
            }
        }
    }

    /** What is open in each of the weeks that hold {@code [from, until)}, none of it outside. */
    static WeekPattern[] weeks(TimeLine line, long from, long until) {
        return new Compilation(line, from, until).weeks();
    }

    private WeekPattern[] weeks() {
        runs.forEach(this::mark);
        var weeks = new WeekPattern[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            var start = Week.start(firstWeek + i);
            while (at + 1 < runs.size() && runs.get(at).until <= start) {
                at++;
            }
            weeks[i] = unusual.get(i) ? week(start) : ordinary(runs.get(at), start);
        }
        return weeks;
    }

    private WeekPattern ordinary(Run run, long start) {
        var offset = run.hours.zone().getRules().getOffset(Instant.ofEpochMilli(start));
        return ordinary.computeIfAbsent(new Ordinary(run, offset.getTotalSeconds()), first -> week(start));
    }

    private WeekPattern week(long start) {
        open.clear();
        for (var run : runs) {
            var begin = Math.max(start, run.from);
            var end = Math.min(start + Week.MILLIS, run.until);
            if (begin < end) {
                run.hours.openings(begin, end, open);
            }
        }
        return WeekPattern.of(open, start);
    }

    private void mark(Run run) {
        markAround(run.from, 0);
        markAround(run.until, 0);
        markClockChanges(run.hours.zone());
        run.hours.extraDays().forEach(this::markLocalDay);
        run.hours.closings().days().forEach(this::markLocalDay);
    }

    private void markClockChanges(ZoneId zone) {
        var rules = zone.getRules();
        var change = rules.nextTransition(Instant.ofEpochMilli(from - 2 * LocalHours.DAY_MILLIS));
        while (change != null && change.getInstant().toEpochMilli() < until + 2 * LocalHours.DAY_MILLIS) {
            markAround(change.getInstant().toEpochMilli(), 25);
            change = rules.nextTransition(change.getInstant());
        }
    }

    /** Wherever the zone puts the day: no offset is farther than 16 hours. */
    private void markLocalDay(long day) {
        markAround(day * LocalHours.DAY_MILLIS + LocalHours.DAY_MILLIS / 2, 12 + 16);
    }

    private void markAround(long at, int hours) {
        var first = Math.max(Week.of(at - hours * 3_600_000L) - firstWeek, 0);
        var last = Math.min(Week.of(at + hours * 3_600_000L) - firstWeek, count - 1);
        if (first <= last) {
            unusual.set(first, last + 1);
        }
    }
}
