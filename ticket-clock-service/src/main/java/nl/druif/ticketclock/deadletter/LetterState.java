package nl.druif.ticketclock.deadletter;

/** What became of a dead letter. */
public enum LetterState {
    WAITING,
    /** It was taken in after all. */
    REPLAYED,
    /** Somebody decided that it tells nothing. */
    DISCARDED
}
