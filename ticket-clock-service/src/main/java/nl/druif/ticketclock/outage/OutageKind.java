package nl.druif.ticketclock.outage;

/** What can be the matter with a service. */
public enum OutageKind {
    /** It was not there. */
    OUTAGE,
    /** It was there and worked badly; whether that counts is up to the agreement. */
    DEGRADED,
    /** It may be taken away on purpose. No downtime by itself: what went down in it is told as an outage. */
    MAINTENANCE
}
