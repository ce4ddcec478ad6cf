package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Somebody is to be asked how it was; whoever sends the mail delivers {@code link}.
 *
 * @param link signed, expires, names nobody
 */
public record InvitationIssued(
        UUID id,
        TenantId tenant,
        UUID ticket,
        UUID invitation,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> requester,
        Optional<String> locale,
        String link,
        Instant expiresAt,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
