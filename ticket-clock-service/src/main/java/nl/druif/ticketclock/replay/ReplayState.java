package nl.druif.ticketclock.replay;

/** How far a replay is. */
public enum ReplayState {
    /** Nobody has begun. */
    WAITING,
    RUNNING,
    COMPLETED,
    CANCELLED
}
