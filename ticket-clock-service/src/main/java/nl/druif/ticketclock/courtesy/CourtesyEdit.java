package nl.druif.ticketclock.courtesy;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.terms.CourtesyTarget;
import nl.druif.ticketclock.terms.CourtesyTerms;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * How a tenant wants to treat tickets that nothing was promised about.
 *
 * @param calendar  of all targets
 * @param validFrom goes for tickets that were opened since, not after now; now unless given
 */
public record CourtesyEdit(
        Optional<OpeningHours> calendar, @Size(max = 50) List<CourtesyTarget> targets, Optional<Instant> validFrom) {

    public CourtesyEdit {
        targets = targets == null ? List.of() : List.copyOf(targets);
        var faults = new Faults();
        faults.check(
                calendar.isPresent() || targets.isEmpty(),
                "/calendar",
                "COURTESY_NEEDS_HOURS",
                "The targets need opening hours in which they count.");
        validFrom.ifPresent(at -> faults.check(
                !at.isBefore(TicketEvent.EARLIEST) && at.isBefore(TicketEvent.LATEST),
                "/validFrom",
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099."));
        faults.refuse();
        // Made only to be checked: what it refuses, this refuses under the same names.
        new CourtesyTerms(calendar, targets, Instant.EPOCH, Instant.EPOCH).terms();
    }

    /** What goes for tickets that were opened before then, stays as it is. */
    CourtesyTerms after(Courtesy before, Instant now) {
        var from = validFrom.orElse(now);
        var faults = new Faults()
                .check(
                        !from.isAfter(now),
                        new Fault("/validFrom", "IN_THE_FUTURE", from + " is yet to come; it is " + now + ".")
                                .with("given", from)
                                .with("now", now));
        before.validFrom()
                .filter(last -> !from.isAfter(last))
                .ifPresent(last -> faults.add(new Fault(
                                "/validFrom",
                                "NOT_AFTER_THE_LAST",
                                from + " is not after " + last + ", since when the terms go that are there.")
                        .with("given", from)
                        .with("last", last)));
        faults.refuse();
        return new CourtesyTerms(calendar, targets, from, now);
    }
}
