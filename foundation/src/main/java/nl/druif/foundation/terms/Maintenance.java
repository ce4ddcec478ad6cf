package nl.druif.foundation.terms;

/** What becomes of planned maintenance. */
public enum Maintenance {
    /** It changes nothing: an outage in it counts like any other. */
    COUNTS,
    /** What was announced beforehand counts neither for nor against. */
    EXCLUDED
}
