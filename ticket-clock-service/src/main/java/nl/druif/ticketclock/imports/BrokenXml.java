package nl.druif.ticketclock.imports;

import java.io.IOException;

/** Ends the reading of an XML file, with the place where. */
final class BrokenXml extends IOException {
    private static final long serialVersionUID = 1;

    private final Failure why;
    private final int line;
    private final int column;

    BrokenXml(Failure why, int line, int column) {
        super(why + " at line " + line + ", column " + column);
        this.why = why;
        this.line = line;
        this.column = column;
    }

    Failure why() {
        return why;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
