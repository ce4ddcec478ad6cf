package nl.druif.ticketclock.clock;

/**
 * Something odd in a ticket's history that has a defined result all the same.
 *
 * @param event  the identity of the event
 * @param detail what was made of it
 */
public record Anomaly(Kind kind, String event, String detail) {
    public enum Kind {
        NEVER_OPENED,
        OPENED_TWICE,
        HAPPENED_BEFORE_OPENED,
        RESOLVED_TWICE,
        REOPENED_WITHOUT_RESOLVE,
        RESUMED_WITHOUT_PAUSE,
        WORK_STOPPED_WITHOUT_START,
        HAPPENED_AFTER_CANCELLED,
        /** The target of a higher priority had been overrun when the priority was lowered. */
        LEFT_AFTER_OVERRUN,
        /** A calendar does not know a time that the clock needs; there is no verdict. */
        CALENDAR_UNKNOWN
    }
}
