package nl.druif.foundation.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The exceptions an iCalendar file speaks of, in the order of the file. */
public record IcsDays(List<ClosedDay> closed, List<ExtraOpening> extraOpenings) {
    public IcsDays {
        closed = List.copyOf(closed);
        extraOpenings = List.copyOf(extraOpenings);
    }

    /** These hours with the exceptions added; those they have already are not repeated. */
    public OpeningHours addedTo(OpeningHours hours) {
        return new OpeningHours(
                hours.timeZone(),
                hours.weekly(),
                together(hours.closed(), closed),
                together(hours.extraOpenings(), extraOpenings),
                hours.holidays());
    }

    /** In their order, what is there already as often as it is. */
    private static <T> List<T> together(List<T> present, List<T> added) {
        var known = new HashSet<>(present);
        var all = new ArrayList<>(present);
        added.stream().filter(known::add).forEach(all::add);
        return all;
    }
}
