package nl.druif.ticketclock.imports;

import java.util.Optional;

/**
 * A row that could not be taken in.
 *
 * @param row    counts from 1, the header included
 * @param reason a sentence for whoever mends the file
 * @param raw    the row as it stands in the file
 */
record FailedRow(long row, Optional<String> column, String reason, String raw) {}
