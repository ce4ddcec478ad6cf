package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.ZoneOffset;

/** The calendar was asked about a time it does not know: a year without holidays yet, or one outside its versions. */
public final class CalendarHorizonPassed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int yearAsked;
    private final Instant knownFrom;
    private final Instant knownUntil;

    CalendarHorizonPassed(int yearAsked, Instant knownFrom, Instant knownUntil) {
        super("The calendar does not know %d; it knows %s until %s.".formatted(yearAsked, knownFrom, knownUntil));
        this.yearAsked = yearAsked;
        this.knownFrom = knownFrom;
        this.knownUntil = knownUntil;
    }

    public int yearAsked() {
        return yearAsked;
    }

    public int lastYearKnown() {
        return knownUntil.minusMillis(1).atZone(ZoneOffset.UTC).getYear();
    }

    /** The stretch the calendar knows around what was asked, half-open. */
    public Instant knownFrom() {
        return knownFrom;
    }

    public Instant knownUntil() {
        return knownUntil;
    }
}
