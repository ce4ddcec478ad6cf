package nl.druif.foundation.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The only opener of transactions and sessions. Inside one, the database shows one tenant's rows and no others: row-level
 * security compares every row with a setting that lives as long as the transaction.
 */
@ApplicationScoped
public class Tenancy {
    private static final String OPEN_FOR = "druif.tenant";

    // 'true' ties the setting to this transaction; the pooled connection forgets it at commit.
    private static final Prepared CONFINE = new Prepared("select set_config('app.tenant', $1, true)");

    private final Set<TenantId> registered = ConcurrentHashMap.newKeySet();

    /**
     * Runs {@code work} in one transaction of {@code tenant}: all of it happens, or nothing. Inside an open transaction
     * of the same tenant it joins that one; inside another tenant's it is a bug.
     */
    public <T> Uni<T> as(TenantId tenant, Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            if (context == null) {
                throw new IllegalStateException("a transaction is opened on a Vert.x context");
            }
            TenantId open = context.getLocal(OPEN_FOR);
            if (open == null) {
                return opened(context, tenant, work);
            }
            if (!open.equals(tenant)) {
                throw new IllegalStateException("a transaction of another tenant is open");
            }
            return Panache.getSession().flatMap(work::apply);
        });
    }

    private <T> Uni<T> opened(Context context, TenantId tenant, Function<Mutiny.Session, Uni<T>> work) {
        context.putLocal(OPEN_FOR, tenant);
        return register(tenant)
                .chain(() -> Panache.withTransaction(() -> Panache.getSession()
                        .call(session -> confine(session, tenant))
                        .flatMap(work::apply)))
                .eventually(() -> context.removeLocal(OPEN_FOR));
    }

    /** Every tenant that ever wrote here, for jobs that visit them one by one. It is a list of ids and nothing else. */
    public Uni<List<TenantId>> tenants() {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select id from tenant order by id", UUID.class)
                        .getResultList())
                .map(ids -> ids.stream().map(TenantId::new).toList()));
    }

    private static Uni<Void> confine(Mutiny.Session session, TenantId tenant) {
        return CONFINE.rows(session, row -> row[0], tenant.toString()).replaceWithVoid();
    }

    /** In a transaction of its own: a long first one would make every other of a new tenant wait for its end. */
    private Uni<Void> register(TenantId tenant) {
        if (registered.contains(tenant)) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(
                                        "insert into tenant (id) values (?1) on conflict do nothing")
                                .setParameter(1, tenant.value())
                                .executeUpdate()))
                .invoke(() -> registered.add(tenant))
                .replaceWithVoid();
    }
}
