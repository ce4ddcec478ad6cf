package nl.druif.ticketclock.webhook;

/** Why nothing is sent. */
public enum DisabledBecause {
    /** Somebody of the tenant did it. */
    BY_HAND,
    /** The endpoint answered 410: it is gone for good. */
    GONE,
    /** Nothing arrived for too long. */
    FAILING
}
