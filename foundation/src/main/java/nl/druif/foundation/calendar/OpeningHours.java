package nl.druif.foundation.calendar;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/**
 * When a place is open, as its owner writes it down: the ordinary week, minus holidays and closed days, plus extra
 * openings. Where two of them speak of one moment the later in that row wins.
 */
public record OpeningHours(
        Zone timeZone,
        WeeklyHours weekly,
        List<ClosedDay> closed,
        List<ExtraOpening> extraOpenings,
        Optional<Holidays> holidays) {
    static final int MOST_DAYS = 4_000;

    public OpeningHours(
            Zone timeZone,
            WeeklyHours weekly,
            @Nullable List<ClosedDay> closed,
            @Nullable List<ExtraOpening> extraOpenings,
            @Nullable Optional<Holidays> holidays) {
        this.timeZone = timeZone;
        this.weekly = weekly;
        this.closed = closed == null ? List.of() : List.copyOf(closed);
        this.extraOpenings = extraOpenings == null ? List.of() : List.copyOf(extraOpenings);
        this.holidays = holidays == null ? Optional.empty() : holidays;
        new Faults()
                .check(
                        this.closed.size() <= MOST_DAYS,
                        new Fault("/closed", "TOO_MANY", "At most " + MOST_DAYS + " closed days.")
                                .with("most", MOST_DAYS))
                .check(
                        this.extraOpenings.size() <= MOST_DAYS,
                        new Fault("/extraOpenings", "TOO_MANY", "At most " + MOST_DAYS + " extra openings.")
                                .with("most", MOST_DAYS))
                .refuse();
    }

    public static OpeningHours of(String timeZone, WeeklyHours weekly) {
        return new OpeningHours(Zone.of(timeZone), weekly, List.of(), List.of(), Optional.empty());
    }

    public OpeningHours closedOn(ClosedDay... days) {
        return new OpeningHours(timeZone, weekly, List.of(days), extraOpenings, holidays);
    }

    public OpeningHours alsoOpenOn(ExtraOpening... openings) {
        return new OpeningHours(timeZone, weekly, closed, List.of(openings), holidays);
    }

    public OpeningHours withHolidaysOf(Holidays country) {
        return new OpeningHours(timeZone, weekly, closed, extraOpenings, Optional.of(country));
    }
}
