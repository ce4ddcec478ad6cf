package nl.druif.foundation.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/** The windows of an ordinary week; a day left out is a closed day. No two windows overlap, also not past midnight. */
public record WeeklyHours(
        List<OpenWindow> monday,
        List<OpenWindow> tuesday,
        List<OpenWindow> wednesday,
        List<OpenWindow> thursday,
        List<OpenWindow> friday,
        List<OpenWindow> saturday,
        List<OpenWindow> sunday) {

    static final int MOST_WINDOWS = 48;

    static final int WEEK = 7 * TimeOfDay.DAY;

    public WeeklyHours {
        monday = listed(monday);
        tuesday = listed(tuesday);
        wednesday = listed(wednesday);
        thursday = listed(thursday);
        friday = listed(friday);
        saturday = listed(saturday);
        sunday = listed(sunday);
        var faults = new Faults();
        check(List.of(monday, tuesday, wednesday, thursday, friday, saturday, sunday), faults);
        faults.refuse();
    }

    public static WeeklyHours mondayToFriday(OpenWindow... windows) {
        var day = List.of(windows);
        return new WeeklyHours(day, day, day, day, day, List.of(), List.of());
    }

    public static WeeklyHours everyDay(OpenWindow... windows) {
        var day = List.of(windows);
        return new WeeklyHours(day, day, day, day, day, day, day);
    }

    public List<OpenWindow> on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }

    /** Seconds an ordinary week is open. */
    long openSeconds() {
        var seconds = 0L;
        for (var day : DayOfWeek.values()) {
            for (var window : on(day)) {
                seconds += window.until() - window.from().second();
            }
        }
        return seconds;
    }

    private static List<OpenWindow> listed(@Nullable List<OpenWindow> windows) {
        return windows == null ? List.of() : List.copyOf(windows);
    }

    private record Placed(String pointer, int from, int until) {}

    private static void check(List<List<OpenWindow>> week, Faults faults) {
        var placed = new ArrayList<Placed>();
        for (var day : DayOfWeek.values()) {
            var windows = week.get(day.ordinal());
            var name = "/" + day.name().toLowerCase(Locale.ROOT);
            if (windows.size() > MOST_WINDOWS) {
                faults.check(
                        false,
                        new Fault(name, "TOO_MANY", "A day holds at most " + MOST_WINDOWS + " windows.")
                                .with("most", MOST_WINDOWS));
                continue;
            }
            for (int i = 0; i < windows.size(); i++) {
                var midnight = day.ordinal() * TimeOfDay.DAY;
                placed.add(new Placed(
                        name + "/" + i,
                        midnight + windows.get(i).from().second(),
                        midnight + windows.get(i).until()));
            }
        }
        checkApart(placed, faults);
    }

    private static void checkApart(List<Placed> placed, Faults faults) {
        placed.sort(Comparator.comparingInt(Placed::from));
        if (placed.isEmpty()) {
            return;
        }
        var last = placed.get(placed.size() - 1);
        var open = new Placed(last.pointer, last.from - WEEK, last.until - WEEK);
        for (var window : placed) {
            faults.check(
                    window.from >= open.until,
                    new Fault(
                                    window.pointer,
                                    "OVERLAPPING_WINDOWS",
                                    "Starts before " + open.pointer.substring(1).replace('/', ' ') + " has ended.")
                            .with("given", open.pointer.substring(1).replace('/', ' ')));
            open = window.until > open.until ? window : open;
        }
    }
}
