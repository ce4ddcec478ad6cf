package nl.druif.foundation.event;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A warning or breach that was told turned out wrong: an event came late, an exclusion was signed, an agreement changed.
 *
 * @param threshold percent of the warning that is taken back; empty for a breach
 * @param firedAt   the instant that was told then
 */
public record FiringWithdrawn(
        UUID id,
        TenantId tenant,
        UUID ticket,
        ClockName clock,
        OptionalInt threshold,
        Instant firedAt,
        String reason,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
