package nl.druif.ticketclock.progress;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Whose jobs are looked at next: those of tenants that were named here, and now and then everybody's, for what another process
 * left behind.
 */
public final class Rounds {
    private final Set<TenantId> named = ConcurrentHashMap.newKeySet();
    private final Duration sweep;
    private OptionalLong sweptAt = OptionalLong.empty();

    /** @param sweep between two looks at everybody */
    public Rounds(Duration sweep) {
        this.sweep = sweep;
    }

    @FunctionalInterface
    public interface Everybody {
        Collection<TenantId> tenants() throws Throwable;
    }

    public void name(TenantId tenant) {
        named.add(tenant);
    }

    /**
     * Each once who was named since. Called by one thread at a time.
     *
     * @param nanos of a clock that only runs on, as {@link System#nanoTime}
     */
    public Set<TenantId> next(long nanos, Everybody everybody) throws Throwable {
        var next = new LinkedHashSet<>(named);
        named.removeAll(next);
        if (sweptAt.isEmpty() || nanos - sweptAt.getAsLong() > sweep.toNanos()) {
            next.addAll(everybody.tenants());
            sweptAt = OptionalLong.of(nanos);
        }
        return next;
    }
}
