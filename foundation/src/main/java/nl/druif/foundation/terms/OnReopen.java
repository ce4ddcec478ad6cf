package nl.druif.foundation.terms;

/** What happens to a stopped clock when the ticket is opened again. */
public enum OnReopen {
    /** It goes on; the time between resolved and reopened does not count. */
    CONTINUE,
    /** A new cycle starts at the reopening; the verdict on the first one stands. */
    NEW_CYCLE,
    /** The first stop is final. */
    FIRST_ONLY
}
