package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Somebody said how it was, or changed their mind: the answer with the highest revision counts.
 *
 * @param stars              1 to 5
 * @param suspectedAutomated a mail scanner may have pressed the button: left out of scores, kept for a look
 */
public record ResponseRecorded(
        UUID id,
        TenantId tenant,
        UUID ticket,
        UUID invitation,
        long revision,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        int stars,
        boolean suspectedAutomated,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
