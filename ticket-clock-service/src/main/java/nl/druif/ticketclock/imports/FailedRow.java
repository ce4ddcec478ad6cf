package nl.druif.ticketclock.imports;

import java.util.Optional;
import nl.druif.foundation.problem.Fault;

/**
 * A row that could not be taken in.
 *
 * @param row counts from 1, the header included
 * @param why told to whoever mends the file in his own language; without a code it is told as it stands
 * @param raw the row as it stands in the file
 */
record FailedRow(long row, Optional<String> column, Fault why, String raw) {}
