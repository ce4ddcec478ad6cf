package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.core.type.TypeReference;
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
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.dossier.TicketStore;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Where imports begin, are looked at, and end. */
@ApplicationScoped
class ImportStore {
    private static final String FINISH = """
            update import_job
            set state = ?3, reason = ?4, finished_at = ?5
            where tenant_id = ?1 and id = ?2 and finished_at is null""";

    private static final String FAILED_ROWS = """
            select row_number, column_name, reason, raw, coalesce(code, ''), coalesce(cast(arguments as text), '{}')
            from import_failed_row
            where tenant_id = ?1 and import = ?2 and row_number > ?3
            order by row_number
            limit ?4""";

    private final Tenancy tenancy;
    private final TicketStore tickets;
    private final ImportConfig config;
    private final Alarm alarm;
    private final FileSystem files;

    ImportStore(Tenancy tenancy, TicketStore tickets, ImportConfig config, Alarm alarm, Vertx vertx) {
        this.tenancy = tenancy;
        this.tickets = tickets;
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
                        .map(stored -> row.toImport(Language.NL, now)));
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
    Uni<Import> find(TenantId tenant, UUID id, Language language, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.find(ImportRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(row -> row.toImport(language, now)));
    }

    /** The latest first: their ids are in the order of their making. */
    Uni<List<Import>> list(TenantId tenant, Cut cut, Language language, Instant now) {
        var beyond = cut.backward() ? "> :from" : "< :from";
        var condition = cut.from().isPresent() ? " where each.id " + beyond : "";
        var direction = cut.backward() ? " asc" : " desc";
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from ImportRow each" + condition + " order by each.id" + direction, ImportRow.class)
                    .setMaxResults(cut.limit());
            cut.from().ifPresent(keys -> query.setParameter("from", UUID.fromString(keys.get(0))));
            return query.getResultList()
                    .map(rows -> rows.stream()
                            .map(row -> row.toImport(language, now))
                            .toList());
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
                ((Number) row[0]).longValue(),
                Optional.ofNullable((String) row[1]),
                new Fault("", (String) row[4], (String) row[2], Json.read((String) row[5], new TypeReference<>() {})),
                (String) row[3]);
    }

    Uni<Void> finish(Claim claim, Instant now) {
        return end(claim.tenant(), claim.importId(), ImportState.COMPLETED, null, now)
                .replaceWithVoid();
    }

    Uni<Void> fail(Claim claim, String why, Instant now) {
        return end(claim.tenant(), claim.importId(), ImportState.FAILED, why, now)
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
}
