package nl.druif.foundation.terms;

/** What a new version of an agreement does to tickets that were opened before it was valid, or before it was recorded. */
public enum OnNewVersion {
    /** A ticket keeps the version it was opened under. */
    PIN,
    /** Clocks that are open move to the new version when it becomes valid. */
    CUTOVER,
    /** As CUTOVER, and tickets opened in the validity are judged again; earlier verdicts are kept as superseded. */
    REPLAY
}
