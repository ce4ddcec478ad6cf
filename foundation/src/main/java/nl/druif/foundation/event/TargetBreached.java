package nl.druif.foundation.event;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A target's time ran out, at {@code at}: when it did, not when it was noticed. Told once per clock and cycle, and again
 * only after a withdrawal.
 *
 * @param reference the ticket as its own system calls it
 */
public record TargetBreached(UUID id, TenantId tenant, UUID ticket, String reference, ClockName clock, Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
