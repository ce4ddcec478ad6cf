package nl.druif.ticketclock.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.ticket.TicketEvent;

/** What a tenant wants to set; what is left out has its default. */
public record SettingsEdit(
        Instant factsFrom,
        @JsonProperty(defaultValue = "50") int idleAbovePercent) {
    public SettingsEdit {
        new Faults()
                .check(
                        !factsFrom.isBefore(TicketEvent.EARLIEST) && factsFrom.isBefore(TicketEvent.LATEST),
                        "/factsFrom",
                        "INSTANT_OUT_OF_RANGE",
                        factsFrom + " lies outside the years 1970 to 2099.")
                .check(
                        idleAbovePercent >= 1 && idleAbovePercent <= 99,
                        new Fault(
                                        "/idleAbovePercent",
                                        "THRESHOLD_OUT_OF_RANGE",
                                        idleAbovePercent + " is not a whole percentage from 1 to 99.")
                                .with("given", idleAbovePercent))
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
        return new Settings(factsFrom, idleAbovePercent, before.version() + 1);
    }
}
