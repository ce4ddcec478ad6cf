package nl.druif.foundation.terms;

/** What becomes of time in which a service was there and worked badly. */
public enum Degraded {
    COUNTS_AS_UP,
    COUNTS_AS_DOWN
}
