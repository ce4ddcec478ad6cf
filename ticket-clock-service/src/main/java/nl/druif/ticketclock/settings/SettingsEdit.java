package nl.druif.ticketclock.settings;

import java.time.Instant;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.ticket.TicketEvent;

/** What a tenant wants to set. */
public record SettingsEdit(Instant factsFrom) {
    public SettingsEdit {
        new Faults()
                .check(
                        !factsFrom.isBefore(TicketEvent.EARLIEST) && factsFrom.isBefore(TicketEvent.LATEST),
                        "/factsFrom",
                        "INSTANT_OUT_OF_RANGE",
                        factsFrom + " lies outside the years 1970 to 2099.")
                .refuse();
    }

    /** A horizon that is yet to come would refuse everything that happens. */
    Settings after(Settings before, Instant now) {
        new Faults()
                .check(
                        !factsFrom.isAfter(now),
                        new Fault("/factsFrom", "IN_THE_FUTURE", factsFrom + " is yet to come; it is " + now + ".")
                                .with("given", factsFrom)
                                .with("now", now))
                .refuse();
        return new Settings(factsFrom, before.version() + 1);
    }
}
