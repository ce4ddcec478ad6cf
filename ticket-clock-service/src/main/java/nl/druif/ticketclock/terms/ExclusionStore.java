package nl.druif.ticketclock.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the newest telling of each signed exclusion, and wakes the tickets whose time it takes away or gives back. */
@ApplicationScoped
public class ExclusionStore {
    private static final String SAVE = """
            insert into signed_exclusion as known (tenant_id, exclusion, agreement, revision, told)
            values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb))
            on conflict (tenant_id, exclusion) do update
                set revision = excluded.revision, told = excluded.told
                where known.revision < excluded.revision""";

    private static final String KEEP = """
            insert into exclusion_telling (tenant_id, exclusion, revision, told)
            values (?1, ?2, ?3, cast(cast(?4 as text) as jsonb))
            on conflict do nothing""";

    // Of those that were told before tellings were kept, the last one.
    private static final String THEN = """
            select distinct on (exclusion) cast(told as text)
            from (
                select exclusion, revision, told
                from exclusion_telling
                where tenant_id = ?1
                union
                select exclusion, revision, told
                from signed_exclusion
                where tenant_id = ?1) as each
            where cast(told ->> 'at' as timestamptz) <= ?2
            order by exclusion, revision desc""";

    // A clock that ran in the time, of a ticket that was ever about one of the services. Tickets are locked in the
    // order in which everybody locks them.
    private static final String WAKE = """
            update ticket
            set wake_at = least(wake_at, ?2)
            where tenant_id = ?1
                and id in (
                    select t.id
                    from ticket t
                    where t.tenant_id = ?1
                        and exists (
                            select 1
                            from clock c
                            where c.tenant_id = ?1
                                and c.ticket = t.id
                                and c.agreement = ?3
                                and c.started_at < ?5
                                and (c.stopped_at is null or c.stopped_at > ?4))
                        and (?6 or exists (
                            select 1
                            from ticket_event e
                            where e.tenant_id = ?1
                                and e.ticket = t.id
                                and cast(cast(?7 as text) as jsonb) @> cast(e.content -> 'service' as jsonb)))
                    order by t.id
                    for update)""";

    private static final Prepared TELLINGS = new Prepared("""
            select agreement || ' ' || sum(revision)
            from signed_exclusion
            where tenant_id = $1
            group by agreement""");

    private static final String LOAD = """
            select cast(told as text)
            from signed_exclusion
            where tenant_id = ?1 and agreement = any(cast(string_to_array(?2, ',') as uuid[]))""";

    private final Tenancy tenancy;
    private final ObjectMapper json;
    private final Alarm alarm;

    ExclusionStore(Tenancy tenancy, ObjectMapper json, Alarm alarm) {
        this.tenancy = tenancy;
        this.json = json;
        this.alarm = alarm;
    }

    /** An older telling than the one that is known changes nothing. */
    public Uni<Void> save(TenantId tenant, List<ExclusionSigned> exclusions, Instant now) {
        if (exclusions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tenancy.as(tenant, session -> {
                    var saved = TermsStore.alone(session, tenant);
                    for (var exclusion : exclusions) {
                        saved = saved.chain(() -> save(session, exclusion, now));
                    }
                    return saved;
                })
                .invoke(() -> alarm.set(tenant, now));
    }

    private Uni<Void> save(Mutiny.Session session, ExclusionSigned told, Instant now) {
        return session.createNativeQuery(SAVE)
                .setParameter(1, told.tenant().value())
                .setParameter(2, told.exclusion())
                .setParameter(3, told.agreement())
                .setParameter(4, told.revision())
                .setParameter(5, text(told))
                .executeUpdate()
                .call(() -> keep(session, told))
                .flatMap(saved -> saved == 0 ? Uni.createFrom().voidItem() : wake(session, told, now));
    }

    /** Also one that comes late: what was known when is a question about all of them. */
    private Uni<Integer> keep(Mutiny.Session session, ExclusionSigned told) {
        return session.createNativeQuery(KEEP)
                .setParameter(1, told.tenant().value())
                .setParameter(2, told.exclusion())
                .setParameter(3, told.revision())
                .setParameter(4, text(told))
                .executeUpdate();
    }

    private Uni<Void> wake(Mutiny.Session session, ExclusionSigned told, Instant now) {
        var excluded = told.excluded();
        return session.createNativeQuery(WAKE)
                .setParameter(1, told.tenant().value())
                .setParameter(2, now)
                .setParameter(3, told.agreement())
                .setParameter(4, excluded.from())
                .setParameter(5, excluded.until())
                .setParameter(6, excluded.services().isEmpty())
                .setParameter(7, text(excluded.services()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The same terms, with the exclusions that were signed or revoked since they were prepared. */
    Uni<KnownTerms> renewed(Mutiny.Session session, TenantId tenant, KnownTerms known) {
        return TELLINGS.rows(session, row -> (String) row[0], tenant.value())
                .map(present -> outdated(known, present))
                .flatMap(outdated -> outdated.isEmpty()
                        ? Uni.createFrom().item(known)
                        : load(session, tenant, outdated).map(known::withExclusions));
    }

    /** The terms as both sides had signed them by then. */
    Uni<KnownTerms> signedBy(Mutiny.Session session, TenantId tenant, KnownTerms known, Instant then) {
        return session.createNativeQuery(THEN, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, then)
                .getResultList()
                .map(rows -> known.signedBy(then, rows.stream().map(this::told).toList()));
    }

    private static List<UUID> outdated(KnownTerms known, List<String> present) {
        return present.stream()
                .map(row -> row.split(" ", 2))
                .filter(row -> known.exclusions(UUID.fromString(row[0])).telling() != Long.parseLong(row[1]))
                .map(row -> UUID.fromString(row[0]))
                .toList();
    }

    private Uni<List<ExclusionSigned>> load(Mutiny.Session session, TenantId tenant, List<UUID> agreements) {
        return session.createNativeQuery(LOAD, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, agreements.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList()
                .map(rows -> rows.stream().map(this::told).toList());
    }

    private ExclusionSigned told(String text) {
        try {
            return json.readValue(text, ExclusionSigned.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored exclusion cannot be read", bug);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
