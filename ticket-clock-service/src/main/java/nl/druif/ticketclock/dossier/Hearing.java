package nl.druif.ticketclock.dossier;

/** What became of a reported event. */
public enum Hearing {
    RECORDED,
    /** It was told before, in the same words. */
    KNOWN,
    /** It was told before, in other words: the first telling stands. */
    CONTRADICTED
}
