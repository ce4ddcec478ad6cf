package nl.druif.foundation.calendar;

import java.time.LocalDate;
import nl.druif.foundation.problem.Faults;

/**
 * An opening on one date, whatever the week, the holidays and the closed days say.
 *
 * @param to {@code 24:00}, or earlier than {@code from} when it runs past midnight
 */
public record ExtraOpening(LocalDate date, TimeOfDay from, TimeOfDay to) {

    public ExtraOpening {
        var faults = new Faults();
        OpenWindow.checkPart(faults, from, to);
        Horizon.check(date, "/date", faults);
        faults.refuse();
    }

    /** Seconds since midnight of its date; beyond 24 hours when it runs past midnight. */
    int until() {
        return to.compareTo(from) < 0 ? to.second() + TimeOfDay.DAY : to.second();
    }
}
