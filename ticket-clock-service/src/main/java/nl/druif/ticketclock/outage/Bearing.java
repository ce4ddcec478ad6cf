package nl.druif.ticketclock.outage;

/** What an outage or a maintenance window came to for a target; from the farthest from counting to what counted. */
public enum Bearing {
    /** No version with this target was in force. */
    NOTHING_PROMISED,
    /** The agreement does not count a service that works badly. */
    DEGRADED_COUNTS_AS_UP,
    /** The agreement does not leave maintenance out: what went down in it counts. */
    MAINTENANCE_COUNTS,
    /** Not announced, or too late: what went down in it counts. */
    MAINTENANCE_UNANNOUNCED,
    /** What went down in it counts neither for nor against. */
    MAINTENANCE_EXCLUDED,
    OUTSIDE_SERVICE_HOURS,
    /** By a signed exclusion, or in maintenance that was announced. */
    EXCLUDED,
    /** One was enough. */
    ANOTHER_SERVICE_WAS_THERE,
    SHORTER_THAN_MINIMUM,
    ROUNDED_TO_NOTHING,
    COUNTED
}
