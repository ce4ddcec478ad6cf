package nl.druif.ticketclock.webhook;

/** What became of a delivery. */
public enum DeliveryState {
    /** It waits for its first or next attempt. */
    PENDING,
    DELIVERED,
    /** Every attempt of the schedule failed; it can be replayed. */
    FAILED
}
