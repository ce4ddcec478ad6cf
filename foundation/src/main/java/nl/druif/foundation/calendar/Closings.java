package nl.druif.foundation.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of local days that holidays and closed days take away, cut at midnight. */
final class Closings {

    /**
     * @param from  seconds since midnight
     * @param until seconds since midnight, at most a day
     */
    record Part(int from, int until, String name) {
        boolean isWholeDay() {
            return from == 0 && until == TimeOfDay.DAY;
        }
    }

    private final Map<Long, List<Part>> own = new HashMap<>();
    private final Optional<Holidays> holidays;
    private final Map<Integer, Map<Long, String>> holidaysByYear = new ConcurrentHashMap<>();

    Closings(List<ClosedDay> closed, Optional<Holidays> holidays) {
        this.holidays = holidays;
        for (var day : closed) {
            var date = day.date().toEpochDay();
            var from = day.start().second();
            add(date, from, Math.min(day.until(), TimeOfDay.DAY), day.name());
            add(date + 1, 0, day.until() - TimeOfDay.DAY, day.name());
        }
    }

    boolean none() {
        return own.isEmpty() && holidays.isEmpty();
    }

    /** What is closed on a local date, the owner's own closed days first. */
    List<Part> on(long epochDay) {
        var parts = own.getOrDefault(epochDay, List.of());
        var holiday = holidayOn(epochDay);
        if (holiday.isEmpty()) {
            return parts;
        }
        var all = new ArrayList<>(parts);
        all.add(new Part(0, TimeOfDay.DAY, holiday.get()));
        return all;
    }

    List<Long> ownDays() {
        return List.copyOf(own.keySet());
    }

    /** Epoch days of the holidays of a year. */
    Iterable<Long> holidaysOf(int year) {
        return inYear(year).keySet();
    }

    private Optional<String> holidayOn(long epochDay) {
        if (holidays.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                inYear(LocalDate.ofEpochDay(epochDay).getYear()).get(epochDay));
    }

    private Map<Long, String> inYear(int year) {
        return holidays.<Map<Long, String>>map(
                        some -> holidaysByYear.computeIfAbsent(year, asked -> byDay(some, asked)))
                .orElse(Map.of());
    }

    private static Map<Long, String> byDay(Holidays holidays, int year) {
        var days = new HashMap<Long, String>();
        PublicHolidays.namedIn(holidays, year).forEach((date, name) -> days.put(date.toEpochDay(), name));
        return days;
    }

    private void add(long day, int from, int until, String name) {
        if (from < until) {
            own.computeIfAbsent(day, none -> new ArrayList<>()).add(new Part(from, until, name));
        }
    }
}
