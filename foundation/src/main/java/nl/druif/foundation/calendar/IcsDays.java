package nl.druif.foundation.calendar;

import java.util.ArrayList;
import java.util.List;

/** The exceptions an iCalendar file speaks of, in the order of the file. */
public record IcsDays(List<ClosedDay> closed, List<ExtraOpening> extraOpenings) {
    public IcsDays {
        closed = List.copyOf(closed);
        extraOpenings = List.copyOf(extraOpenings);
    }

    /** These hours with the exceptions added; those they have already are not repeated. */
    public OpeningHours addedTo(OpeningHours hours) {
        var allClosed = new ArrayList<>(hours.closed());
        closed.stream().filter(day -> !allClosed.contains(day)).forEach(allClosed::add);
        var allOpen = new ArrayList<>(hours.extraOpenings());
        extraOpenings.stream().filter(opening -> !allOpen.contains(opening)).forEach(allOpen::add);
        return new OpeningHours(hours.timeZone(), hours.weekly(), allClosed, allOpen, hours.holidays());
    }
}
