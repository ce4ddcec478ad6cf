package nl.druif.ticketclock.imports;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.progress.Pace;

/** The row of an import; its counters are moved by statements that also move what they count. */
@Entity
@Table(name = "import_job")
class ImportRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    String name;

    String mapping;

    @Column(name = "dry_run")
    boolean dryRun;

    long bytes;

    @Enumerated(EnumType.STRING)
    ImportState state;

    Long total;
    long processed;
    long recorded;
    long known;
    long failed;
    long tickets;
    long judged;
    String reason;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "judging_at")
    Instant judgingAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    static ImportRow of(TenantId tenant, UUID id, Upload upload, Instant now) {
        var row = new ImportRow();
        row.id = id;
        row.tenant = tenant.value();
        row.name = upload.name();
        row.mapping = upload.mapping();
        row.dryRun = upload.dryRun();
        row.bytes = upload.bytes();
        row.state = ImportState.WAITING;
        row.createdAt = now;
        return row;
    }

    Import toImport(Language language, Instant now) {
        var pace = pace(now);
        return new Import(
                id,
                name,
                state,
                dryRun,
                bytes,
                Optional.ofNullable(total),
                processed,
                recorded,
                known,
                failed,
                tickets,
                judged,
                pace.perSecond(),
                state.isOver() ? Optional.empty() : pace.endsAt(now),
                Optional.ofNullable(reason).map(stored -> Failure.told(stored, language)),
                createdAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt));
    }

    private Pace pace(Instant now) {
        if (state == ImportState.JUDGING) {
            return Pace.of(judged, Optional.of(tickets), Optional.ofNullable(judgingAt), now);
        }
        var recordedAt = judgingAt == null ? finishedAt : judgingAt;
        return Pace.of(
                processed,
                Optional.ofNullable(total),
                Optional.ofNullable(startedAt),
                recordedAt == null ? now : recordedAt);
    }
}
