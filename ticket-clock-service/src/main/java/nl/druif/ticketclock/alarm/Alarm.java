package nl.druif.ticketclock.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.tenancy.TenantId;

/**
 * What this process knows of when each tenant's next ticket is due. It is a hint: the truth is in the rows, and a sweep
 * over all tenants finds what another process set and did not live to tell.
 */
public final class Alarm {
    private final Map<TenantId, Instant> next = new HashMap<>();

    /** Something of the tenant is due at that instant, or already was. */
    public synchronized void set(TenantId tenant, Instant at) {
        if (isFirst(tenant, at)) {
            next.put(tenant, at);
            notifyAll();
        }
    }

    /** Whether nothing of the tenant is known to be due by then. */
    public synchronized boolean isFirst(TenantId tenant, Instant at) {
        var known = next.get(tenant);
        return known == null || at.isBefore(known);
    }

    /** Tenants for whom something is due, each told once for every time it was set. */
    public synchronized List<TenantId> ringing(Instant now) {
        var ringing = next.entrySet().stream()
                .filter(alarm -> !alarm.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        ringing.forEach(next::remove);
        return ringing;
    }

    /** Returns when the next one is due or an earlier one was set, at the latest after {@code most}. */
    public synchronized void await(Instant now, Duration most) throws InterruptedException {
        var first = next.values().stream().min(Instant::compareTo);
        var wait = first.map(at -> Duration.between(now, at))
                .filter(until -> until.compareTo(most) < 0)
                .orElse(most);
        if (wait.compareTo(Duration.ZERO) > 0) {
            wait(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
    }
}
