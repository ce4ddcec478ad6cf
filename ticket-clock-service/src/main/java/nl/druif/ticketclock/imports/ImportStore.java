package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.core.file.FileSystem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Moves imports on: every step of the work and the progress it makes are one transaction. */
@ApplicationScoped
class ImportStore {
    private static final String CLAIM = """
            update import_job
            set worker = ?2,
                leased_until = now() + cast(cast(?3 as text) as interval),
                state = case when state = 'WAITING' then 'COUNTING' else state end
            where tenant_id = ?1
                and id = (
                    select id
                    from import_job
                    where tenant_id = ?1
                        and finished_at is null
                        and (leased_until is null or leased_until < now())
                    order by created_at
                    limit 1
                    for update skip locked)
            returning id, mapping, dry_run, state, coalesce(total, -1), processed""";

    private static final String MOVE_ON = """
            update import_job
            set state = ?4,
                total = ?5,
                processed = processed + ?6,
                recorded = recorded + ?7,
                known = known + ?8,
                failed = failed + ?9,
                judged = judged + ?10,
                started_at = case when ?4 = 'RECORDING' then coalesce(started_at, ?11) else started_at end,
                leased_until = now() + cast(cast(?12 as text) as interval)
            where tenant_id = ?1 and id = ?2 and worker = ?3 and finished_at is null and processed = ?13""";

    private static final String KEEP_FAILED = """
            insert into import_failed_row (tenant_id, import, row_number, column_name, reason, raw)
            select ?1, ?2, r."row", r."column", r.reason, r.raw
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb))
                as r("row" bigint, "column" text, reason text, raw text)
            on conflict do nothing""";

    private static final String COUNT_TICKETS = """
            update import_job
            set tickets = (select count(*) from ticket where tenant_id = ?1 and held_by = ?2)
            where tenant_id = ?1 and id = ?2""";

    private static final String FINISH = """
            update import_job
            set state = ?3, reason = ?4, finished_at = ?5
            where tenant_id = ?1 and id = ?2 and finished_at is null""";

    private static final String FAILED_ROWS = """
            select row_number, column_name, reason, raw
            from import_failed_row
            where tenant_id = ?1 and import = ?2 and row_number > ?3
            order by row_number
            limit ?4""";

    private final Tenancy tenancy;
    private final TicketStore tickets;
    private final ObjectMapper json;
    private final ImportConfig config;
    private final Alarm alarm;
    private final FileSystem files;

    ImportStore(
            Tenancy tenancy, TicketStore tickets, ObjectMapper json, ImportConfig config, Alarm alarm, Vertx vertx) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.json = json;
        this.config = config;
        this.alarm = alarm;
        this.files = vertx.fileSystem();
    }

    /** Stores the file with the import: whoever carries it out needs nothing else. */
    Uni<Import> accept(TenantId tenant, UUID id, Upload upload, Instant now) {
        var row = ImportRow.of(tenant, id, upload, now);
        return tenancy.as(
                tenant,
                session -> session.persist(row)
                        .call(session::flush)
                        .call(() -> storeFile(session, tenant, id, upload))
                        .map(stored -> row.toImport(now)));
    }

    private Uni<Void> storeFile(Mutiny.Session session, TenantId tenant, UUID id, Upload upload) {
        return files.open(upload.file().toString(), new OpenOptions().setRead(true))
                .flatMap(file -> storeChunks(session, tenant, id, file, 0).eventually(file::close));
    }

    private Uni<Void> storeChunks(Mutiny.Session session, TenantId tenant, UUID id, AsyncFile file, int number) {
        return file.read(Buffer.buffer(), 0, (long) number * config.chunk(), config.chunk())
                .flatMap(part -> part.length() == 0
                        ? Uni.createFrom().voidItem()
                        : storeChunk(session, tenant, id, number, part.getBytes())
                                .chain(() -> storeChunks(session, tenant, id, file, number + 1)));
    }

    private static Uni<Integer> storeChunk(
            Mutiny.Session session, TenantId tenant, UUID id, int number, byte[] content) {
        return session.createNativeQuery(
                        "insert into import_chunk (tenant_id, import, number, content) values (?1, ?2, ?3, ?4)")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, number)
                .setParameter(4, content)
                .executeUpdate();
    }

    /** @throws Refusal 404 */
    Uni<Import> find(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.find(ImportRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(row -> row.toImport(now)));
    }

    /** The latest first: their ids are in the order of their making. */
    Uni<List<Import>> list(TenantId tenant, Cut cut, Instant now) {
        var beyond = cut.backward() ? "> :from" : "< :from";
        var condition = cut.from().isPresent() ? " where each.id " + beyond : "";
        var direction = cut.backward() ? " asc" : " desc";
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from ImportRow each" + condition + " order by each.id" + direction, ImportRow.class)
                    .setMaxResults(cut.limit());
            cut.from().ifPresent(keys -> query.setParameter("from", UUID.fromString(keys.get(0))));
            return query.getResultList()
                    .map(rows -> rows.stream().map(row -> row.toImport(now)).toList());
        });
    }

    /** The next failed rows behind row {@code after}, at most {@code limit}. */
    Uni<List<FailedRow>> failedRows(TenantId tenant, UUID id, long after, int limit) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(FAILED_ROWS, Object[].class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, after)
                        .setParameter(4, limit)
                        .getResultList()
                        .map(rows -> rows.stream().map(ImportStore::failedRow).toList()));
    }

    private static FailedRow failedRow(Object[] row) {
        return new FailedRow(
                ((Number) row[0]).longValue(), Optional.ofNullable((String) row[1]), (String) row[2], (String) row[3]);
    }

    /** The oldest import of the tenant that nobody works on. */
    Uni<Optional<Claim>> claim(TenantId tenant, UUID worker) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, worker)
                        .setParameter(3, lease())
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(row -> claim(tenant, worker, row))));
    }

    private static Claim claim(TenantId tenant, UUID worker, Object[] row) {
        return new Claim(
                tenant,
                (UUID) row[0],
                worker,
                (String) row[1],
                (Boolean) row[2],
                ImportState.valueOf((String) row[3]),
                ((Number) row[4]).longValue(),
                ((Number) row[5]).longValue());
    }

    /** Empty after the last one. */
    Uni<Optional<byte[]>> chunk(Claim claim, int number) {
        return tenancy.as(
                claim.tenant(),
                session -> session.createNativeQuery(
                                "select content from import_chunk where tenant_id = ?1 and import = ?2 and number = ?3",
                                byte[].class)
                        .setParameter(1, claim.tenant().value())
                        .setParameter(2, claim.importId())
                        .setParameter(3, number)
                        .getSingleResultOrNull()
                        .map(Optional::ofNullable));
    }

    Uni<Void> begin(Claim claim, Instant now) {
        return tenancy.as(claim.tenant(), session -> moveOn(session, claim, NOTHING, 0, now));
    }

    /** Takes in a batch of rows: all of it, with its progress, or nothing. */
    Uni<Integer> record(Claim claim, List<RowReading> rows, Instant now) {
        return tenancy.as(
                claim.tenant(),
                session -> taken(claim, rows)
                        .call(tally -> keepFailed(session, claim, tally.failed()))
                        .call(tally -> moveOn(session, claim, tally, 0, now))
                        .map(Tally::processed));
    }

    private Uni<Tally> taken(Claim claim, List<RowReading> rows) {
        if (claim.dryRun()) {
            return Uni.createFrom().item(Tally.ofTrial(rows));
        }
        var events = only(RowReading.Event.class, rows);
        var unreadable = only(RowReading.Failed.class, rows);
        List<ReportedEvent> told = events.stream().map(RowReading.Event::event).toList();
        return tickets.keep(claim.tenant(), told, claim.importId())
                .map(hearings -> Tally.of(unreadable, events, hearings));
    }

    private static <R extends RowReading> List<R> only(Class<R> kind, List<RowReading> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Uni<Void> beginJudging(Claim claim, Instant now) {
        return tenancy.as(
                claim.tenant(),
                session -> moveOn(session, claim, NOTHING, 0, now)
                        .call(() -> session.createNativeQuery(COUNT_TICKETS)
                                .setParameter(1, claim.tenant().value())
                                .setParameter(2, claim.importId())
                                .executeUpdate()));
    }

    /** How many tickets were judged; none: all are. */
    Uni<Integer> judge(Claim claim, Instant now) {
        return tenancy.as(
                claim.tenant(),
                session -> tickets.reviseHeld(claim.tenant(), claim.importId(), config.judgingBatch(), now)
                        .call(judged -> moveOn(session, claim, NOTHING, judged, now)));
    }

    Uni<Void> finish(Claim claim, Instant now) {
        return end(claim.tenant(), claim.importId(), ImportState.COMPLETED, null, now)
                .replaceWithVoid();
    }

    Uni<Void> fail(Claim claim, String reason, Instant now) {
        return end(claim.tenant(), claim.importId(), ImportState.FAILED, reason, now)
                .replaceWithVoid();
    }

    /** What was recorded stays and is judged; the rest is not looked at. False when it was over already. */
    Uni<Boolean> cancel(TenantId tenant, UUID id, Instant now) {
        return end(tenant, id, ImportState.CANCELLED, null, now);
    }

    private Uni<Boolean> end(TenantId tenant, UUID id, ImportState state, @Nullable String reason, Instant now) {
        return tenancy.as(
                        tenant,
                        session -> session.createNativeQuery(FINISH)
                                .setParameter(1, tenant.value())
                                .setParameter(2, id)
                                .setParameter(3, state.name())
                                .setParameter(4, reason)
                                .setParameter(5, now)
                                .executeUpdate()
                                .call(() -> tickets.release(tenant, id, now))
                                .call(() -> forgetFile(session, tenant, id))
                                .map(ended -> ended > 0))
                .invoke(() -> alarm.set(tenant, now));
    }

    private static Uni<Integer> forgetFile(Mutiny.Session session, TenantId tenant, UUID id) {
        return session.createNativeQuery("delete from import_chunk where tenant_id = ?1 and import = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .executeUpdate();
    }

    private Uni<Void> moveOn(Mutiny.Session session, Claim claim, Tally tally, int judged, Instant now) {
        return session.createNativeQuery(MOVE_ON)
                .setParameter(1, claim.tenant().value())
                .setParameter(2, claim.importId())
                .setParameter(3, claim.worker())
                .setParameter(4, claim.state().name())
                .setParameter(5, claim.total())
                .setParameter(6, tally.processed())
                .setParameter(7, tally.recorded())
                .setParameter(8, tally.known())
                .setParameter(9, tally.failed().size())
                .setParameter(10, judged)
                .setParameter(11, now)
                .setParameter(12, lease())
                .setParameter(13, claim.processed())
                .executeUpdate()
                .invoke(moved -> {
                    if (moved == 0) {
                        throw new ClaimLost();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keepFailed(Mutiny.Session session, Claim claim, List<FailedRow> failed) {
        if (failed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(KEEP_FAILED)
                .setParameter(1, claim.tenant().value())
                .setParameter(2, claim.importId())
                .setParameter(3, text(failed))
                .executeUpdate()
                .replaceWithVoid();
    }

    private String text(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private String lease() {
        return config.lease().toMillis() + " milliseconds";
    }

    private static final Tally NOTHING = new Tally(0, 0, List.of());
}
