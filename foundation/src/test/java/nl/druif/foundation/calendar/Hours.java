package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Opening hours as one would jot them down. */
final class Hours {
    private Hours() {}

    static Instant at(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }

    static OpenWindow window(String text) {
        var ends = text.split("-");
        return new OpenWindow(TimeOfDay.parse(ends[0]), TimeOfDay.parse(ends[1]));
    }

    /** Monday to Friday. */
    static OpeningHours hours(String zone, String window) {
        return OpeningHours.of(zone, WeeklyHours.mondayToFriday(window(window)));
    }

    /** Anew each time: a calendar that is shared would hide from mutation tests how it was made. */
    static BusinessCalendar compiled(OpeningHours hours) {
        return BusinessCalendar.compile(List.of(CalendarVersion.only(hours)));
    }

    static WeeklyHours on(String day, OpenWindow... windows) {
        return new WeeklyHours(
                only(day, "monday", windows),
                only(day, "tuesday", windows),
                only(day, "wednesday", windows),
                only(day, "thursday", windows),
                only(day, "friday", windows),
                only(day, "saturday", windows),
                only(day, "sunday", windows));
    }

    private static List<OpenWindow> only(String day, String wanted, OpenWindow... windows) {
        return day.equals(wanted) ? List.of(windows) : List.of();
    }
}
