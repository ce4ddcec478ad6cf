package nl.druif.ticketclock.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.ticket.TicketEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the newest telling of each agreement, and wakes the tickets for which it makes a difference. */
@ApplicationScoped
public class TermsStore {
    private static final String SAVE = """
            insert into agreement_terms as known (tenant_id, agreement, revision, published)
            values (?1, ?2, ?3, cast(cast(?4 as text) as jsonb))
            on conflict (tenant_id, agreement) do update
                set revision = excluded.revision, published = excluded.published
                where known.revision < excluded.revision
            returning case when xmax = 0 then 'new' else 'newer' end""";

    // In the order in which everybody locks tickets, or two of us would wait for each other.
    private static final String WAKE = """
            update ticket
            set wake_at = least(wake_at, ?2)
            where tenant_id = ?1
                and id in (
                    select id
                    from ticket
                    where tenant_id = ?1
                        and (?3 or customer = ?4)
                        and opened_at is not null
                        and (state in ('OPEN', 'RESOLVED') or outcome = 'NONE' or opened_at >= ?5)
                    order by id
                    for update)""";

    // Asked in every transaction that judges: to the driver as it is, for comparing it with other queries cost as much.
    private static final Prepared REVISIONS = new Prepared("""
            select agreement || ' ' || revision
            from agreement_terms
            where tenant_id = $1
            union all
            select $2::text || ' ' || count(*)
            from courtesy_terms
            where tenant_id = $1
            having count(*) > 0""");

    private static final String COURTESY = """
            select cast(told as text)
            from courtesy_terms
            where tenant_id = ?1
            order by version""";

    private static final String LOAD = """
            select cast(published as text)
            from agreement_terms
            where tenant_id = ?1 and agreement = any(cast(string_to_array(?2, ',') as uuid[]))""";

    // Batches look rows up by their keys, always. A plan that was made while a table was small, or for a batch that
    // looked
    // large beside it, read all rows of the tenant for every batch: here plans are made anew, and have no other way to
    // go.
    private static final Prepared SHARED = new Prepared("""
            select pg_advisory_xact_lock_shared(hashtextextended('terms ' || $1, 0))::text,
                set_config('plan_cache_mode', 'force_custom_plan', true),
                set_config('enable_seqscan', 'off', true),
                set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true),
                (select facts_from from setting where tenant_id = $1::uuid)""");
    private static final int HORIZON = 5;
    private static final String ALONE =
            "select cast(pg_advisory_xact_lock(hashtextextended('terms ' || ?1, 0)) as text)";

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Map<TenantId, KnownTerms> prepared = new ConcurrentHashMap<>();
    private final Tenancy tenancy;
    private final ObjectMapper json;
    private final Alarm alarm;
    private final ExclusionStore exclusions;

    TermsStore(Tenancy tenancy, ObjectMapper json, Alarm alarm, ExclusionStore exclusions) {
        this.tenancy = tenancy;
        this.json = json;
        this.alarm = alarm;
        this.exclusions = exclusions;
    }

    /**
     * Until the commit no promise changes: a ticket that is not there yet when one does cannot be woken, and would keep its
     * verdict. The first statement of a transaction that judges, before it locks tickets, or two would wait for each other.
     *
     * @return the tenant's horizon: read along, for a statement of its own would cost every single event a journey
     */
    public static Uni<Instant> shared(Mutiny.Session session, TenantId tenant) {
        return SHARED.rows(session, TermsStore::horizon, tenant.toString()).map(rows -> rows.get(0));
    }

    private static Instant horizon(@Nullable Object[] row) {
        return row[HORIZON] instanceof OffsetDateTime from ? from.toInstant() : TicketEvent.EARLIEST;
    }

    /** The other side of {@link #shared}: for changing what is promised. */
    public static Uni<Void> alone(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(ALONE, String.class)
                .setParameter(1, tenant.toString())
                .getSingleResult()
                .replaceWithVoid();
    }

    /** An older telling than the one that is known changes nothing. */
    public Uni<Void> save(TenantId tenant, List<AgreementPublished> agreements, Instant now) {
        return tenancy.as(tenant, session -> {
                    var saved = alone(session, tenant);
                    for (var agreement : agreements) {
                        saved = saved.chain(() -> save(session, agreement, now));
                    }
                    return saved;
                })
                .invoke(() -> alarm.set(tenant, now));
    }

    private Uni<Void> save(Mutiny.Session session, AgreementPublished agreement, Instant now) {
        return session.createNativeQuery(SAVE, String.class)
                .setParameter(1, agreement.tenant().value())
                .setParameter(2, agreement.agreement())
                .setParameter(3, agreement.revision())
                .setParameter(4, text(agreement))
                .getResultList()
                .flatMap(saved -> saved.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : wake(session, agreement, saved.contains("new"), now));
    }

    /** Tickets that are not over; those over too, where nobody has judged them yet or the agreement says so. */
    private static Uni<Void> wake(Mutiny.Session session, AgreementPublished agreement, boolean isNew, Instant now) {
        return session.createNativeQuery(WAKE)
                .setParameter(1, agreement.tenant().value())
                .setParameter(2, now)
                .setParameter(3, isAboutTicketsOfAnybody(agreement))
                .setParameter(4, agreement.customer().reference())
                .setParameter(5, judgedAgainFrom(agreement, isNew))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static boolean isAboutTicketsOfAnybody(AgreementPublished agreement) {
        return KnownTerms.isUnderpinning(agreement.kind())
                || agreement.reaching().level() != Level.CUSTOMER;
    }

    private static Instant judgedAgainFrom(AgreementPublished agreement, boolean isNew) {
        return agreement.versions().stream()
                .filter(version -> isNew || version.terms().policies().onNewVersion() == OnNewVersion.REPLAY)
                .map(version -> version.validFrom())
                .min(Instant::compareTo)
                .orElse(NEVER);
    }

    /** Inside a transaction of the tenant: what is known there, prepared once for as long as it does not change. */
    public Uni<KnownTerms> known(Mutiny.Session session, TenantId tenant) {
        var before = prepared.getOrDefault(tenant, KnownTerms.of(List.of()));
        return REVISIONS
                .rows(
                        session,
                        row -> (String) row[0],
                        tenant.value(),
                        CourtesyTerms.agreement(tenant).toString())
                .map(present -> outdated(before, present))
                .flatMap(outdated -> outdated.isEmpty()
                        ? Uni.createFrom().item(before)
                        : load(session, tenant, outdated)
                                .map(before::with)
                                .flatMap(known -> outdated.contains(CourtesyTerms.agreement(tenant))
                                        ? courtesy(session, tenant, known)
                                        : Uni.createFrom().item(known)))
                .flatMap(known -> exclusions.renewed(session, tenant, known))
                .invoke(known -> prepared.put(tenant, known));
    }

    private static Uni<KnownTerms> courtesy(Mutiny.Session session, TenantId tenant, KnownTerms known) {
        return session.createNativeQuery(COURTESY, String.class)
                .setParameter(1, tenant.value())
                .getResultList()
                .map(rows -> known.withCourtesy(
                        tenant,
                        rows.stream()
                                .map(row -> Json.read(row, new TypeReference<CourtesyTerms>() {}))
                                .toList()));
    }

    /** Inside a transaction of the tenant: what both sides had signed by then. */
    public Uni<KnownTerms> signedBy(Mutiny.Session session, TenantId tenant, Instant then) {
        return known(session, tenant).flatMap(known -> exclusions.signedBy(session, tenant, known, then));
    }

    private static List<UUID> outdated(KnownTerms known, List<String> present) {
        var revisions = new HashMap<UUID, Long>();
        Stream.concat(known.agreements().stream(), known.courtesy().map(Promise::agreement).stream())
                .forEach(agreement -> revisions.put(agreement.agreement(), agreement.revision()));
        return present.stream()
                .map(row -> row.split(" ", 2))
                .filter(row -> !Long.valueOf(row[1]).equals(revisions.get(UUID.fromString(row[0]))))
                .map(row -> UUID.fromString(row[0]))
                .toList();
    }

    private Uni<List<AgreementPublished>> load(Mutiny.Session session, TenantId tenant, List<UUID> agreements) {
        return session.createNativeQuery(LOAD, String.class)
                .setParameter(1, tenant.value())
                .setParameter(
                        2,
                        String.join(",", agreements.stream().map(UUID::toString).toList()))
                .getResultList()
                .map(rows -> rows.stream().map(this::published).toList());
    }

    private AgreementPublished published(String text) {
        try {
            return json.readValue(text, AgreementPublished.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored agreement cannot be read", bug);
        }
    }

    private String text(AgreementPublished agreement) {
        try {
            return json.writeValueAsString(agreement);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
