package nl.druif.ticketclock.touch;

import io.smallrye.mutiny.Uni;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a tenant has set it to. */
public final class ThresholdStore {
    private static final String FIND = """
            select idle_above_percent
            from setting
            where tenant_id = ?1""";

    private ThresholdStore() {}

    /** Inside a transaction of the tenant. */
    public static Uni<Threshold> find(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(FIND, Integer.class)
                .setParameter(1, tenant.value())
                .getSingleResultOrNull()
                .map(percent -> percent == null ? Threshold.USUAL : new Threshold(percent));
    }
}
