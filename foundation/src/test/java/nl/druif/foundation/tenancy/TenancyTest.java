package nl.druif.foundation.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import nl.druif.foundation.testing.Backing;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Backing.class)
class TenancyTest {
    private final TenantId waterland = new TenantId(UUID.randomUUID());
    private final TenantId purmerend = new TenantId(UUID.randomUUID());

    @Inject
    Tenancy tenancy;

    @Test
    void a_tenant_sees_its_own_rows_and_no_others() throws Throwable {
        write(waterland, "ours");
        assertThat(count(waterland)).isEqualTo(1);
        assertThat(count(purmerend)).isZero();
    }

    @Test
    void a_row_cannot_be_written_for_another_tenant() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                        () -> tenancy.as(waterland, session -> insert(session, purmerend, "smuggled"))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void without_a_tenant_there_are_no_rows() throws Throwable {
        write(waterland, "ours");
        assertThat(VertxContextSupport.subscribeAndAwait(() -> tenancy.tenants()))
                .contains(waterland);
        assertThat(VertxContextSupport.subscribeAndAwait(
                        () -> Panache.withTransaction(() -> Panache.getSession().flatMap(TenancyTest::rows))))
                .isZero();
    }

    @Test
    void a_failure_undoes_everything_in_the_transaction() throws Throwable {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> tenancy.as(
                        waterland,
                        session -> insert(session, waterland, "half")
                                .flatMap(written -> Uni.createFrom().failure(new IllegalStateException("no"))))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count(waterland)).isZero();
    }

    @Test
    void work_inside_the_same_tenants_transaction_joins_it() throws Throwable {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> tenancy.as(
                        waterland,
                        session -> tenancy.as(waterland, inner -> insert(inner, waterland, "inner"))
                                .flatMap(written -> Uni.createFrom().failure(new IllegalStateException("outer"))))))
                .hasMessage("outer");
        assertThat(count(waterland)).isZero();
    }

    @Test
    void work_for_another_tenant_inside_a_transaction_is_a_bug() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                        () -> tenancy.as(waterland, session -> tenancy.as(purmerend, TenancyTest::rows))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another tenant");
    }

    @Test
    void two_hundred_requests_of_twenty_tenants_at_once_never_see_a_foreign_row() throws Throwable {
        var tenants = new ArrayList<TenantId>();
        for (int i = 0; i < 20; i++) {
            tenants.add(new TenantId(UUID.randomUUID()));
        }
        var pool = Executors.newFixedThreadPool(40);
        try {
            var calls = new ArrayList<CompletableFuture<Long>>();
            for (int i = 0; i < 200; i++) {
                var tenant = tenants.get(i % 20);
                calls.add(CompletableFuture.supplyAsync(() -> writeAndCount(tenant), pool));
            }
            assertThat(calls).allSatisfy(call -> assertThat(call.get()).isBetween(1L, 10L));
        } finally {
            pool.shutdown();
        }
        for (var tenant : tenants) {
            assertThat(count(tenant)).isEqualTo(10);
        }
    }

    private long writeAndCount(TenantId tenant) {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    tenancy.as(tenant, session -> insert(session, tenant, "one").flatMap(written -> rows(session))));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void write(TenantId tenant, String text) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> tenancy.as(tenant, session -> insert(session, tenant, text)));
    }

    private long count(TenantId tenant) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> tenancy.as(tenant, TenancyTest::rows));
    }

    private static Uni<Integer> insert(Mutiny.Session session, TenantId tenant, String text) {
        return session.createNativeQuery("insert into note (tenant_id, id, text) values (?1, ?2, ?3)")
                .setParameter(1, tenant.value())
                .setParameter(2, UUID.randomUUID())
                .setParameter(3, text)
                .executeUpdate();
    }

    private static Uni<Long> rows(Mutiny.Session session) {
        return session.createNativeQuery("select count(*) from note", Long.class)
                .getSingleResult();
    }
}
