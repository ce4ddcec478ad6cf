package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what clocks said last, beside the facts that it follows from. */
@ApplicationScoped
class VerdictStore {
    private static final String TICKETS = """
            update ticket t
            set revision = r.revision,
                state = r.state,
                status = r.status,
                service = r.service,
                customer = r.customer,
                priority = r.priority,
                team = r.team,
                request_type = r.request_type,
                requester = r.requester,
                locale = r.locale,
                opened_at = r.opened_at,
                resolved_at = r.resolved_at,
                closed_at = r.closed_at,
                listed_at = coalesce(r.listed_at, t.listed_at),
                outcome = r.outcome,
                breach_at = r.breach_at,
                wake_at = r.wake_at,
                judged_hash = decode(r.judged_hash, 'hex'),
                closing_told_at = r.closing_told_at,
                held_by = null
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                id uuid, revision bigint, state text, status text, service text, customer text, priority text,
                team text, request_type text, requester text, locale text, opened_at timestamptz,
                resolved_at timestamptz, closed_at timestamptz, listed_at timestamptz, outcome text, breach_at timestamptz,
                wake_at timestamptz, judged_hash text, closing_told_at timestamptz)
            where t.tenant_id = ?1 and t.id = r.id""";

    private static final String CLOCKS = """
            insert into clock (
                tenant_id, ticket, id, cycle, label, agreement, version, target, metric, nature, to_customer, state,
                outcome, started_at, due_at, breached_at, stopped_at, counted_millis, elapsed_millis, read_at)
            select ?1, r.ticket, r.id, r.cycle, r.label, r.agreement, r.version, r.target, r.metric, r.nature, r.to_customer,
                r.state, r.outcome, r.started_at, r.due_at, r.breached_at, r.stopped_at, r.counted, r.elapsed, ?3
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, id uuid, cycle int, label text, agreement uuid, version int, target text, metric text, nature text,
                to_customer boolean, state text, outcome text, started_at timestamptz, due_at timestamptz, breached_at timestamptz,
                stopped_at timestamptz, counted bigint, elapsed bigint)
            on conflict (tenant_id, ticket, id, cycle) do update
            set version = excluded.version,
                state = excluded.state,
                outcome = excluded.outcome,
                started_at = excluded.started_at,
                due_at = excluded.due_at,
                breached_at = excluded.breached_at,
                stopped_at = excluded.stopped_at,
                counted_millis = excluded.counted_millis,
                elapsed_millis = excluded.elapsed_millis,
                read_at = excluded.read_at""";

    private static final String VANISHED = """
            delete from clock c
            using jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(ticket uuid, id uuid, cycle int)
            where c.tenant_id = ?1 and c.ticket = r.ticket and c.id = r.id and c.cycle = r.cycle""";

    private static final String FIRED = """
            insert into fired (tenant_id, ticket, clock, cycle, label, threshold, at, telling, withdrawn, name)
            select ?1, r.ticket, r.clock, r.cycle, r.label, r.threshold, r.at, r.telling, r.withdrawn, r.name
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, clock uuid, cycle int, label text, threshold int, at timestamptz, telling int, withdrawn boolean,
                name jsonb)
            on conflict (tenant_id, ticket, clock, cycle, threshold) do update
            set at = excluded.at, telling = excluded.telling, withdrawn = excluded.withdrawn, name = excluded.name""";

    private final ObjectMapper json;

    VerdictStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> save(Mutiny.Session session, TenantId tenant, List<Judgement> judgements, Instant now) {
        return run(session, tenant, VANISHED, vanished(judgements))
                .chain(() -> clocks(session, tenant, clocks(judgements), now))
                .chain(() -> run(session, tenant, FIRED, fired(judgements)))
                .chain(() -> run(session, tenant, TICKETS, tickets(judgements)));
    }

    private Uni<Void> run(Mutiny.Session session, TenantId tenant, String statement, ArrayNode rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter(1, tenant.value())
                        .setParameter(2, text(rows))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private Uni<Void> clocks(Mutiny.Session session, TenantId tenant, ArrayNode rows, Instant now) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(CLOCKS)
                        .setParameter(1, tenant.value())
                        .setParameter(2, text(rows))
                        .setParameter(3, now)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private ArrayNode tickets(List<Judgement> judgements) {
        var rows = json.createArrayNode();
        for (var judgement : judgements) {
            var ticket = judgement.particulars();
            rows.addObject()
                    .put("id", judgement.history().id().toString())
                    .put("revision", judgement.revision())
                    .put("state", ticket.state().name())
                    .put("status", word(ticket.status()))
                    .put("service", word(ticket.service()))
                    .put("customer", word(ticket.customer()))
                    .put("priority", word(ticket.priority()))
                    .put("team", word(ticket.team()))
                    .put("request_type", word(ticket.requestType()))
                    .put("requester", word(ticket.requester()))
                    .put("locale", word(ticket.locale()))
                    .put("opened_at", moment(ticket.openedAt()))
                    .put("resolved_at", moment(ticket.resolvedAt()))
                    .put("closed_at", moment(ticket.closedAt()))
                    .put("listed_at", moment(judgement.listedAt()))
                    .put("outcome", judgement.standing().name())
                    .put("breach_at", moment(judgement.breachAt()))
                    .put("wake_at", moment(judgement.wakeAt()))
                    .put("judged_hash", judgement.judgedHash())
                    .put("closing_told_at", moment(judgement.closingTold()));
        }
        return rows;
    }

    private ArrayNode clocks(List<Judgement> judgements) {
        var rows = json.createArrayNode();
        for (var judgement : judgements) {
            for (var clock : judgement.clocks()) {
                var reading = clock.reading();
                rows.addObject()
                        .put("ticket", judgement.history().id().toString())
                        .put("id", clock.name().id().toString())
                        .put("cycle", clock.name().cycle())
                        .put("label", reading.clock())
                        .put("agreement", clock.name().agreement().toString())
                        .put("version", clock.name().version())
                        .put("target", clock.name().target())
                        .put("metric", clock.name().metric().name())
                        .put("nature", clock.name().nature().name())
                        .put("to_customer", judgement.isToCustomer(clock))
                        .put("state", reading.state().name())
                        .put("outcome", reading.outcome().name())
                        .put("started_at", moment(reading.startedAt()))
                        .put("due_at", moment(reading.dueAt()))
                        .put("breached_at", moment(reading.breachedAt()))
                        .put("stopped_at", moment(reading.stoppedAt()))
                        .put("counted", reading.counted().toMillis())
                        .put("elapsed", reading.calendarElapsed().toMillis());
            }
        }
        return rows;
    }

    private ArrayNode vanished(List<Judgement> judgements) {
        var rows = json.createArrayNode();
        for (var judgement : judgements) {
            for (var clock : judgement.vanished()) {
                rows.addObject()
                        .put("ticket", judgement.history().id().toString())
                        .put("id", clock.id().toString())
                        .put("cycle", clock.cycle());
            }
        }
        return rows;
    }

    private ArrayNode fired(List<Judgement> judgements) {
        var rows = json.createArrayNode();
        for (var judgement : judgements) {
            for (var firing : judgement.firings()) {
                rows.addObject()
                        .put("ticket", judgement.history().id().toString())
                        .put("clock", firing.clock().id().toString())
                        .put("cycle", firing.clock().cycle())
                        .put("label", firing.label())
                        .put("threshold", firing.threshold())
                        .put("at", firing.at().toString())
                        .put("telling", firing.telling())
                        .put("withdrawn", firing.withdrawn())
                        .set("name", json.valueToTree(firing.clock()));
            }
        }
        return rows;
    }

    private static @Nullable String word(Optional<String> word) {
        return word.orElse(null);
    }

    private static @Nullable String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private String text(ArrayNode rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
