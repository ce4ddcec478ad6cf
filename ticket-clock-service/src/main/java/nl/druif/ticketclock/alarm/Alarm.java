package nl.druif.ticketclock.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.druif.foundation.tenancy.TenantId;

/**
 * What this process knows of when each tenant's next ticket is due. It is a hint: the truth is in the rows, and a sweep
 * over all tenants finds what another process set and did not live to see.
 */
public final class Alarm {
    private final Map<TenantId, Instant> next = new ConcurrentHashMap<>();

    /** Something of the tenant is due at that instant, or already was. */
    public void set(TenantId tenant, Instant at) {
        next.merge(tenant, at, (known, given) -> given.isBefore(known) ? given : known);
    }

    /** Tenants for whom something is due, each told once for every time it was set. */
    public List<TenantId> ringing(Instant now) {
        var ringing = next.entrySet().stream()
                .filter(alarm -> !alarm.getValue().isAfter(now))
                .toList();
        ringing.forEach(alarm -> next.remove(alarm.getKey(), alarm.getValue()));
        return ringing.stream().map(Map.Entry::getKey).toList();
    }
}
