package nl.druif.ticketclock.imports;

import java.util.Optional;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** What became of a row of a file. */
sealed interface RowReading {
    /** It says what happened. */
    record Event(long row, String raw, ReportedEvent event) implements RowReading {
        FailedRow refused(String reason) {
            return new FailedRow(row, Optional.empty(), reason, raw);
        }
    }

    /** It does not. */
    record Failed(FailedRow why) implements RowReading {}
}
