package nl.druif.ticketclock.imports;

/** Somebody cancelled the import, or took it over from a worker that was silent for too long: nothing of the batch counts. */
final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClaimLost() {
        super("the import is no longer this worker's", null, false, false);
    }
}
