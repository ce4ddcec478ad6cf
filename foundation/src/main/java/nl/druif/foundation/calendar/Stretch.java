package nl.druif.foundation.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * A half-open stretch of a calendar's time-line in which nothing changes.
 *
 * @param name    the holiday or closed day, when it is one
 * @param version the version of the calendar that says so
 */
public record Stretch(Instant from, Instant until, Kind kind, Optional<String> name, String version) {

    /** HOLIDAY is closed by a holiday or a closed day, also in hours in which the ordinary week is closed too. */
    public enum Kind {
        OPEN,
        CLOSED,
        HOLIDAY
    }
}
