package nl.druif.ticketclock.hook;

/** What became of a delivery that could not be read. */
public enum ParkedState {
    /** It waits for a mapping that can read it. */
    PARKED,
    /** It was read after all. */
    REPLAYED,
    /** Somebody decided that it tells nothing. */
    DISCARDED,
    /** It waited too long. */
    EXPIRED
}
