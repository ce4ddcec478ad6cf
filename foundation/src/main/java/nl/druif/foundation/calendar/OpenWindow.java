package nl.druif.foundation.calendar;

import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * Opening hours within a day, half-open.
 *
 * @param to {@code 24:00}, or earlier than {@code from} when the window runs past midnight
 */
public record OpenWindow(TimeOfDay from, TimeOfDay to) {

    public OpenWindow {
        var faults = new Faults();
        checkPart(faults, from, to);
        faults.refuse();
    }

    static void checkPart(Faults faults, TimeOfDay from, TimeOfDay to) {
        faults.check(
                !from.equals(TimeOfDay.END_OF_DAY),
                "/from",
                "STARTS_AT_END_OF_DAY",
                "24:00 ends a day; what starts then starts at 00:00 of the next day.");
        faults.check(
                !from.equals(to),
                new Fault(
                                "/to",
                                "ZERO_LENGTH",
                                "From " + from + " to " + to + " is no time at all; a whole day is 00:00 to 24:00.")
                        .with("from", from)
                        .with("to", to));
    }

    /** Seconds since midnight of the day it starts on; beyond 24 hours when it runs past midnight. */
    int until() {
        return to.compareTo(from) < 0 ? to.second() + TimeOfDay.DAY : to.second();
    }
}
