package nl.druif.ticketclock.imports;

/** How a file is written. */
enum FileFormat {
    /** RFC 4180, with a header. */
    CSV,
    /** A JSON object on every line. */
    NDJSON,
    /** An event log as process miners exchange it (IEEE 1849). */
    XES
}
