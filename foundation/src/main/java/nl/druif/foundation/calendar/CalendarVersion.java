package nl.druif.foundation.calendar;

import java.time.LocalDate;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours as they held for a while.
 *
 * @param version what ledgers and explanations call it
 * @param from    the first local date it holds on; absent: since ever
 * @param until   the first local date it no longer holds on; absent: for good
 */
public record CalendarVersion(String version, Optional<LocalDate> from, Optional<LocalDate> until, OpeningHours hours) {

    public CalendarVersion(
            String version,
            @Nullable Optional<LocalDate> from,
            @Nullable Optional<LocalDate> until,
            OpeningHours hours) {
        this.version = version;
        this.from = from == null ? Optional.empty() : from;
        this.until = until == null ? Optional.empty() : until;
        this.hours = hours;
        var faults = new Faults();
        this.from.ifPresent(date -> Horizon.check(date, "/from", faults));
        this.until.ifPresent(date -> Horizon.check(date, "/until", faults));
        faults.check(
                this.from.isEmpty() || this.until.isEmpty() || this.from.get().isBefore(this.until.get()),
                "/until",
                "ENDS_BEFORE_IT_STARTS",
                "A version ends after it starts.");
        faults.refuse();
    }

    /** Hours that are not versioned. */
    static CalendarVersion only(OpeningHours hours) {
        return new CalendarVersion("1", Optional.empty(), Optional.empty(), hours);
    }
}
