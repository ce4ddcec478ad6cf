package nl.druif.ticketclock.hook;

import java.util.List;
import nl.druif.foundation.problem.Fault;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * What a delivery tells.
 *
 * @param events  what happened
 * @param faults  why it may tell more than that; pointers lead into the delivery
 * @param ignored it tells nothing, as it should
 */
record Findings(List<ReportedEvent> events, List<Fault> faults, boolean ignored) {
    Findings {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }

    static Findings unreadable(List<Fault> faults) {
        return new Findings(List.of(), faults, false);
    }
}
