package nl.druif.ticketclock.imports;

/** How far an import is. */
enum ImportState {
    /** The file is here; nobody has begun. */
    WAITING,
    COUNTING,
    RECORDING,
    /** All rows are in; the clocks of their tickets are being read. */
    JUDGING,
    COMPLETED,
    CANCELLED,
    FAILED;

    boolean isOver() {
        return switch (this) {
            case COMPLETED, CANCELLED, FAILED -> true;
            case WAITING, COUNTING, RECORDING, JUDGING -> false;
        };
    }
}
