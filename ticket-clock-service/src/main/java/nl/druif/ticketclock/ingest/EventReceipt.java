package nl.druif.ticketclock.ingest;

import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Heard;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * That an event was heard, and what became of it.
 *
 * @param ticketId of the ticket
 * @param eventId the id under which it is known: the one that was given, or one made from its content
 */
public record EventReceipt(UUID ticketId, String source, String ticket, String eventId, Hearing hearing) {
    static Outcome<EventReceipt> outcome(TenantId tenant, ReportedEvent event, Heard heard) {
        if (heard instanceof Heard.Refused refused) {
            return new Outcome.Unfit<>(refused.why());
        }
        var hearing = ((Heard.Taken) heard).hearing();
        var receipt =
                new EventReceipt(event.ticketId(tenant), event.source(), event.ticket(), event.identity(), hearing);
        return switch (hearing) {
            case RECORDED -> new Outcome.Recorded<>(receipt);
            case KNOWN -> new Outcome.Known<>(receipt);
            case CONTRADICTED -> new Outcome.Refused<>(contradiction(event), Optional.of(receipt));
        };
    }

    static Refusal contradiction(ReportedEvent event) {
        return Refusal.conflict(
                        "event-content-differs", "The event {event} of {source} is known, and it says something else.")
                .with("event", event.identity())
                .with("source", event.source());
    }
}
