package nl.druif.foundation.event;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A share of a target's time is used up. Told once per clock, cycle and threshold.
 *
 * @param threshold percent of the target
 * @param dueAt     when the target will be used up if nothing changes
 */
public record ClockWarned(
        UUID id, TenantId tenant, UUID ticket, ClockName clock, int threshold, Instant dueAt, Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return ticket.toString();
    }
}
