package nl.druif.agreement.agreement;

/** How far a version has come. From PROPOSED on its words are fixed. */
public enum VersionState {
    DRAFT,
    PROPOSED,
    SIGNED,
    WITHDRAWN
}
