package nl.druif.foundation.calendar;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Compiled calendars by what they were compiled from. A calendar holds nothing of a tenant's but its hours and answers
 * the same to all, so tenants may share one. Bounded by what the hours weigh, and softly held: a flood of inline
 * calendars costs time, never memory.
 */
final class SharedCalendars {
    private static final int WEIGHT_OF_A_WEEK = 20;

    private final LinkedHashMap<List<CalendarVersion>, SoftReference<BusinessCalendar>> compiled =
            new LinkedHashMap<>(256, 0.75f, true);
    private final int mostWeight;
    private int weight;

    /** @param mostWeight a week weighs 20, each of its closed days and extra openings one more */
    SharedCalendars(int mostWeight) {
        this.mostWeight = mostWeight;
    }

    BusinessCalendar of(List<CalendarVersion> versions) {
        synchronized (compiled) {
            var reference = compiled.get(versions);
            var known = reference == null ? null : reference.get();
            if (known != null) {
                return known;
            }
        }
        return remembered(versions, BusinessCalendar.compile(versions));
    }

    /** The least recently asked for goes first; one that weighs too much by itself is not kept at all. */
    private BusinessCalendar remembered(List<CalendarVersion> versions, BusinessCalendar calendar) {
        synchronized (compiled) {
            if (compiled.put(versions, new SoftReference<>(calendar)) == null) {
                weight += weight(versions);
            }
            var eldest = compiled.keySet().iterator();
            while (weight > mostWeight) {
                weight -= weight(eldest.next());
                eldest.remove();
            }
            return calendar;
        }
    }

    private static int weight(List<CalendarVersion> versions) {
        var total = 0;
        for (var version : versions) {
            var hours = version.hours();
            total += WEIGHT_OF_A_WEEK
                    + hours.closed().size()
                    + hours.extraOpenings().size();
        }
        return total;
    }
}
