package nl.druif.ticketclock.replay;

import static nl.druif.foundation.tenancy.Prepared.moment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.progress.Pace;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.TicketEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Where replays are made, looked at and cancelled. */
@ApplicationScoped
class ReplayStore {
    // Two who make one at the same time would both find room.
    private static final Prepared ALONE =
            new Prepared("select pg_advisory_xact_lock(hashtextextended('replay ' || $1, 0))::text");

    private static final Prepared GOING_ON =
            new Prepared("select count(*) from replay where tenant_id = $1 and finished_at is null");

    private static final Prepared INSERT = new Prepared("""
            insert into replay (tenant_id, id, state, from_at, until_at, services, customers, agreement, reference, version,
                draft, other_text, as_of, heard_until, created_at)
            values ($1, $2, 'WAITING', $3, $4, $5::text[], $6::text[], $7, $8, $9, $10, $11, $12, clock_timestamp(), $12)""");

    private static final Prepared KEEP_TERMS = new Prepared("""
            insert into replay_known (tenant_id, replay, kind, id, told)
            select tenant_id, $2::uuid, 'AGREEMENT', agreement, published
            from agreement_terms
            where tenant_id = $1
            union all
            select tenant_id, $2::uuid, 'EXCLUSION', exclusion, told
            from signed_exclusion
            where tenant_id = $1""");

    // What a ticket is now is read from its row, which says what was judged last. One whose past is still being told by
    // an
    // import has no part in it, unless it had been judged before.
    private static final Prepared LIST = new Prepared("""
            insert into replay_batch (tenant_id, replay, number, size, tickets)
            select $1::uuid, $2::uuid, part, count(*), array_agg(id order by place)
            from (
                select id, place, ((place - 1) / $7::int)::int as part
                from (
                    select id, row_number() over (order by listed_at, reference collate "C", source collate "C") as place
                    from ticket
                    where tenant_id = $1
                        and opened_at is not null
                        and listed_at >= $3 and listed_at < $4
                        and (cardinality($5::text[]) = 0 or service = any($5::text[]))
                        and (cardinality($6::text[]) = 0 or customer = any($6::text[]))) as placed) as parted
            group by part
            returning size""");

    private static final Prepared COUNTED =
            new Prepared("update replay set tickets = $3 where tenant_id = $1 and id = $2");

    private static final String FIND = """
            select r.id, r.state, r.from_at, r.until_at, r.services, r.customers, r.agreement, r.reference, r.version, r.draft,
                r.as_of, r.tickets, r.created_at, r.started_at, r.finished_at, %s,
                coalesce(
                    r.processed,
                    (
                        select coalesce(sum(b.size), 0)
                        from replay_batch b
                        where b.tenant_id = r.tenant_id and b.replay = r.id and b.done_at is not null))
            from replay r
            where r.tenant_id = $1""";

    private static final Prepared ONE = new Prepared(FIND.formatted("r.result") + " and r.id = $2");

    private static final Prepared CANCEL = new Prepared("""
            update replay
            set state = 'CANCELLED',
                finished_at = $3,
                processed = (
                    select coalesce(sum(size), 0)
                    from replay_batch
                    where tenant_id = $1 and replay = $2 and done_at is not null)
            where tenant_id = $1 and id = $2 and finished_at is null""");

    private final Tenancy tenancy;
    private final TermsStore terms;
    private final AuditTrail audit;
    private final ReplayConfig config;

    ReplayStore(Tenancy tenancy, TermsStore terms, AuditTrail audit, ReplayConfig config) {
        this.tenancy = tenancy;
        this.terms = terms;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Fixes all that the replay will hang on: its tickets, what was heard and what was promised.
     *
     * @throws Refusal 409 {@code replays-full}, {@code replay-too-large}
     * @throws Faulty when it is about a version that nobody told of
     */
    Uni<Replay> make(TenantId tenant, UUID id, ReplayRequest asked, Instant now) {
        return tenancy.as(
                tenant,
                session -> ALONE.rows(session, row -> row[0], tenant.toString())
                        .chain(() -> GOING_ON.rows(session, row -> (Long) row[0], tenant.value()))
                        .invoke(going -> refuseIfFull(going.get(0)))
                        .chain(() -> terms.known(session, tenant))
                        .map(known -> other(asked, known))
                        .flatMap(text -> insert(session, tenant, id, asked, text, now))
                        .chain(() -> KEEP_TERMS.run(session, tenant.value(), id))
                        .chain(() -> list(session, tenant, id, asked))
                        .chain(() -> found(session, tenant, id, now))
                        .call(made ->
                                audit.record(session, tenant, "replay.made", "replay", id.toString(), null, made)));
    }

    private void refuseIfFull(long going) {
        if (going >= config.mostAtOnce()) {
            throw Refusal.conflict("replays-full", "{most} replays are going on already; wait for one, or cancel one.")
                    .with("most", config.mostAtOnce());
        }
    }

    private static AgreementText other(ReplayRequest asked, KnownTerms known) {
        return asked.draft().orElseGet(() -> heard(asked.version().orElseThrow(), known));
    }

    private static AgreementText heard(ReplayRequest.OtherVersion version, KnownTerms known) {
        var promise = known.promise(version.agreement())
                .orElseThrow(() -> new Faulty(new Fault(
                                "/version/agreement",
                                "UNKNOWN_AGREEMENT",
                                "No agreement " + version.agreement() + " was ever signed.")
                        .with("given", version.agreement())));
        return AgreementText.of(promise.agreement(), version.number())
                .orElseThrow(() -> new Faulty(new Fault(
                                "/version/number",
                                "UNKNOWN_VERSION",
                                "Version " + version.number() + " of "
                                        + promise.agreement().reference() + " was not signed.")
                        .with("given", version.number())
                        .with("reference", promise.agreement().reference())));
    }

    private static Uni<Integer> insert(
            Mutiny.Session session, TenantId tenant, UUID id, ReplayRequest asked, AgreementText text, Instant now) {
        return INSERT.run(
                session,
                tenant.value(),
                id,
                moment(asked.from()),
                moment(asked.until()),
                asked.services().toArray(String[]::new),
                asked.customers().toArray(String[]::new),
                text.agreement(),
                text.reference(),
                text.version(),
                asked.draft().isPresent(),
                Json.text(text.since(tenant, TicketEvent.EARLIEST)),
                moment(now));
    }

    private Uni<Integer> list(Mutiny.Session session, TenantId tenant, UUID id, ReplayRequest asked) {
        return LIST.rows(
                        session,
                        row -> ((Number) row[0]).longValue(),
                        tenant.value(),
                        id,
                        moment(asked.from()),
                        moment(asked.until()),
                        asked.services().toArray(String[]::new),
                        asked.customers().toArray(String[]::new),
                        Batch.SIZE)
                .map(sizes -> sizes.stream().mapToLong(Long::longValue).sum())
                .invoke(this::refuseIfTooLarge)
                .flatMap(tickets -> COUNTED.run(session, tenant.value(), id, tickets));
    }

    private void refuseIfTooLarge(long tickets) {
        if (tickets > config.mostTickets()) {
            throw Refusal.conflict(
                            "replay-too-large",
                            "{tickets} tickets were opened in the period; a replay reads at most {most}.")
                    .with("tickets", tickets)
                    .with("most", config.mostTickets());
        }
    }

    /** @throws Refusal 404 */
    Uni<Replay> find(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(tenant, session -> found(session, tenant, id, now));
    }

    private static Uni<Replay> found(Mutiny.Session session, TenantId tenant, UUID id, Instant now) {
        return ONE.rows(session, row -> replay(row, now), tenant.value(), id)
                .map(rows -> rows.stream().findFirst().orElseThrow(Refusal::notFound));
    }

    /** The latest first: their ids are in the order of their making. */
    Uni<List<Replay>> list(TenantId tenant, Cut cut, Instant now) {
        var from = cut.from().map(keys -> UUID.fromString(keys.get(0)));
        var page = new Prepared(
                FIND.formatted("null") + """
                 and ($2::uuid is null or r.id %s $2)
                order by r.id %s
                limit $3""".formatted(cut.backward() ? ">" : "<", cut.backward() ? "asc" : "desc"));
        return tenancy.as(
                tenant,
                session -> page.rows(
                        session, row -> replay(row, now), tenant.value(), from.orElse(null), (long) cut.limit()));
    }

    /**
     * In the order of the tickets' opening.
     *
     * @throws Refusal 404, or 409 {@code replay-goes-on}
     */
    Uni<List<ReplayChange>> changes(
            TenantId tenant, UUID id, Optional<String> target, Optional<Direction> direction, Cut cut, Instant now) {
        var keys = cut.from();
        var page = new Prepared("""
                select ticket, source, reference, agreement, target, before, after, place, item
                from replay_change
                where tenant_id = $1
                    and replay = $2
                    and ($3::text is null or target = $3)
                    and ($4::text is null or direction = $4)
                    and ($5::bigint is null or (place, item) %1$s ($5, $6::int))
                order by place %2$s, item %2$s
                limit $7""".formatted(cut.beyond(), cut.direction()));
        return tenancy.as(
                tenant,
                session -> found(session, tenant, id, now)
                        .invoke(ReplayStore::refuseUnlessOver)
                        .chain(() -> page.rows(
                                session,
                                ReplayStore::change,
                                tenant.value(),
                                id,
                                target.orElse(null),
                                direction.map(Direction::name).orElse(null),
                                keys.map(each -> Long.valueOf(each.get(0))).orElse(null),
                                keys.map(each -> Integer.valueOf(each.get(1))).orElse(null),
                                (long) cut.limit())));
    }

    private static void refuseUnlessOver(Replay replay) {
        if (replay.finishedAt().isEmpty()) {
            throw Refusal.conflict("replay-goes-on", "The replay is not over yet; its changes are listed when it is.");
        }
    }

    /** What was compared stays to be read. @throws Refusal 404, or 409 {@code replay-is-over} */
    Uni<Replay> cancel(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> found(session, tenant, id, now)
                        .flatMap(before -> CANCEL.run(session, tenant.value(), id, moment(now))
                                .invoke(ReplayStore::refuseUnlessDone)
                                .chain(() -> found(session, tenant, id, now))
                                .call(after -> audit.record(
                                        session, tenant, "replay.cancelled", "replay", id.toString(), before, after))));
    }

    private static void refuseUnlessDone(int cancelled) {
        if (cancelled == 0) {
            throw Refusal.conflict("replay-is-over", "The replay is over; there is nothing left to stop.");
        }
    }

    private static Replay replay(@Nullable Object[] row, Instant now) {
        var started = at(row[13]);
        var finished = at(row[14]);
        var tickets = ((Number) row[11]).longValue();
        var processed = ((Number) row[16]).longValue();
        var pace = Pace.of(processed, Optional.of(tickets), started, finished.orElse(now));
        return new Replay(
                (UUID) row[0],
                ReplayState.valueOf((String) row[1]),
                at(row[2]).orElseThrow(),
                at(row[3]).orElseThrow(),
                List.of((String[]) row[4]),
                List.of((String[]) row[5]),
                (UUID) row[6],
                (String) row[7],
                (Integer) row[8],
                (Boolean) row[9],
                at(row[10]).orElseThrow(),
                tickets,
                processed,
                pace.perSecond(),
                finished.isPresent() ? Optional.empty() : pace.endsAt(now),
                at(row[12]).orElseThrow(),
                started,
                finished,
                Optional.ofNullable((String) row[15])
                        .map(text -> Json.read(text, new TypeReference<ReplayResult>() {})));
    }

    private static Optional<Instant> at(@Nullable Object moment) {
        return Optional.ofNullable((OffsetDateTime) moment).map(OffsetDateTime::toInstant);
    }

    private static ReplayChange change(@Nullable Object[] row) {
        var before = Verdict.valueOf((String) row[5]);
        var after = Verdict.valueOf((String) row[6]);
        return new ReplayChange(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                before,
                after,
                Direction.of(before, after),
                (Long) row[7],
                (Integer) row[8]);
    }
}
