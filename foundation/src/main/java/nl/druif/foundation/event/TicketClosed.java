package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A ticket was closed (or, where its system has no such step, resolved): the moment to ask how it was.
 *
 * @param requester pseudonym of the person who was helped, for asking nobody too often
 * @param locale    language tag of that person
 */
public record TicketClosed(
        UUID id,
        TenantId tenant,
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> requester,
        Optional<String> locale,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
