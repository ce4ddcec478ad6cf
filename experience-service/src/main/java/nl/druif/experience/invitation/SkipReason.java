package nl.druif.experience.invitation;

/** Why somebody was not asked. */
public enum SkipReason {
    /** It was opened again after this closing. */
    REOPENED,
    /** Once per ticket. */
    ALREADY_ASKED,
    /** Nobody remembers how it was. */
    CLOSED_TOO_LONG_AGO,
    NOT_SAMPLED,
    /** The same person was asked about another ticket within the rest period. */
    ASKED_RECENTLY
}
