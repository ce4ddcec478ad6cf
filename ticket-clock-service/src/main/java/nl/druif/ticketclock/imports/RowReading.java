package nl.druif.ticketclock.imports;

import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.outage.ReportedOutage;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** What became of a row of a file. */
sealed interface RowReading {
    /** It says something. */
    sealed interface Telling extends RowReading {
        long row();

        String raw();

        /** Why it is not taken in when the same is known in other words. */
        Fault contradiction();

        /** Under which name the first thing that is wrong with it stands in the row. */
        Optional<String> place(Faulty why);

        default FailedRow contradicted() {
            return new FailedRow(row(), Optional.empty(), contradiction(), raw());
        }

        default FailedRow refused(Faulty why) {
            return new FailedRow(row(), place(why), why.faults().get(0), raw());
        }
    }

    /**
     * What happened to a ticket.
     *
     * @param places where a part of the event stands in the row
     */
    record Event(long row, String raw, ReportedEvent event, Function<Field, Optional<String>> places)
            implements Telling {
        @Override
        public Fault contradiction() {
            return new Fault(
                            "",
                            "EVENT_KNOWN_OTHERWISE",
                            "An event with the same id is known, and it says something else.")
                    .with("event", event.identity());
        }

        @Override
        public Optional<String> place(Faulty why) {
            return places.apply(
                    why.faults().get(0).pointer().equals("/openedAt") ? Field.OPENED_AT : Field.OCCURRED_AT);
        }
    }

    /** When a service was not there, or may be taken away. */
    record OfOutage(long row, String raw, ReportedOutage told) implements Telling {
        @Override
        public Fault contradiction() {
            return new Fault(
                    "",
                    "OUTAGE_KNOWN_OTHERWISE",
                    "The outage is known with the same sequence, and it says something else.");
        }

        @Override
        public Optional<String> place(Faulty why) {
            return Optional.empty();
        }
    }

    /** It does not. */
    record Failed(FailedRow why) implements RowReading {}
}
