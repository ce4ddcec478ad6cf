package nl.druif.ticketclock.hook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The hooks of a tenant. A hook that is removed leaves its row: what it parked hangs on it. */
@ApplicationScoped
class HookStore {
    static final String INGEST = "/ticket-clock/v1/ingest";
    static final String PURPOSE = "hook";

    private static final String PARKED = """
            select hook, count(*)
            from parked_delivery
            where tenant_id = ?1 and state = 'PARKED'
            group by hook""";

    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final LinkKeys keys;

    HookStore(Tenancy tenancy, AuditTrail audit, LinkKeys keys) {
        this.tenancy = tenancy;
        this.audit = audit;
        this.keys = keys;
    }

    Uni<Hook> add(TenantId tenant, Hook hook) {
        var row = HookRow.of(tenant, hook);
        return tenancy.as(
                tenant,
                session -> session.persist(row)
                        .call(session::flush)
                        .call(() -> told(session, tenant, "made", null, hook))
                        .map(stored -> row.toHook(keys, 0)));
    }

    /** @throws Refusal 404 */
    Uni<Hook> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> there(session, id, LockModeType.NONE)
                        .flatMap(row -> parked(session, tenant).map(parked -> hook(row, parked))));
    }

    /** The latest first: their ids are in the order of their making. */
    Uni<List<Hook>> list(TenantId tenant, Cut cut) {
        var beyond = cut.backward() ? " and each.id > :from" : " and each.id < :from";
        var order = cut.backward() ? " asc" : " desc";
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from HookRow each where each.removedAt is null"
                                    + (cut.from().isPresent() ? beyond : "") + " order by each.id" + order,
                            HookRow.class)
                    .setMaxResults(cut.limit());
            cut.from().ifPresent(from -> query.setParameter("from", UUID.fromString(from.get(0))));
            return query.getResultList()
                    .flatMap(rows -> parked(session, tenant)
                            .map(parked ->
                                    rows.stream().map(row -> hook(row, parked)).toList()));
        });
    }

    /** @throws Refusal 404, or 412 when it is in another state than the client knows */
    Uni<Hook> revise(TenantId tenant, UUID id, Optional<IfMatch> ifMatch, String deed, UnaryOperator<Hook> change) {
        return tenancy.as(
                tenant,
                session -> there(session, id, LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(row -> parked(session, tenant).flatMap(parked -> {
                            var before = hook(row, parked);
                            ifMatch.ifPresent(known -> known.check(before));
                            var after = change.apply(before);
                            row.become(after);
                            return told(session, tenant, deed, before, after).replaceWith(after);
                        })));
    }

    /** @throws Refusal 404, 412, or 409 {@code deliveries-parked} */
    Uni<Void> remove(TenantId tenant, UUID id, IfMatch ifMatch, Instant now) {
        return tenancy.as(
                tenant,
                session -> there(session, id, LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(row -> parked(session, tenant)
                                .map(parked -> hook(row, parked))
                                .invoke(ifMatch::check)
                                .invoke(HookStore::refuseIfParked)
                                .invoke(hook -> row.removedAt = now)
                                .flatMap(hook -> told(session, tenant, "removed", hook, null))));
    }

    /** Whether or not it still takes deliveries; empty when there is none of this id. */
    static Uni<Optional<HookRow>> present(Mutiny.Session session, UUID id) {
        return session.find(HookRow.class, id)
                .map(row -> Optional.ofNullable(row).filter(found -> found.removedAt == null));
    }

    private static Uni<HookRow> there(Mutiny.Session session, UUID id, LockModeType lock) {
        return session.find(HookRow.class, id, lock)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.removedAt == null)
                        .orElseThrow(Refusal::notFound));
    }

    private Hook hook(HookRow row, Map<UUID, Long> parked) {
        return row.toHook(keys, parked.getOrDefault(row.id, 0L));
    }

    private static Uni<Map<UUID, Long>> parked(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(PARKED, Object[].class)
                .setParameter(1, tenant.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue())));
    }

    private Uni<Void> told(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable Hook before, @Nullable Hook after) {
        var id = after == null ? before : after;
        return audit.record(
                session,
                tenant,
                "hook." + deed,
                "hook",
                id == null ? "" : id.id().toString(),
                before == null ? null : before.told(),
                after == null ? null : after.told());
    }

    private static void refuseIfParked(Hook hook) {
        if (hook.parked() > 0) {
            throw Refusal.conflict(
                            "deliveries-parked",
                            "{parked} deliveries of this hook are parked: replay or discard them first.")
                    .with("parked", hook.parked());
        }
    }
}
