package nl.druif.foundation.terms;

/** A stretch of the calendar that things are measured over or paid by, in the zone of the agreement. */
public enum Period {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Period(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }
}
