package nl.druif.foundation.terms;

/** The time in which a service has to be there. */
public enum MeasuredIn {
    /** When its calendar is open. */
    SERVICE_HOURS,
    ROUND_THE_CLOCK
}
