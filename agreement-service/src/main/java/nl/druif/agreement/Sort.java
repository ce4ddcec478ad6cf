package nl.druif.agreement;

/** What an entry is one of. */
public enum Sort {
    PARTY,
    SEGMENT,
    SERVICE,
    CALENDAR
}
