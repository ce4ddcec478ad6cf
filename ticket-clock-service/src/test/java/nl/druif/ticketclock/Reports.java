package nl.druif.ticketclock;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** Events of ticket M-1 of Waterland's mail. */
public final class Reports {
    private Reports() {}

    public static ReportedEvent event(String id, TicketEventType type, String at) {
        return event(id, type, at, Optional.empty(), Optional.empty());
    }

    public static ReportedEvent inStatus(String id, String status, String at) {
        return event(id, TicketEventType.STATUS_CHANGED, at, Optional.of(status), Optional.empty());
    }

    public static ReportedEvent by(PartyRole actor, String id, TicketEventType type, String at) {
        return event(id, type, at, Optional.empty(), Optional.of(actor));
    }

    private static ReportedEvent event(
            String id, TicketEventType type, String at, Optional<String> status, Optional<PartyRole> actor) {
        return new ReportedEvent(
                "topdesk",
                "M-1",
                Optional.of(id),
                type,
                Instant.parse(at),
                0,
                status,
                Optional.of("1"),
                Optional.empty(),
                Optional.of("mail"),
                Optional.empty(),
                actor,
                Optional.empty(),
                Optional.of("WATERLAND"),
                Optional.empty(),
                Optional.empty());
    }
}
