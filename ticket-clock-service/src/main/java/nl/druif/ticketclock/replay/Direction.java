package nl.druif.ticketclock.replay;

/** How a ticket's verdict would change. */
public enum Direction {
    MET_TO_BREACHED,
    BREACHED_TO_MET,
    NEWLY_PROMISED,
    NO_LONGER_PROMISED,
    /** Where one of the two is open or excluded. */
    OTHERWISE;

    static Direction of(Verdict before, Verdict after) {
        if (before == Verdict.NOT_PROMISED) {
            return NEWLY_PROMISED;
        }
        if (after == Verdict.NOT_PROMISED) {
            return NO_LONGER_PROMISED;
        }
        if (before == Verdict.MET && after == Verdict.BREACHED) {
            return MET_TO_BREACHED;
        }
        return before == Verdict.BREACHED && after == Verdict.MET ? BREACHED_TO_MET : OTHERWISE;
    }
}
