package nl.druif.agreement.review;

/** What the parties do with an agreement that they looked at again. */
public enum ReviewOutcome {
    /** It stays as it is, and what was seen is normal from now on. */
    KEEP,
    /** A draft of another version is opened. */
    AMEND,
    /** It ends. */
    END
}
