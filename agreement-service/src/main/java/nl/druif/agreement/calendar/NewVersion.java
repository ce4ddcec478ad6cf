package nl.druif.agreement.calendar;

import java.time.LocalDate;
import java.util.Optional;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;

/**
 * Other opening hours for a while or for good.
 *
 * @param from  the first local date they hold on; absent: since ever
 * @param until the first local date they no longer hold on; absent: for good
 */
public record NewVersion(OpeningHours hours, Optional<LocalDate> from, Optional<LocalDate> until) {

    /** @throws nl.druif.foundation.problem.Faulty when it ends before it starts */
    public NewVersion {
        new CalendarVersion("1", from, until, hours);
    }

    CalendarVersion numbered(int number) {
        return new CalendarVersion(String.valueOf(number), from, until, hours);
    }
}
