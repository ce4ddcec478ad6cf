package nl.druif.foundation.calendar;

/**
 * Weeks of 7 × 24 real hours, numbered, that begin on Sunday 00:00 UTC: wherever people live that is their weekend, so
 * that few windows are cut in two.
 */
final class Week {
    static final int MILLIS = 7 * 24 * 60 * 60 * 1000;
    private static final long FIRST_SUNDAY = 3 * 24 * 60 * 60 * 1000L;

    private Week() {}

    static int of(long at) {
        return (int) Math.floorDiv(at - FIRST_SUNDAY, (long) MILLIS);
    }

    static long start(int week) {
        return FIRST_SUNDAY + (long) week * MILLIS;
    }
}
