package nl.druif.ticketclock.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a file: a record of CSV, a line of NDJSON, an event of XES.
 *
 * @param number of the row, from 1: a record with the header counted, a line, an event
 * @param raw    as it stands in the file
 * @param broken a sentence for whoever mends the file, when nothing can be read from it
 * @param names  of what it holds, as a mapping would call it
 * @param cell   what it holds under a name; empty when it holds nothing there
 */
record Row(long number, String raw, Optional<String> broken, List<String> names, Function<String, String> cell) {
    Row {
        names = List.copyOf(names);
    }

    static Row broken(long number, String raw, String why) {
        return new Row(number, raw, Optional.of(why), List.of(), name -> "");
    }

    static Row of(long number, String raw, List<String> names, Function<String, String> cell) {
        return new Row(number, raw, Optional.empty(), names, cell);
    }
}
