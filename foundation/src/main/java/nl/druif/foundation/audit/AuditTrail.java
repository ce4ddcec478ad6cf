package nl.druif.foundation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.audit.AuditChain.Link;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Canonical;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What was done in a tenant, by whom, in the transaction of the deed itself. */
@ApplicationScoped
public class AuditTrail {
    private static final int BATCH = 500;

    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtextextended('audit ' || ?1, 0)) as text)""";

    private static final String HEAD = """
            select sequence, hash
            from audit_event
            order by sequence desc
            limit 1""";

    private static final String INSERT = """
            insert into audit_event (tenant_id, sequence, at, who, deed, subject_type, subject_id, before, after,
                previous_hash, hash)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)""";

    private static final String NEXT = """
            select tenant_id, sequence, at, who, deed, subject_type, subject_id, before, after, previous_hash, hash
            from audit_event
            where sequence > ?1
            order by sequence
            limit ?2""";

    private static final String PAGE = """
            select sequence, at, who, deed, subject_type, subject_id, before, after, previous_hash, hash
            from audit_event
            where (cast(:subjectType as text) is null or subject_type = :subjectType)
                and (cast(:subjectId as text) is null or subject_id = :subjectId)
                and (cast(:deed as text) is null or deed = :deed)
                and (cast(:from as text) is null or at >= cast(cast(:from as text) as timestamptz))
                and (cast(:until as text) is null or at < cast(cast(:until as text) as timestamptz))
                and (cast(:key as text) is null or sequence %1$s cast(cast(:key as text) as bigint))
            order by sequence %2$s
            limit :limit""";

    private final Tenancy tenancy;
    private final CallerTenant caller;
    private final CurrentVertxRequest request;
    private final Clock clock;

    AuditTrail(Tenancy tenancy, CallerTenant caller, CurrentVertxRequest request, Clock clock) {
        this.tenancy = tenancy;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Adds to the trail in the session's open transaction. Call it after the rows are locked and changed: from here to the
     * commit the tenant's other deeds wait.
     *
     * @param deed   {@code thing.done}, such as {@code agreement.signed}
     * @param before written as JSON; absent for what was made. Of a thing that grows only what changed
     * @param after  written as JSON; absent for what is gone
     */
    public Uni<Void> record(
            Mutiny.Session session,
            TenantId tenant,
            String deed,
            String subjectType,
            String subjectId,
            @Nullable Object before,
            @Nullable Object after) {
        var who = who();
        return lock(session, tenant)
                .chain(() -> head(session))
                .flatMap(head -> add(
                        session,
                        head.head(),
                        new AuditEntry(
                                tenant,
                                head.count() + 1,
                                clock.instant(),
                                who,
                                deed,
                                subjectType,
                                subjectId,
                                Optional.ofNullable(before).map(Canonical::json),
                                Optional.ofNullable(after).map(Canonical::json))));
    }

    /** In the order in which things were done. */
    public Uni<List<AuditEvent>> list(TenantId tenant, AuditFilter filter, Cut cut) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(PAGE.formatted(cut.beyond(), cut.direction()), Tuple.class)
                        .setParameter("subjectType", filter.subjectType().orElse(null))
                        .setParameter("subjectId", filter.subjectId().orElse(null))
                        .setParameter("deed", filter.deed().orElse(null))
                        .setParameter(
                                "from", filter.from().map(Object::toString).orElse(null))
                        .setParameter(
                                "until", filter.until().map(Object::toString).orElse(null))
                        .setParameter("key", cut.from().map(keys -> keys.get(0)).orElse(null))
                        .setParameter("limit", cut.limit())
                        .getResultList()
                        .map(rows -> rows.stream().map(AuditTrail::event).toList()));
    }

    /** Reads all of it again and computes every hash. */
    public Uni<ChainVerdict> verify(TenantId tenant) {
        return tenancy.as(tenant, session -> follow(session, AuditChain.EMPTY).map(ChainVerdict::of));
    }

    private Uni<AuditChain> follow(Mutiny.Session session, AuditChain chain) {
        return session.createNativeQuery(NEXT, Tuple.class)
                .setParameter(1, chain.count())
                .setParameter(2, BATCH)
                .getResultList()
                .flatMap(rows -> {
                    var next = chain.then(rows.stream().map(AuditTrail::link).toList());
                    return rows.size() < BATCH || next.broken().isPresent()
                            ? Uni.createFrom().item(next)
                            : follow(session, next);
                });
    }

    /** Nobody's deed is the system's own: a consumer's, or that of a job, which has the context of a request and none. */
    private String who() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return "system";
        }
        var subject = caller.subject();
        return subject.isEmpty() ? "system" : subject;
    }

    /** A statement of its own: one that also reads would look at what was there before it had to wait. */
    private static Uni<String> lock(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(LOCK, String.class)
                .setParameter(1, tenant.toString())
                .getSingleResult();
    }

    private static Uni<AuditChain> head(Mutiny.Session session) {
        return session.createNativeQuery(HEAD, Tuple.class)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? AuditChain.EMPTY
                        : new AuditChain(
                                row.get("sequence", Long.class), row.get("hash", String.class), Optional.empty()));
    }

    private static Uni<Void> add(Mutiny.Session session, String previous, AuditEntry entry) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, entry.tenant().value())
                .setParameter(2, entry.sequence())
                .setParameter(3, entry.at())
                .setParameter(4, entry.who())
                .setParameter(5, entry.deed())
                .setParameter(6, entry.subjectType())
                .setParameter(7, entry.subjectId())
                .setParameter(8, entry.before().orElse(null))
                .setParameter(9, entry.after().orElse(null))
                .setParameter(10, previous)
                .setParameter(11, entry.hash(previous))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Link link(Tuple row) {
        var entry = new AuditEntry(
                new TenantId(row.get("tenant_id", UUID.class)),
                row.get("sequence", Long.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("who", String.class),
                row.get("deed", String.class),
                row.get("subject_type", String.class),
                row.get("subject_id", String.class),
                Optional.ofNullable(row.get("before", String.class)),
                Optional.ofNullable(row.get("after", String.class)));
        return new Link(entry, row.get("previous_hash", String.class), row.get("hash", String.class));
    }

    private static AuditEvent event(Tuple row) {
        return new AuditEvent(
                row.get("sequence", Long.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("who", String.class),
                row.get("deed", String.class),
                row.get("subject_type", String.class),
                row.get("subject_id", String.class),
                document(row, "before"),
                document(row, "after"),
                row.get("previous_hash", String.class),
                row.get("hash", String.class));
    }

    private static Optional<Map<String, Object>> document(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, String.class)).map(AuditTrail::read);
    }

    private static Map<String, Object> read(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
