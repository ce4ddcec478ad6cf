package nl.druif.ticketclock.ticket;

/** What can happen to a ticket. */
public enum TicketEventType {
    OPENED,
    STATUS_CHANGED,
    PRIORITY_CHANGED,
    ASSIGNED,
    /** The provider answered the customer. */
    RESPONDED,
    CUSTOMER_REPLIED,
    WORK_STARTED,
    WORK_STOPPED,
    RESOLVED,
    REOPENED,
    CLOSED,
    CANCELLED,
    SERVICE_CHANGED,
    /** Somebody wrote a note that is no answer; no clock hears of it. */
    NOTED
}
