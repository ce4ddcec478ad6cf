package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.util.Optional;

/** What a file tells, row by row and in constant memory, whatever its format. */
interface Rows {
    /** Empty at the end of the file. */
    Optional<Row> next() throws IOException;
}
