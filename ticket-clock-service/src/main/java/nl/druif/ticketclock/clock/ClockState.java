package nl.druif.ticketclock.clock;

/** What a clock is doing; how it ended is its {@link Outcome}. */
public enum ClockState {
    PENDING,
    RUNNING,
    PAUSED,
    STOPPED,
    CANCELLED
}
