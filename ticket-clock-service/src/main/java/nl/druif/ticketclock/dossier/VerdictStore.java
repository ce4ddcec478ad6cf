package nl.druif.ticketclock.dossier;

import static nl.druif.foundation.tenancy.Prepared.column;
import static nl.druif.foundation.tenancy.Prepared.moment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what clocks said last, beside the facts that it follows from. */
@ApplicationScoped
class VerdictStore {
    private static final String INSERT = """
            insert into ticket as t (
                tenant_id, id, source, reference, revision, state, status, service, customer, priority, team, request_type,
                requester, locale, opened_at, resolved_at, closed_at, listed_at, outcome, breach_at, wake_at, judged_hash,
                closing_told_at)
            select $1::uuid, r.id, r.source, r.reference, r.revision, r.state, r.status, r.service, r.customer, r.priority,
                r.team, r.request_type, r.requester, r.locale, r.opened_at, r.resolved_at, r.closed_at, r.listed_at,
                r.outcome, r.breach_at, r.wake_at, decode(r.judged_hash, 'hex'), r.closing_told_at
            from unnest(
                $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
                $16::timestamptz[], $17::text[], $18::timestamptz[], $19::timestamptz[], $20::text[], $21::timestamptz[],
                $22::text[], $23::text[]
            ) as r(
                id, revision, state, status, service, customer, priority, team, request_type, requester, locale,
                opened_at, resolved_at, closed_at, listed_at, outcome, breach_at, wake_at, judged_hash, closing_told_at,
                source, reference)
            order by r.id
            """;

    // In the order of their ids, so that two who open the same tickets do not wait for each other in a circle.
    private static final Prepared OPEN = new Prepared(INSERT + """
            on conflict do nothing
            returning id""");

    // All of them are there. As an upsert it finds them by their keys; an update from a list once read, by a plan of
    // its own
    // making, the list again for every ticket of the tenant.
    private static final Prepared TICKETS = new Prepared(INSERT + """
            on conflict (tenant_id, id) do update
            set revision = excluded.revision,
                state = excluded.state,
                status = excluded.status,
                service = excluded.service,
                customer = excluded.customer,
                priority = excluded.priority,
                team = excluded.team,
                request_type = excluded.request_type,
                requester = excluded.requester,
                locale = excluded.locale,
                opened_at = excluded.opened_at,
                resolved_at = excluded.resolved_at,
                closed_at = excluded.closed_at,
                listed_at = excluded.listed_at,
                outcome = excluded.outcome,
                breach_at = excluded.breach_at,
                wake_at = excluded.wake_at,
                judged_hash = excluded.judged_hash,
                closing_told_at = excluded.closing_told_at,
                held_by = null""");

    // What merely ran on is not written again: when it was read stays beside how much was counted then.
    private static final Prepared CLOCKS = new Prepared("""
            insert into clock (
                tenant_id, ticket, id, cycle, label, agreement, version, target, metric, nature, to_customer, state,
                outcome, started_at, due_at, breached_at, stopped_at, counted_millis, elapsed_millis, idle_millis, read_at,
                team, customer, service, priority)
            select $1::uuid, r.ticket, r.id, r.cycle, r.label, r.agreement, r.version, r.target, r.metric, r.nature,
                r.to_customer, r.state, r.outcome, r.started_at, r.due_at, r.breached_at, r.stopped_at, r.counted,
                r.elapsed, r.idle, $21::timestamptz, r.team, r.customer, r.service, r.priority
            from unnest(
                $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::uuid[], $7::int[], $8::text[], $9::text[],
                $10::text[], $11::boolean[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[],
                $16::timestamptz[], $17::timestamptz[], $18::bigint[], $19::bigint[], $20::bigint[], $22::text[],
                $23::text[], $24::text[], $25::text[]
            ) as r(
                ticket, id, cycle, label, agreement, version, target, metric, nature, to_customer, state, outcome,
                started_at, due_at, breached_at, stopped_at, counted, elapsed, idle, team, customer, service, priority)
            on conflict (tenant_id, ticket, id, cycle) do update
            set version = excluded.version,
                to_customer = excluded.to_customer,
                state = excluded.state,
                outcome = excluded.outcome,
                started_at = excluded.started_at,
                due_at = excluded.due_at,
                breached_at = excluded.breached_at,
                stopped_at = excluded.stopped_at,
                counted_millis = excluded.counted_millis,
                elapsed_millis = excluded.elapsed_millis,
                idle_millis = excluded.idle_millis,
                read_at = excluded.read_at,
                team = excluded.team,
                customer = excluded.customer,
                service = excluded.service,
                priority = excluded.priority
            where (clock.version, clock.to_customer, clock.state, clock.outcome, clock.started_at, clock.due_at,
                    clock.breached_at, clock.stopped_at, clock.team, clock.customer, clock.service, clock.priority)
                is distinct from
                (excluded.version, excluded.to_customer, excluded.state, excluded.outcome, excluded.started_at,
                    excluded.due_at, excluded.breached_at, excluded.stopped_at, excluded.team, excluded.customer,
                    excluded.service, excluded.priority)
                or excluded.stopped_at is not null
                and (clock.counted_millis, clock.elapsed_millis, clock.idle_millis)
                is distinct from (excluded.counted_millis, excluded.elapsed_millis, excluded.idle_millis)""");

    private static final Prepared VANISHED = new Prepared("""
            delete from clock c
            using unnest($2::uuid[], $3::uuid[], $4::int[]) as r(ticket, id, cycle)
            where c.tenant_id = $1 and c.ticket = r.ticket and c.id = r.id and c.cycle = r.cycle""");

    private static final Prepared FIRED = new Prepared("""
            insert into fired (tenant_id, ticket, clock, cycle, label, threshold, at, telling, withdrawn, name)
            select $1::uuid, r.ticket, r.clock, r.cycle, r.label, r.threshold, r.at, r.telling, r.withdrawn,
                r.name::jsonb
            from unnest(
                $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::int[], $7::timestamptz[], $8::int[], $9::boolean[],
                $10::text[]
            ) as r(ticket, clock, cycle, label, threshold, at, telling, withdrawn, name)
            on conflict (tenant_id, ticket, clock, cycle, threshold) do update
            set at = excluded.at, telling = excluded.telling, withdrawn = excluded.withdrawn, name = excluded.name""");

    private final ObjectWriter clockName;

    VerdictStore(ObjectMapper json) {
        this.clockName = json.writerFor(ClockName.class);
    }

    /** A part of a ticket, with the ticket. */
    private record Of<T>(UUID ticket, Judgement judgement, T part) {
        static <T> List<Of<T>> all(List<Judgement> judgements, Function<Judgement, List<T>> parts) {
            return judgements.stream()
                    .flatMap(judgement -> parts.apply(judgement).stream()
                            .map(part -> new Of<>(judgement.history().id(), judgement, part)))
                    .toList();
        }

        static <T> UUID[] tickets(List<Of<T>> rows) {
            return rows.stream().map(Of::ticket).toArray(UUID[]::new);
        }
    }

    /** Tickets come into being with their first verdicts; those that did, as somebody else may have been first. */
    Uni<Set<UUID>> open(Mutiny.Session session, TenantId tenant, List<Judgement> judgements, Instant now) {
        return judgements.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : OPEN.rows(session, row -> (UUID) row[0], tickets(tenant, judgements, now))
                        .map(HashSet::new);
    }

    /** @param opened those of the tickets that were saved when they came into being */
    Uni<Void> save(Mutiny.Session session, TenantId tenant, List<Judgement> judgements, Set<UUID> opened, Instant now) {
        var older = judgements.stream()
                .filter(judgement -> !opened.contains(judgement.history().id()))
                .toList();
        return vanished(session, tenant, Of.all(judgements, Judgement::vanished))
                .chain(() -> clocks(session, tenant, Of.all(judgements, Judgement::clocks), now))
                .chain(() -> fired(session, tenant, Of.all(judgements, Judgement::firings)))
                .chain(() -> older.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : TICKETS.run(session, tickets(tenant, older, now)).replaceWithVoid());
    }

    private static @Nullable Object[] tickets(TenantId tenant, List<Judgement> rows, Instant now) {
        var places = rows.stream().map(Judgement::particulars).toList();
        return new @Nullable Object[] {
            tenant.value(),
            column(rows, row -> row.history().id(), UUID[]::new),
            column(rows, Judgement::revision, Long[]::new),
            column(places, place -> place.state().name(), String[]::new),
            column(places, place -> place.status().orElse(null), String[]::new),
            column(places, place -> place.service().orElse(null), String[]::new),
            column(places, place -> place.customer().orElse(null), String[]::new),
            column(places, place -> place.priority().orElse(null), String[]::new),
            column(places, place -> place.team().orElse(null), String[]::new),
            column(places, place -> place.requestType().orElse(null), String[]::new),
            column(places, place -> place.requester().orElse(null), String[]::new),
            column(places, place -> place.locale().orElse(null), String[]::new),
            column(places, place -> moment(place.openedAt()), OffsetDateTime[]::new),
            column(places, place -> moment(place.resolvedAt()), OffsetDateTime[]::new),
            column(places, place -> moment(place.closedAt()), OffsetDateTime[]::new),
            column(rows, row -> moment(row.listedAt().orElse(now)), OffsetDateTime[]::new),
            column(rows, row -> row.standing().name(), String[]::new),
            column(rows, row -> moment(row.breachAt()), OffsetDateTime[]::new),
            column(rows, row -> moment(row.wakeAt()), OffsetDateTime[]::new),
            column(rows, Judgement::judgedHash, String[]::new),
            column(rows, row -> moment(row.closingTold()), OffsetDateTime[]::new),
            column(rows, row -> row.history().source(), String[]::new),
            column(rows, row -> row.history().reference(), String[]::new)
        };
    }

    private static Uni<Void> clocks(Mutiny.Session session, TenantId tenant, List<Of<ReadClock>> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var names = rows.stream().map(row -> row.part().name()).toList();
        var readings = rows.stream().map(row -> row.part().reading()).toList();
        return CLOCKS.run(
                        session,
                        tenant.value(),
                        Of.tickets(rows),
                        column(names, ClockName::id, UUID[]::new),
                        column(names, ClockName::cycle, Integer[]::new),
                        column(readings, reading -> reading.clock(), String[]::new),
                        column(names, ClockName::agreement, UUID[]::new),
                        column(names, ClockName::version, Integer[]::new),
                        column(names, ClockName::target, String[]::new),
                        column(names, name -> name.metric().name(), String[]::new),
                        column(names, name -> name.nature().name(), String[]::new),
                        column(rows, row -> row.judgement().isToCustomer(row.part()), Boolean[]::new),
                        column(readings, reading -> reading.state().name(), String[]::new),
                        column(readings, reading -> reading.outcome().name(), String[]::new),
                        column(readings, reading -> moment(reading.startedAt()), OffsetDateTime[]::new),
                        column(readings, reading -> moment(reading.dueAt()), OffsetDateTime[]::new),
                        column(readings, reading -> moment(reading.breachedAt()), OffsetDateTime[]::new),
                        column(readings, reading -> moment(reading.stoppedAt()), OffsetDateTime[]::new),
                        column(readings, reading -> reading.counted().toMillis(), Long[]::new),
                        column(readings, reading -> reading.calendarElapsed().toMillis(), Long[]::new),
                        column(
                                rows,
                                row -> row.part().idle().map(Duration::toMillis).orElse(null),
                                Long[]::new),
                        moment(now),
                        column(rows, row -> onBoard(row, Particulars::team), String[]::new),
                        column(rows, row -> onBoard(row, Particulars::customer), String[]::new),
                        column(rows, row -> onBoard(row, Particulars::service), String[]::new),
                        column(rows, row -> onBoard(row, Particulars::priority), String[]::new))
                .replaceWithVoid();
    }

    /** What boards are filtered by, as long as the clock is on one. */
    private static @Nullable String onBoard(Of<ReadClock> row, Function<Particulars, Optional<String>> part) {
        return row.part().isAtWork() ? part.apply(row.judgement().particulars()).orElse(null) : null;
    }

    private static Uni<Void> vanished(Mutiny.Session session, TenantId tenant, List<Of<ClockKey>> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : VANISHED.run(
                                session,
                                tenant.value(),
                                Of.tickets(rows),
                                column(rows, row -> row.part().id(), UUID[]::new),
                                column(rows, row -> row.part().cycle(), Integer[]::new))
                        .replaceWithVoid();
    }

    private Uni<Void> fired(Mutiny.Session session, TenantId tenant, List<Of<Told>> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var told = rows.stream().map(Of::part).toList();
        return FIRED.run(
                        session,
                        tenant.value(),
                        Of.tickets(rows),
                        column(told, one -> one.clock().id(), UUID[]::new),
                        column(told, one -> one.clock().cycle(), Integer[]::new),
                        column(told, Told::label, String[]::new),
                        column(told, Told::threshold, Integer[]::new),
                        column(told, one -> moment(one.at()), OffsetDateTime[]::new),
                        column(told, Told::telling, Integer[]::new),
                        column(told, Told::withdrawn, Boolean[]::new),
                        column(told, one -> text(one.clock()), String[]::new))
                .replaceWithVoid();
    }

    private String text(ClockName name) {
        try {
            return clockName.writeValueAsString(name);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
