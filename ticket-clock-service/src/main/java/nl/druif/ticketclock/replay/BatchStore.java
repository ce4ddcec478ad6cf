package nl.druif.ticketclock.replay;

import static nl.druif.foundation.tenancy.Prepared.column;
import static nl.druif.foundation.tenancy.Prepared.moment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.terms.KnownTerms;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Moves replays on, batch by batch. */
@ApplicationScoped
class BatchStore {
    private static final Logger LOG = Logger.getLogger(BatchStore.class);

    private static final Prepared GOING_ON = new Prepared("""
            select id
            from replay
            where tenant_id = $1 and finished_at is null
            order by created_at, id""");

    private static final Prepared BEGIN = new Prepared("""
            update replay
            set state = 'RUNNING', started_at = coalesce(started_at, $3)
            where tenant_id = $1 and id = $2 and finished_at is null
            returning from_at, until_at, as_of, heard_until, other_text""");

    private static final Prepared KNOWN =
            new Prepared("select kind, told::text from replay_known where tenant_id = $1 and replay = $2");

    // Facts are found by the key of their ticket: a plan that was made while tables were young would read all of a
    // tenant's.
    private static final Prepared BY_KEYS = new Prepared(
            "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true)");

    // It is the worker's for as long as its transaction; if the worker dies, it is anybody's at once.
    private static final Prepared CLAIM = new Prepared("""
            select b.number, b.tickets
            from replay_batch b
            where b.tenant_id = $1
                and b.replay = $2
                and b.done_at is null
                and exists (select from replay r where r.tenant_id = $1 and r.id = $2 and r.finished_at is null)
            order by b.number
            limit 1
            for update of b skip locked""");

    // In the order of the tickets, of which those that were opened one after the other lie close together.
    private static final Prepared FACTS = new Prepared("""
            select asked.id, (
                select string_agg(e.content::text, ' ')
                from ticket_event e
                where e.tenant_id = $1 and e.ticket = asked.id and e.heard_at <= $3)
            from unnest($2::uuid[]) with ordinality as asked(id, place)
            order by asked.place""");

    private static final Prepared KEEP_CHANGES = new Prepared("""
            insert into replay_change (tenant_id, replay, place, item, ticket, source, reference, agreement, target, before,
                after, direction)
            select $1::uuid, $2::uuid, c.*
            from unnest($3::bigint[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[],
                $11::text[], $12::text[]) as c""");

    private static final Prepared DONE = new Prepared("""
            update replay_batch
            set done_at = clock_timestamp(), tally = $4, digest = $5
            where tenant_id = $1 and replay = $2 and number = $3""");

    private static final Prepared LOCK =
            new Prepared("select id from replay where tenant_id = $1 and id = $2 and finished_at is null for update");

    private static final Prepared RESULTS = new Prepared("""
            select tally, digest
            from replay_batch
            where tenant_id = $1 and replay = $2
            order by number""");

    private static final Prepared COMPLETE = new Prepared("""
            update replay
            set state = 'COMPLETED', finished_at = $3, processed = tickets, result = $4
            where tenant_id = $1 and id = $2""");

    private static final List<Prepared> CLEAR = List.of(new Prepared("""
                    delete from replay_known k
                    using replay r
                    where k.tenant_id = $1 and r.tenant_id = $1 and r.id = k.replay and r.finished_at is not null"""), new Prepared("""
                    delete from replay_batch b
                    using replay r
                    where b.tenant_id = $1 and r.tenant_id = $1 and r.id = b.replay and r.finished_at is not null"""));

    private static final List<Prepared> EXPIRE =
            List.of(new Prepared("""
                    delete from replay_change c
                    using replay r
                    where c.tenant_id = $1 and r.tenant_id = $1 and r.id = c.replay and r.finished_at < $2"""), new Prepared("delete from replay where tenant_id = $1 and finished_at < $2"));

    private final Tenancy tenancy;
    private final ReplayConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;

    BatchStore(Tenancy tenancy, ReplayConfig config, MeterRegistry meters, Vertx vertx) {
        this.tenancy = tenancy;
        this.config = config;
        this.meters = meters;
        this.vertx = vertx;
    }

    /** The oldest first. */
    Uni<List<UUID>> goingOn(TenantId tenant) {
        return tenancy.as(tenant, session -> GOING_ON.rows(session, row -> (UUID) row[0], tenant.value()));
    }

    /** Empty when it is over. */
    Uni<Optional<Replaying>> begin(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> BEGIN.rows(session, row -> row, tenant.value(), id, moment(now))
                        .flatMap(rows -> rows.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : KNOWN.rows(session, row -> row, tenant.value(), id)
                                        .map(known -> Optional.of(replaying(tenant, id, rows.get(0), known)))));
    }

    private static Replaying replaying(
            TenantId tenant, UUID id, @Nullable Object[] row, List<@Nullable Object[]> known) {
        var before = KnownTerms.of(told(known, "AGREEMENT", new TypeReference<AgreementPublished>() {}))
                .withExclusions(told(known, "EXCLUSION", new TypeReference<ExclusionSigned>() {}));
        var other = Json.read((String) row[4], new TypeReference<AgreementPublished>() {});
        return new Replaying(
                tenant, id, at(row[0]), at(row[1]), at(row[2]), at(row[3]), before, before.with(List.of(other)));
    }

    private static <T> List<T> told(List<@Nullable Object[]> known, String kind, TypeReference<T> type) {
        return known.stream()
                .filter(row -> kind.equals(row[0]))
                .map(row -> Json.read((String) row[1], type))
                .toList();
    }

    /** Reads and compares the next batch; false when there is none left that nobody has, or the replay is over. */
    Uni<Boolean> next(Replaying replaying, Reader reader) {
        var tenant = replaying.tenant().value();
        return tenancy.as(
                replaying.tenant(),
                session -> CLAIM.rows(session, row -> row, tenant, replaying.id())
                        .flatMap(rows -> rows.isEmpty()
                                ? Uni.createFrom().item(false)
                                : compared(session, replaying, reader, (UUID[]) rows.get(0)[1])
                                        .call(batch -> save(session, replaying, (Integer) rows.get(0)[0], batch))
                                        .invoke(batch -> tell(replaying, batch))
                                        .replaceWith(true)));
    }

    /** What a worker keeps from batch to batch. Not safe for threads. */
    static final class Reader {
        private final FactReader facts = new FactReader();
        private final Comparison comparison;
        private final Zones before;
        private final Zones after;

        Reader(Replaying replaying) {
            this.comparison = new Comparison(replaying.before(), replaying.after(), replaying.asOf());
            this.before = Zones.of(replaying.before());
            this.after = Zones.of(replaying.after());
        }

        private Batch read(List<@Nullable Object[]> rows) {
            var reading = new LinkedHashMap<UUID, Supplier<Optional<Past>>>(rows.size() * 2);
            for (var row : rows) {
                var ticket = (UUID) row[0];
                var told = Optional.ofNullable((String) row[1]);
                reading.put(ticket, () -> told.map(text -> facts.read(ticket, text)));
            }
            return Batch.of(reading, comparison, before, after);
        }
    }

    /** Beside the event loop: it takes some twenty milliseconds. */
    private Uni<Batch> compared(Mutiny.Session session, Replaying replaying, Reader reader, UUID[] tickets) {
        return BY_KEYS.rows(session, row -> row)
                .chain(() -> FACTS.rows(
                        session, row -> row, replaying.tenant().value(), tickets, moment(replaying.heardUntil())))
                .flatMap(rows -> vertx.executeBlocking(() -> reader.read(rows), false));
    }

    private static Uni<Void> save(Mutiny.Session session, Replaying replaying, int number, Batch batch) {
        var tenant = replaying.tenant().value();
        return keepChanges(session, replaying, number, batch.changes())
                .chain(() ->
                        DONE.run(session, tenant, replaying.id(), number, Json.text(batch.tally()), batch.digest()))
                .replaceWithVoid();
    }

    private static Uni<Integer> keepChanges(
            Mutiny.Session session, Replaying replaying, int number, List<Batch.Changed> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return KEEP_CHANGES.run(
                session,
                replaying.tenant().value(),
                replaying.id(),
                column(changes, each -> (long) number * Batch.SIZE + each.place(), Long[]::new),
                column(changes, Batch.Changed::item, Integer[]::new),
                column(changes, each -> each.past().ticket(), UUID[]::new),
                column(changes, each -> each.past().source(), String[]::new),
                column(changes, each -> each.past().reference(), String[]::new),
                column(changes, each -> each.pair().target().agreement(), UUID[]::new),
                column(changes, each -> each.pair().target().target(), String[]::new),
                column(changes, each -> each.pair().before().verdict().name(), String[]::new),
                column(changes, each -> each.pair().after().verdict().name(), String[]::new),
                column(changes, each -> each.pair().direction().name(), String[]::new));
    }

    private void tell(Replaying replaying, Batch batch) {
        meters.counter("druif.replay.tickets").increment(batch.tally().tickets());
        batch.unreadable()
                .forEach((ticket, why) -> LOG.errorf(
                        why,
                        "replay %s: ticket %s of %s cannot be judged",
                        replaying.id(),
                        ticket,
                        replaying.tenant()));
    }

    /** False while somebody has a batch of it. */
    Uni<Boolean> finish(Replaying replaying, Instant now) {
        var tenant = replaying.tenant().value();
        return tenancy.as(
                replaying.tenant(),
                session -> LOCK.rows(session, row -> row[0], tenant, replaying.id())
                        .flatMap(rows -> rows.isEmpty()
                                ? Uni.createFrom().item(true)
                                : RESULTS.rows(session, row -> row, tenant, replaying.id())
                                        .flatMap(results -> results.stream().anyMatch(row -> row[0] == null)
                                                ? Uni.createFrom().item(false)
                                                : complete(session, replaying, results, now))));
    }

    private static Uni<Boolean> complete(
            Mutiny.Session session, Replaying replaying, List<@Nullable Object[]> results, Instant now) {
        var tally = Tally.sum(results.stream()
                .map(row -> Json.read((String) row[0], new TypeReference<Tally>() {}))
                .toList());
        var digest = Batch.digest(results.stream().map(row -> (String) row[1]).toList());
        var result = ReplayResult.of(replaying, tally, digest);
        return COMPLETE.run(session, replaying.tenant().value(), replaying.id(), moment(now), Json.text(result))
                .replaceWith(true);
    }

    /** Takes away what only replays at work need, and what those came to that were over long ago. */
    Uni<Void> clear(TenantId tenant, Instant now) {
        return tenancy.as(tenant, session -> {
            var cleared = Uni.createFrom().voidItem();
            for (var statement : CLEAR) {
                cleared = cleared.chain(() -> statement.run(session, tenant.value()))
                        .replaceWithVoid();
            }
            for (var statement : EXPIRE) {
                cleared = cleared.chain(() -> statement.run(session, tenant.value(), moment(now.minus(config.keep()))))
                        .replaceWithVoid();
            }
            return cleared;
        });
    }

    private static Instant at(@Nullable Object moment) {
        if (moment instanceof OffsetDateTime known) {
            return known.toInstant();
        }
        throw new IllegalStateException("a replay without its moments");
    }
}
