package nl.druif.foundation.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Walks a calendar from change to change and joins what is alike. */
final class Stretches {
    private Stretches() {}

    static List<Stretch> between(BusinessCalendar calendar, long from, long until) {
        var stretches = new ArrayList<Stretch>();
        for (var at = from; at < until; at = calendar.changeAfter(at)) {
            var end = Math.min(until, calendar.changeAfter(at));
            var next = stretch(calendar, at, end);
            var last = stretches.isEmpty() ? next : stretches.get(stretches.size() - 1);
            if (!stretches.isEmpty() && alike(last, next)) {
                stretches.remove(stretches.size() - 1);
                next = new Stretch(last.from(), next.until(), next.kind(), next.name(), next.version());
            }
            stretches.add(next);
        }
        return List.copyOf(stretches);
    }

    private static Stretch stretch(BusinessCalendar calendar, long from, long until) {
        var start = Instant.ofEpochMilli(from);
        return new Stretch(
                start,
                Instant.ofEpochMilli(until),
                calendar.kindAt(from),
                calendar.closedFor(from),
                calendar.versionAt(start).orElse(""));
    }

    private static boolean alike(Stretch one, Stretch other) {
        return one.kind() == other.kind()
                && one.name().equals(other.name())
                && one.version().equals(other.version());
    }
}
