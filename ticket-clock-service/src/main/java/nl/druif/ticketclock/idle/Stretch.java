package nl.druif.ticketclock.idle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.ticket.TicketEvent;

/** The time in which tickets were solved, half-open; at most a year of it. */
record Stretch(Instant from, Instant until) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    Stretch {
        new Faults()
                .check(
                        from.isBefore(until),
                        "?until",
                        "ENDS_BEFORE_IT_STARTS",
                        "It ends at " + until + ", but it starts at " + from + ".")
                .check(
                        Duration.between(from, until).compareTo(LONGEST) <= 0,
                        new Fault("?from", "STRETCH_TOO_LONG", "This is more than " + LONGEST.toDays() + " days.")
                                .with("days", LONGEST.toDays()))
                .refuse();
    }

    /** Until now, and of thirty days, where nothing else is asked for. */
    static Stretch of(Optional<Instant> from, Optional<Instant> until, Instant now) {
        var faults = new Faults();
        from.ifPresent(at -> inRange(faults, "?from", at));
        until.ifPresent(at -> inRange(faults, "?until", at));
        faults.refuse();
        var end = until.orElse(now);
        return new Stretch(from.orElseGet(() -> end.minus(USUAL)), end);
    }

    private static void inRange(Faults faults, String parameter, Instant at) {
        faults.check(
                !at.isBefore(TicketEvent.EARLIEST) && at.isBefore(TicketEvent.LATEST),
                parameter,
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099.");
    }
}
