package nl.druif.ticketclock.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * When facts may have happened.
 *
 * @param from the tenant's horizon, itself included
 * @param now  what is told of a later moment has not happened; five minutes of difference between clocks are let pass
 */
public record Period(Instant from, Instant now) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What is wrong with the moments of an event, if anything. */
    public Optional<Faulty> objection(ReportedEvent event) {
        if (holds(event.occurredAt())
                && event.openedAt().filter(at -> !holds(at)).isEmpty()) {
            return Optional.empty();
        }
        var faults = new Faults();
        check(faults, event.occurredAt(), "/occurredAt");
        event.openedAt().ifPresent(at -> check(faults, at, "/openedAt"));
        return Optional.of(new Faulty(faults.found()));
    }

    private boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(now.plus(SKEW));
    }

    private void check(Faults faults, Instant at, String pointer) {
        faults.check(
                        !at.isAfter(now.plus(SKEW)),
                        new Fault(pointer, "IN_THE_FUTURE", at + " is yet to come; it is " + now + ".")
                                .with("given", at)
                                .with("now", now))
                .check(
                        !at.isBefore(from),
                        new Fault(
                                        pointer,
                                        "BEFORE_HORIZON",
                                        at + " lies before " + from + ", the earliest moment of which facts are taken.")
                                .with("given", at)
                                .with("earliest", from));
    }
}
