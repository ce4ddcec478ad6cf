package nl.druif.ticketclock.imports;

import java.util.Optional;
import nl.druif.foundation.problem.Fault;

/** Ends the reading of a row; nobody sees it outside. */
final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Optional<String> column;
    private final transient Fault why;

    BadCell(Optional<String> column, Fault why) {
        super(why.detail(), null, false, false);
        this.column = column;
        this.why = why;
    }

    Optional<String> column() {
        return column;
    }

    Fault why() {
        return why;
    }
}
