package nl.druif.foundation.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of local days that holidays and closed days take away over some years, cut at midnight. */
final class Closings {

    /**
     * @param from  seconds since midnight
     * @param until seconds since midnight, at most a day
     */
    record Part(int from, int until, String name) {}

    private final Map<Long, List<Part>> parts = new HashMap<>();
    private final long first;
    private final long last;

    /** Of a run of local days, both included, as epoch days. */
    Closings(OpeningHours hours, long first, long last) {
        this.first = first;
        this.last = last;
        for (var day : hours.closed()) {
            var date = day.date().toEpochDay();
            add(date, day.start().second(), Math.min(day.until(), TimeOfDay.DAY), day.name());
            add(date + 1, 0, day.until() - TimeOfDay.DAY, day.name());
        }
        hours.holidays().ifPresent(this::addHolidays);
    }

    Set<Long> days() {
        return parts.keySet();
    }

    /** What is closed on a local date, the owner's own closed days first. */
    List<Part> on(long epochDay) {
        return parts.getOrDefault(epochDay, List.of());
    }

    private void addHolidays(Holidays holidays) {
        var lastYear = LocalDate.ofEpochDay(last).getYear();
        for (var year = LocalDate.ofEpochDay(first).getYear(); year <= lastYear; year++) {
            PublicHolidays.namedIn(holidays, year)
                    .forEach((date, name) -> add(date.toEpochDay(), 0, TimeOfDay.DAY, name));
        }
    }

    private void add(long day, int from, int until, String name) {
        if (from < until && day >= first && day <= last) {
            parts.computeIfAbsent(day, none -> new ArrayList<>(1)).add(new Part(from, until, name));
        }
    }
}
