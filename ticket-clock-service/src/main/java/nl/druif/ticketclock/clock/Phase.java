package nl.druif.ticketclock.clock;

/**
 * What a stretch of a clock was to it. Where several hold, the first of IGNORED, CLOSED or HOLIDAY, PAUSED, EXCLUDED is
 * named: nothing is subtracted twice.
 */
public enum Phase {
    COUNTED,
    CLOSED,
    HOLIDAY,
    PAUSED,
    EXCLUDED,
    /** Between resolved and reopened. */
    IGNORED
}
