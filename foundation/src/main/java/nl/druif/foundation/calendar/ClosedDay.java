package nl.druif.foundation.calendar;

import java.time.LocalDate;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a part of one, on which the ordinary week does not hold.
 *
 * @param from absent: from the start of the day
 * @param to   absent: to its end; earlier than {@code from}: past midnight
 * @param name what an explanation calls it, such as "Koningsdag"
 */
public record ClosedDay(LocalDate date, Optional<TimeOfDay> from, Optional<TimeOfDay> to, String name) {
    static final int LONGEST_NAME = 200;

    public ClosedDay(
            LocalDate date, @Nullable Optional<TimeOfDay> from, @Nullable Optional<TimeOfDay> to, String name) {
        this.date = date;
        this.from = from == null ? Optional.empty() : from;
        this.to = to == null ? Optional.empty() : to;
        this.name = name;
        var faults = new Faults();
        OpenWindow.checkPart(faults, start(), end());
        Horizon.check(date, "/date", faults);
        faults.check(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "/name",
                "NOT_A_NAME",
                "A closed day has a name of 1 to " + LONGEST_NAME + " characters.");
        faults.refuse();
    }

    public static ClosedDay whole(LocalDate date, String name) {
        return new ClosedDay(date, Optional.empty(), Optional.empty(), name);
    }

    TimeOfDay start() {
        return from.orElse(TimeOfDay.MIDNIGHT);
    }

    TimeOfDay end() {
        return to.orElse(TimeOfDay.END_OF_DAY);
    }

    /** Seconds since midnight of its date; beyond 24 hours when it runs past midnight. */
    int until() {
        return end().compareTo(start()) < 0 ? end().second() + TimeOfDay.DAY : end().second();
    }
}
