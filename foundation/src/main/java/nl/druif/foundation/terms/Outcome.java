package nl.druif.foundation.terms;

/** What has become of a promise: OPEN until it is decided; EXCLUDED counts neither for nor against. */
public enum Outcome {
    OPEN,
    MET,
    BREACHED,
    EXCLUDED
}
