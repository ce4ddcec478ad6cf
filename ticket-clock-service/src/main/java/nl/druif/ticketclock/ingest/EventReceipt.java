package nl.druif.ticketclock.ingest;

import java.util.UUID;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * That an event was heard, and what became of it.
 *
 * @param ticketId of the ticket
 * @param eventId the id under which it is known: the one that was given, or one made from its content
 */
public record EventReceipt(UUID ticketId, String source, String ticket, String eventId, Hearing hearing) {
    static EventReceipt of(TenantId tenant, ReportedEvent event, Hearing hearing) {
        return new EventReceipt(event.ticketId(tenant), event.source(), event.ticket(), event.identity(), hearing);
    }

    static Refusal contradiction(ReportedEvent event) {
        return Refusal.conflict(
                        "event-content-differs", "The event {event} of {source} is known, and it says something else.")
                .with("event", event.identity())
                .with("source", event.source());
    }
}
