package nl.druif.ticketclock.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * Who looks at a ticket, and when in its life.
 *
 * @param asOf       nothing that happened after it has happened yet
 * @param recordedAt nothing that was heard or signed after it is known yet; absent: everything is
 */
public record Look(Audience audience, Instant asOf, Optional<Instant> recordedAt) {
    /** A ledger grows with every opening and closing: years of them would be no answer. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    /** As it is now, with all that is known. */
    public static Look now(Audience audience, Instant now) {
        return new Look(audience, now, Optional.empty());
    }

    static Look at(Audience audience, Optional<Instant> asOf, Optional<Instant> recordedAt, Instant now) {
        var faults = new Faults();
        asOf.ifPresent(at -> {
            inRange(faults, "?asOf", at);
            faults.check(
                    !at.isAfter(now.plus(FURTHEST)),
                    new Fault("?asOf", "AS_OF_TOO_FAR", "This is more than " + FURTHEST.toDays() + " days ahead.")
                            .with("days", FURTHEST.toDays()));
        });
        recordedAt.ifPresent(at -> inRange(faults, "?recordedAt", at));
        faults.refuse();
        return new Look(audience, asOf.orElse(now), recordedAt);
    }

    /** @throws Refusal 404 when nothing had been heard of the ticket, or when it was another customer's then */
    void refuseUnlessVisible(List<ReportedEvent> heard) {
        if (heard.isEmpty()
                || !audience.mayLookAtTicketsOf(Particulars.of(heard, asOf).customer())) {
            throw Refusal.notFound();
        }
    }

    private static void inRange(Faults faults, String parameter, Instant at) {
        faults.check(
                !at.isBefore(TicketEvent.EARLIEST) && at.isBefore(TicketEvent.LATEST),
                parameter,
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099.");
    }
}
