package nl.druif.agreement.exclusion;

/** How far an exclusion has come. Its words are fixed from the start. */
public enum ExclusionState {
    /** Waits for signatures: nothing is excluded. */
    PROPOSED,
    /** By both sides: the time does not count. */
    SIGNED,
    /** Before both had signed. */
    WITHDRAWN,
    /** By both sides, after they had signed it: the time counts as if nothing had been. */
    REVOKED
}
