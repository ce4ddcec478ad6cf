package nl.druif.ticketclock.imports;

import java.util.Optional;

/** Ends the reading of a row; nobody sees it outside. */
final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Optional<String> column;

    BadCell(Optional<String> column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    Optional<String> column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
