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
    private static final int MOST_WEIGHT = 1_000_000;
    private static final int WEIGHT_OF_A_WEEK = 20;

    private static final LinkedHashMap<List<CalendarVersion>, SoftReference<BusinessCalendar>> COMPILED =
            new LinkedHashMap<>(256, 0.75f, true);
    private static int weight;

    private SharedCalendars() {}

    static BusinessCalendar of(List<CalendarVersion> versions) {
        synchronized (COMPILED) {
            var reference = COMPILED.get(versions);
            var known = reference == null ? null : reference.get();
            if (known != null) {
                return known;
            }
        }
        return remembered(versions, BusinessCalendar.compile(versions));
    }

    private static BusinessCalendar remembered(List<CalendarVersion> versions, BusinessCalendar calendar) {
        synchronized (COMPILED) {
            if (COMPILED.put(versions, new SoftReference<>(calendar)) == null) {
                weight += weight(versions);
            }
            var eldest = COMPILED.keySet().iterator();
            while (weight > MOST_WEIGHT && eldest.hasNext()) {
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
