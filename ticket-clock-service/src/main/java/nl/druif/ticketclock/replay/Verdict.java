package nl.druif.ticketclock.replay;

/** What the clocks of one target say of a ticket; of several the worst, which comes last here. */
public enum Verdict {
    /** No clock of it ever ran, or it was cancelled before it came to anything. */
    NOT_PROMISED,
    EXCLUDED,
    MET,
    OPEN,
    BREACHED
}
