package nl.druif.ticketclock.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Replayable;
import nl.druif.foundation.outbox.Unreadable;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Dead letters by tenant; those that name none stand under {@link #NOBODY}. */
@ApplicationScoped
class DeadLetterStore {
    /** No token names this tenant. */
    static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    private static final String KEEP = """
            insert into dead_letter (tenant_id, id, state, topic, origin, record_key, headers, body, reason, died_at)
            values (?1, ?2, 'WAITING', ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            on conflict (tenant_id, origin) do nothing""";

    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final Instance<Replayable> consumers;
    private final String environment;

    DeadLetterStore(
            Tenancy tenancy,
            AuditTrail audit,
            Instance<Replayable> consumers,
            @ConfigProperty(name = "druif.environment") String environment) {
        this.tenancy = tenancy;
        this.audit = audit;
        this.consumers = consumers;
        this.environment = environment;
    }

    /**
     * A letter as it came from its topic.
     *
     * @param headers those it had before it died
     * @param body    nothing of what is nobody's
     */
    record Letter(
            String topic,
            String origin,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] body,
            String reason,
            Instant diedAt) {}

    /** Once, however often it is told. */
    Uni<Void> keep(TenantId tenant, List<Letter> letters) {
        return tenancy.as(tenant, session -> {
            var kept = Uni.createFrom().voidItem();
            for (var letter : letters) {
                kept = kept.chain(() -> keep(session, tenant, letter));
            }
            return kept;
        });
    }

    private static Uni<Void> keep(Mutiny.Session session, TenantId tenant, Letter letter) {
        return session.createNativeQuery(KEEP)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuid7.at(letter.diedAt()))
                .setParameter(3, letter.topic())
                .setParameter(4, letter.origin())
                .setParameter(5, letter.key())
                .setParameter(6, Json.text(letter.headers()))
                .setParameter(7, letter.body())
                .setParameter(8, letter.reason())
                .setParameter(9, letter.diedAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The latest first. */
    Uni<List<DeadLetter>> list(TenantId tenant, Optional<LetterState> state, Cut cut) {
        var beyond = cut.from().map(from -> cut.backward() ? " and each.id > :from" : " and each.id < :from");
        var wanted = state.map(some -> " and each.state = :state");
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from LetterRow each where 1 = 1" + wanted.orElse("") + beyond.orElse("")
                                    + " order by each.id" + (cut.backward() ? " asc" : " desc"),
                            LetterRow.class)
                    .setMaxResults(cut.limit());
            state.ifPresent(some -> query.setParameter("state", some));
            cut.from().ifPresent(from -> query.setParameter("from", UUID.fromString(from.get(0))));
            return query.getResultList()
                    .map(rows -> rows.stream().map(this::letter).toList());
        });
    }

    /** @throws Refusal 404, 409 {@code dead-letter-settled}, or 409 {@code dead-letter-refused} */
    Uni<DeadLetter> replay(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                        tenant,
                        session -> waiting(session, id)
                                .call(row -> consumer(row)
                                        .orElseThrow(Refusal::notFound)
                                        .replay(row.record()))
                                .flatMap(row -> settle(session, tenant, row, LetterState.REPLAYED, now)))
                .onFailure(Faulty.class)
                .transform(wrong -> refused(((Faulty) wrong).faults().get(0).detail()))
                .onFailure(Unreadable.class)
                .transform(wrong -> refused(String.valueOf(wrong.getMessage())));
    }

    /** @throws Refusal 404, or 409 {@code dead-letter-settled} */
    Uni<DeadLetter> discard(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session ->
                        waiting(session, id).flatMap(row -> settle(session, tenant, row, LetterState.DISCARDED, now)));
    }

    private Uni<DeadLetter> settle(
            Mutiny.Session session, TenantId tenant, LetterRow row, LetterState settled, Instant now) {
        row.settle(settled, now);
        return session.flush()
                .chain(() -> audit.record(
                        session,
                        tenant,
                        settled == LetterState.REPLAYED ? "dead-letter.replayed" : "dead-letter.discarded",
                        "dead-letter",
                        row.id.toString(),
                        Map.of("state", LetterState.WAITING),
                        Map.of("state", settled, "origin", row.origin, "reason", row.reason)))
                .map(done -> letter(row));
    }

    private static Refusal refused(String why) {
        return Refusal.conflict("dead-letter-refused", "It still cannot be taken in: {why}")
                .with("why", why);
    }

    private static Uni<LetterRow> waiting(Mutiny.Session session, UUID id) {
        return session.find(LetterRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .invoke(row -> {
                    if (row.state != LetterState.WAITING) {
                        throw Refusal.conflict(
                                        "dead-letter-settled", "This letter waits for nothing any more: it is {state}.")
                                .with("state", row.state);
                    }
                });
    }

    private Optional<Replayable> consumer(LetterRow row) {
        return consumers.stream()
                .filter(each -> each.topic().in(environment).equals(row.topic))
                .findFirst();
    }

    private DeadLetter letter(LetterRow row) {
        return row.toLetter(consumer(row).map(Replayable::labels).orElse(Set.of()));
    }
}
