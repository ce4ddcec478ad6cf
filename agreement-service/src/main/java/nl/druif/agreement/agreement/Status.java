package nl.druif.agreement.agreement;

/** How far an agreement has come, at a moment. */
public enum Status {
    DRAFT,
    PROPOSED,
    /** By both sides; its first day is still to come. */
    SIGNED,
    ACTIVE,
    ENDED,
    /** Before both had signed. */
    WITHDRAWN
}
