package nl.druif.foundation.calendar;

/** Open time was asked of a calendar that has none. */
public final class NeverOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeverOpen() {
        super("The calendar is never open, so no time in it is ever used up.");
    }
}
