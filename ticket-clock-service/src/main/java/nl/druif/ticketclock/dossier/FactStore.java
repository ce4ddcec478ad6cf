package nl.druif.ticketclock.dossier;

import static nl.druif.foundation.tenancy.Prepared.column;
import static nl.druif.foundation.tenancy.Prepared.moment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.FactRows.Fact;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets' facts: adds them, and claims tickets to be judged. */
@ApplicationScoped
class FactStore {
    // What is there already is found by the key alone, as only an insert does whatever the planner thinks of a tenant
    // that it hardly knows: asked for by a query, it read all events of a new tenant for each that came. Which of them
    // were new is only said when not all of them were.
    private static final Prepared ADD = new Prepared("""
            with added as (
                insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                select $1::uuid, r.source, r.id, r.ticket, r.at, r.content::json
                from unnest($2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[])
                    as r(source, id, ticket, at, content)
                on conflict do nothing
                returning source_event_id || chr(31) || source as key)
            select case when count(*) < cardinality($3::text[]) then coalesce(array_agg(key), '{}') end
            from added""");

    private static final Prepared OPEN = new Prepared("""
            insert into ticket (tenant_id, id, source, reference, held_by)
            select $1::uuid, r.id, r.source, r.reference, $5::uuid
            from unnest($2::uuid[], $3::text[], $4::text[]) as r(id, source, reference)
            order by r.id
            on conflict do nothing""");

    static final Prepared OPENED = new Prepared("""
            select t.id
            from unnest($2::uuid[]) as r(wanted)
            cross join lateral (select id from ticket where tenant_id = $1 and id = r.wanted offset 0) as t""");

    // Everybody locks tickets in the order of their ids, so that nobody waits in a circle.
    static final Prepared LOCK = new Prepared(HistoryStore.HEAD + """

            from (select wanted from unnest($2::uuid[]) as r(wanted) order by wanted) as r
            cross join lateral (select * from ticket where tenant_id = $1 and id = r.wanted for update) as t""");

    static final Prepared SAID = new Prepared("""
            select e.source_event_id || chr(31) || e.source, e.content::text
            from unnest($2::text[], $3::text[]) as r(source, id)
            join ticket_event e on e.tenant_id = $1 and e.source = r.source and e.source_event_id = r.id""");

    private static final Prepared HOLD = new Prepared("""
            update ticket
            set held_by = $3
            where tenant_id = $1 and id = any($2::uuid[]) and held_by is distinct from $3""");

    private static final Prepared RELEASE = new Prepared("""
            update ticket
            set held_by = null, wake_at = $3
            where tenant_id = $1
                and id in (
                    select id
                    from ticket
                    where tenant_id = $1 and held_by = $2
                    order by id
                    for update)""");

    private static final Prepared POSTPONE = new Prepared("""
            update ticket
            set held_by = null, wake_at = $3
            where tenant_id = $1 and id = any($2::uuid[])""");

    // Without a join, and with the order of its index: the planner has no other way to go.
    static final Prepared CLAIM_DUE = new Prepared(HistoryStore.HEAD + """

            from ticket
            where tenant_id = $1 and wake_at <= $2
            order by wake_at
            limit $3
            for update skip locked""");

    // Not what is due already and somebody else has claimed.
    private static final Prepared NEXT_DUE = new Prepared("""
            select wake_at
            from ticket
            where tenant_id = $1 and wake_at > $2
            order by wake_at
            limit 1""");

    private static final Prepared CLAIM_HELD = new Prepared(HistoryStore.HEAD + """

            from ticket
            where tenant_id = $1 and held_by = $2
            order by id
            limit $3
            for update skip locked""");

    private final HistoryStore histories;
    private final ObjectWriter content;

    FactStore(HistoryStore histories, ObjectMapper json) {
        this.histories = histories;
        this.content = json.writerFor(ReportedEvent.class);
    }

    /** @param told what is new, by ticket */
    record Added(List<Hearing> hearings, Map<UUID, List<ReportedEvent>> told) {}

    Uni<Added> add(Mutiny.Session session, TenantId tenant, List<ReportedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Added(List.of(), Map.of()));
        }
        var rows = new FactRows(tenant, events);
        return insert(session, tenant, rows.firstTellings())
                .map(added -> added.orElseGet(rows::keys))
                .flatMap(added ->
                        said(session, tenant, rows.firstTellingsBut(added)).map(said -> rows.added(added, said)));
    }

    /** Those of the tickets that there are. */
    Uni<Set<UUID>> opened(Mutiny.Session session, TenantId tenant, Collection<UUID> tickets) {
        return OPENED.rows(session, row -> (UUID) row[0], tenant.value(), tickets.toArray(UUID[]::new))
                .map(HashSet::new);
    }

    /** @param holder who is still telling their past */
    Uni<Void> open(
            Mutiny.Session session, TenantId tenant, Map<UUID, List<ReportedEvent>> tickets, Optional<UUID> holder) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var firsts = tickets.values().stream().map(told -> told.get(0)).toList();
        return OPEN.run(
                        session,
                        tenant.value(),
                        tickets.keySet().toArray(UUID[]::new),
                        column(firsts, ReportedEvent::source, String[]::new),
                        column(firsts, ReportedEvent::ticket, String[]::new),
                        holder.orElse(null))
                .replaceWithVoid();
    }

    Uni<List<Head>> lock(Mutiny.Session session, TenantId tenant, Collection<UUID> tickets) {
        return tickets.isEmpty()
                ? Uni.createFrom().item(List.of())
                : LOCK.rows(session, HistoryStore::head, tenant.value(), tickets.toArray(UUID[]::new));
    }

    /** The keys of those that were not known before; absent: none was. */
    private Uni<Optional<Set<String>>> insert(Mutiny.Session session, TenantId tenant, List<Fact> facts) {
        return ADD.rows(
                        session,
                        row -> Optional.ofNullable((String[]) row[0]).map(Set::of),
                        tenant.value(),
                        column(facts, fact -> fact.event().source(), String[]::new),
                        column(facts, Fact::id, String[]::new),
                        column(facts, Fact::ticket, UUID[]::new),
                        column(facts, fact -> moment(fact.event().occurredAt()), OffsetDateTime[]::new),
                        column(facts, fact -> text(fact.event()), String[]::new))
                .map(rows -> rows.get(0));
    }

    /** What was told before under the same names. */
    private Uni<Map<String, ReportedEvent>> said(Mutiny.Session session, TenantId tenant, List<Fact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SAID.rows(
                        session,
                        row -> Map.entry((String) row[0], histories.event((String) row[1])),
                        tenant.value(),
                        column(facts, fact -> fact.event().source(), String[]::new),
                        column(facts, Fact::id, String[]::new))
                .map(said -> said.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Uni<Void> hold(Mutiny.Session session, TenantId tenant, List<Head> tickets, UUID holder) {
        return HOLD.run(session, tenant.value(), column(tickets, Head::id, UUID[]::new), holder)
                .replaceWithVoid();
    }

    Uni<Void> postpone(Mutiny.Session session, TenantId tenant, Collection<UUID> tickets, Instant until) {
        return POSTPONE.run(session, tenant.value(), tickets.toArray(UUID[]::new), moment(until))
                .replaceWithVoid();
    }

    Uni<Void> release(Mutiny.Session session, TenantId tenant, UUID holder, Instant now) {
        return RELEASE.run(session, tenant.value(), holder, moment(now)).replaceWithVoid();
    }

    Uni<List<Head>> claimDue(Mutiny.Session session, TenantId tenant, int limit, Instant now) {
        return CLAIM_DUE.rows(session, HistoryStore::head, tenant.value(), moment(now), (long) limit);
    }

    /** When the next ticket is due after now, if any is. */
    Uni<List<Instant>> nextDue(Mutiny.Session session, TenantId tenant, Instant now) {
        return NEXT_DUE.rows(session, row -> ((OffsetDateTime) row[0]).toInstant(), tenant.value(), moment(now));
    }

    Uni<List<Head>> claimHeld(Mutiny.Session session, TenantId tenant, UUID holder, int limit) {
        return CLAIM_HELD.rows(session, HistoryStore::head, tenant.value(), holder, (long) limit);
    }

    private String text(ReportedEvent event) {
        try {
            return content.writeValueAsString(event);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
