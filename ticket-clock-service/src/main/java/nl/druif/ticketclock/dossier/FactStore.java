package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets' facts: adds them, claims tickets to be judged, and tells all that is known of them. */
@ApplicationScoped
class FactStore {
    private static final String OPEN = """
            insert into ticket (tenant_id, id, source, reference)
            select ?1, r.id, r.source, r.reference
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(id uuid, source text, reference text)
            order by r.id
            on conflict do nothing""";

    // Everybody locks tickets in the order of their ids, so that nobody waits in a circle.
    private static final String LOCK = """
            select id
            from ticket
            where tenant_id = ?1 and id = any(cast(string_to_array(?2, ',') as uuid[]))
            order by id
            for update""";

    private static final String ADD = """
            insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
            select ?1, r.source, r.id, r.ticket, r.at, r.content
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(source text, id text, ticket uuid, at timestamptz, content jsonb)
            on conflict do nothing
            returning source || chr(31) || source_event_id""";

    private static final String SAID_OTHERWISE = """
            select r.n
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(n int, source text, id text, content jsonb)
            join ticket_event e on e.tenant_id = ?1 and e.source = r.source and e.source_event_id = r.id
            where e.content <> r.content""";

    private static final String HOLD = """
            update ticket
            set held_by = ?3
            where tenant_id = ?1 and id = any(cast(string_to_array(?2, ',') as uuid[]))""";

    private static final String RELEASE = """
            update ticket
            set held_by = null, wake_at = ?3
            where tenant_id = ?1
                and id in (
                    select id
                    from ticket
                    where tenant_id = ?1 and held_by = ?2
                    order by id
                    for update)""";

    private static final String POSTPONE = """
            update ticket
            set held_by = null, wake_at = ?3
            where tenant_id = ?1 and id = any(cast(string_to_array(?2, ',') as uuid[]))""";

    // Without a join, and with the order of its index: the planner has no other way to go.
    static final String CLAIM_DUE = """
            select id
            from ticket
            where tenant_id = ?1 and wake_at <= ?2
            order by wake_at
            limit ?3
            for update skip locked""";

    private static final String CLAIM_HELD = """
            select id
            from ticket
            where tenant_id = ?1 and held_by = ?2
            order by id
            limit ?3
            for update skip locked""";

    private static final String HISTORIES = """
            select cast(jsonb_build_object(
                'id', t.id,
                'source', t.source,
                'reference', t.reference,
                'revision', t.revision,
                'judgedHash', encode(t.judged_hash, 'hex'),
                'closingTold', t.closing_told_at,
                'events', coalesce((
                    select jsonb_agg(e.content)
                    from ticket_event e
                    where e.tenant_id = ?1 and e.ticket = t.id), '[]'),
                'fired', coalesce((
                    select jsonb_agg(jsonb_build_object(
                        'clock', f.name,
                        'label', f.label,
                        'threshold', f.threshold,
                        'at', f.at,
                        'telling', f.telling,
                        'withdrawn', f.withdrawn))
                    from fired f
                    where f.tenant_id = ?1 and f.ticket = t.id), '[]'),
                'clocks', coalesce((
                    select jsonb_agg(jsonb_build_object(
                        'agreement', c.agreement, 'id', c.id, 'label', c.label, 'cycle', c.cycle))
                    from clock c
                    where c.tenant_id = ?1 and c.ticket = t.id), '[]')) as text)
            from ticket t
            where t.tenant_id = ?1 and t.id = any(cast(string_to_array(?2, ',') as uuid[]))
            order by t.id""";

    private final ObjectMapper json;

    FactStore(ObjectMapper json) {
        this.json = json;
    }

    /** @param changed tickets of which something new is known, locked */
    record Added(List<Hearing> hearings, List<UUID> changed) {}

    Uni<Added> add(Mutiny.Session session, TenantId tenant, List<ReportedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Added(List.of(), List.of()));
        }
        var told = new FactRows(tenant, events);
        return session.createNativeQuery(OPEN)
                .setParameter(1, tenant.value())
                .setParameter(2, text(told.tickets()))
                .executeUpdate()
                .chain(() -> lock(session, tenant, told.ticketIds()))
                .chain(() -> session.createNativeQuery(ADD, String.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, text(told.facts()))
                        .getResultList())
                .map(Set::copyOf)
                .flatMap(added -> told.isAllNew(added)
                        ? Uni.createFrom().item(told.added(added, Set.of()))
                        : saidOtherwise(session, tenant, told).map(other -> told.added(added, other)));
    }

    private Uni<Set<Integer>> saidOtherwise(Mutiny.Session session, TenantId tenant, FactRows told) {
        return session.createNativeQuery(SAID_OTHERWISE, Integer.class)
                .setParameter(1, tenant.value())
                .setParameter(2, text(told.facts()))
                .getResultList()
                .map(Set::copyOf);
    }

    private static Uni<List<UUID>> lock(Mutiny.Session session, TenantId tenant, List<UUID> tickets) {
        return session.createNativeQuery(LOCK, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, list(tickets))
                .getResultList();
    }

    Uni<Void> hold(Mutiny.Session session, TenantId tenant, List<UUID> tickets, UUID holder) {
        return session.createNativeQuery(HOLD)
                .setParameter(1, tenant.value())
                .setParameter(2, list(tickets))
                .setParameter(3, holder)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> postpone(Mutiny.Session session, TenantId tenant, List<UUID> tickets, Instant until) {
        return session.createNativeQuery(POSTPONE)
                .setParameter(1, tenant.value())
                .setParameter(2, list(tickets))
                .setParameter(3, until)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> release(Mutiny.Session session, TenantId tenant, UUID holder, Instant now) {
        return session.createNativeQuery(RELEASE)
                .setParameter(1, tenant.value())
                .setParameter(2, holder)
                .setParameter(3, now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<UUID>> claimDue(Mutiny.Session session, TenantId tenant, int limit, Instant now) {
        return session.createNativeQuery(CLAIM_DUE, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, now)
                .setParameter(3, limit)
                .getResultList();
    }

    Uni<List<UUID>> claimHeld(Mutiny.Session session, TenantId tenant, UUID holder, int limit) {
        return session.createNativeQuery(CLAIM_HELD, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, holder)
                .setParameter(3, limit)
                .getResultList();
    }

    Uni<List<History>> histories(Mutiny.Session session, TenantId tenant, List<UUID> tickets) {
        return session.createNativeQuery(HISTORIES, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, list(tickets))
                .getResultList()
                .map(rows -> rows.stream().map(this::history).toList());
    }

    private History history(String row) {
        try {
            return json.readValue(row, History.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored ticket cannot be read", bug);
        }
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private String text(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
