package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** The years calendars speak of. Before them offsets were anybody's, after them holidays are a guess. */
final class Horizon {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2099;

    static final long FROM = Instant.parse("1970-01-01T00:00:00Z").toEpochMilli();
    static final long UNTIL = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private Horizon() {}

    static void check(LocalDate date, String pointer, Faults faults) {
        faults.check(
                date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR,
                new Fault(
                                pointer,
                                "DATE_OUT_OF_RANGE",
                                date + " lies outside the years " + FIRST_YEAR + " to " + LAST_YEAR + ".")
                        .with("given", date));
    }
}
