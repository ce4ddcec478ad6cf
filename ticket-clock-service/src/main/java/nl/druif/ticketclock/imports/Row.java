package nl.druif.ticketclock.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.problem.Fault;

/**
 * One row of a file: a record of CSV, a line of NDJSON, an event of XES.
 *
 * @param number of the row, from 1: a record with the header counted, a line, an event
 * @param raw    as it stands in the file
 * @param broken why nothing can be read from it
 * @param names  of what it holds, as a mapping would call it
 * @param cell   what it holds under a name; empty when it holds nothing there
 */
record Row(long number, String raw, Optional<Fault> broken, List<String> names, Function<String, String> cell) {
    Row {
        names = List.copyOf(names);
    }

    static Row broken(long number, String raw, Fault why) {
        return new Row(number, raw, Optional.of(why), List.of(), name -> "");
    }

    static Row of(long number, String raw, List<String> names, Function<String, String> cell) {
        return new Row(number, raw, Optional.empty(), names, cell);
    }

    static Fault tooLong(int most) {
        return unreadable("too-long", "it is longer than " + most + " characters")
                .with("most", most);
    }

    /** @param why the end of an English sentence */
    static Fault unreadable(String kind, String why) {
        return new Fault("", "ROW_UNREADABLE", "The row cannot be read: " + why + ".")
                .with("kind", kind)
                .with("why", why);
    }
}
