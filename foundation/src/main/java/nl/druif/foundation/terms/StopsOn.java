package nl.druif.foundation.terms;

/** What ends the time to resolve. A ticket that is closed without having been resolved is over in both. */
public enum StopsOn {
    RESOLVED,
    CLOSED
}
