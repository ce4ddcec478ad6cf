package nl.druif.agreement.agreement;

/** How far a version has come. From PROPOSED on its words are fixed. */
public enum VersionState {
    DRAFT,
    PROPOSED,
    /** Answered by the other side with a text of its own, which is a draft with the next number. */
    COUNTERED,
    SIGNED,
    WITHDRAWN
}
