package nl.druif.ticketclock.imports;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;

/**
 * One record of a CSV text.
 *
 * @param row    counts records from 1, the header included, as spreadsheets do
 * @param raw    the record as it stands in the file, without its line end
 * @param broken why its cells cannot be told apart
 */
record CsvRecord(long row, String raw, List<String> cells, Optional<Fault> broken) {
    CsvRecord {
        cells = List.copyOf(cells);
    }
}
