package nl.druif.ticketclock.imports;

import java.util.Optional;
import nl.druif.ticketclock.outage.ReportedOutage;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** What became of a row of a file. */
sealed interface RowReading {
    /** It says something. */
    sealed interface Telling extends RowReading {
        long row();

        String raw();

        /** Why it is not taken in when the same is known in other words. */
        String contradiction();

        default FailedRow contradicted() {
            return new FailedRow(row(), Optional.empty(), contradiction(), raw());
        }
    }

    /** What happened to a ticket. */
    record Event(long row, String raw, ReportedEvent event) implements Telling {
        @Override
        public String contradiction() {
            return "An event with the same id is known, and it says something else.";
        }
    }

    /** When a service was not there, or may be taken away. */
    record OfOutage(long row, String raw, ReportedOutage told) implements Telling {
        @Override
        public String contradiction() {
            return "The outage is known with the same sequence, and it says something else.";
        }
    }

    /** It does not. */
    record Failed(FailedRow why) implements RowReading {}
}
