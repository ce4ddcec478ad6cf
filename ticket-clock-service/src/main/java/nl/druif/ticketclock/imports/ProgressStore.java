package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Heard;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.outage.OutageStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moves an import on, for the worker that has it: every step and the progress it makes are one transaction. */
@ApplicationScoped
class ProgressStore {
    private static final Tally NOTHING = new Tally(0, 0, List.of());

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

    // First of all in a transaction: whoever ends an import takes its row before its tickets, too.
    private static final String STILL_OURS = """
            select id
            from import_job
            where tenant_id = ?1 and id = ?2 and worker = ?3 and finished_at is null and processed = ?4
            for update""";

    // So that several may judge at once; whoever ends the import waits for them.
    private static final String SHARED_WITH_US = """
            select id
            from import_job
            where tenant_id = ?1 and id = ?2 and worker = ?3 and finished_at is null and processed = ?4
            for share""";

    private static final String ALL_JUDGED = """
            update import_job
            set judged = tickets
            where tenant_id = ?1 and id = ?2""";

    private static final String MOVE_ON = """
            update import_job
            set state = ?3,
                total = ?4,
                processed = processed + ?5,
                recorded = recorded + ?6,
                known = known + ?7,
                failed = failed + ?8,
                judged = judged + ?9,
                started_at = case when ?3 = 'RECORDING' then coalesce(started_at, ?10) else started_at end,
                judging_at = case when ?3 = 'JUDGING' then coalesce(judging_at, ?10) else judging_at end,
                leased_until = now() + cast(cast(?11 as text) as interval)
            where tenant_id = ?1 and id = ?2""";

    private static final String KEEP_FAILED = """
            insert into import_failed_row (tenant_id, import, row_number, column_name, reason, code, arguments, raw)
            select ?1, ?2, r."row", r."column", r.reason, r.code, r.arguments, r.raw
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb))
                as r("row" bigint, "column" text, reason text, code text, arguments jsonb, raw text)
            on conflict do nothing""";

    private static final String COUNT_TICKETS = """
            update import_job
            set tickets = (select count(*) from ticket where tenant_id = ?1 and held_by = ?2)
            where tenant_id = ?1 and id = ?2""";

    private final Tenancy tenancy;
    private final TicketStore tickets;
    private final OutageStore outages;
    private final ObjectMapper json;
    private final ImportConfig config;
    private final MeterRegistry meters;

    ProgressStore(
            Tenancy tenancy,
            TicketStore tickets,
            OutageStore outages,
            ObjectMapper json,
            ImportConfig config,
            MeterRegistry meters) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.outages = outages;
        this.json = json;
        this.config = config;
        this.meters = meters;
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
        return ours(claim, session -> moveOn(session, claim, NOTHING, 0, now));
    }

    /** Takes in a batch of rows: all of it, with its progress, or nothing. */
    Uni<Integer> record(Claim claim, List<RowReading> rows, Instant now) {
        return ours(
                        claim,
                        session -> taken(claim, rows, now)
                                .call(tally -> keepFailed(session, claim, tally.failed()))
                                .call(tally -> moveOn(session, claim, tally, 0, now))
                                .map(Tally::processed))
                .invoke(done -> meters.counter("druif.import.rows").increment(done));
    }

    /** Of a trial: everything readable would be recorded. */
    private Uni<Tally> taken(Claim claim, List<RowReading> rows, Instant now) {
        var unreadable = only(RowReading.Failed.class, rows);
        var outages = only(RowReading.OfOutage.class, rows);
        return outages.isEmpty()
                ? told(claim, only(RowReading.Event.class, rows), now)
                        .map(heard -> Tally.of(unreadable, only(RowReading.Event.class, rows), heard))
                : toldOutages(claim, outages, now).map(heard -> Tally.of(unreadable, outages, heard));
    }

    private Uni<List<Heard>> told(Claim claim, List<RowReading.Event> rows, Instant now) {
        List<ReportedEvent> events = rows.stream().map(RowReading.Event::event).toList();
        return claim.dryRun()
                ? tickets.tryOut(claim.tenant(), events, now)
                : tickets.keep(claim.tenant(), events, claim.importId(), now);
    }

    private Uni<List<Heard>> toldOutages(Claim claim, List<RowReading.OfOutage> rows, Instant now) {
        var told = rows.stream().map(RowReading.OfOutage::told).toList();
        var hearings = claim.dryRun()
                ? Uni.createFrom().item(Collections.nCopies(rows.size(), Hearing.RECORDED))
                : outages.record(claim.tenant(), told, now);
        return hearings.map(all -> all.stream().<Heard>map(Heard.Taken::new).toList());
    }

    private static <R extends RowReading> List<R> only(Class<R> kind, List<RowReading> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Uni<Void> beginJudging(Claim claim, Instant now) {
        return ours(
                claim,
                session -> moveOn(session, claim, NOTHING, 0, now)
                        .call(() -> session.createNativeQuery(COUNT_TICKETS)
                                .setParameter(1, claim.tenant().value())
                                .setParameter(2, claim.importId())
                                .executeUpdate()));
    }

    /** How many tickets were judged; none: all are, or others are at the last of them. Several may do so at once. */
    Uni<Integer> judge(Claim claim, Instant now) {
        return ours(
                claim,
                SHARED_WITH_US,
                session -> tickets.reviseHeld(claim.tenant(), claim.importId(), config.judgingBatch(), now));
    }

    Uni<Void> judged(Claim claim, int more, Instant now) {
        return ours(claim, session -> moveOn(session, claim, NOTHING, more, now));
    }

    /** Also those that were judged when a process died that had not counted them yet. */
    Uni<Void> allJudged(Claim claim) {
        return ours(
                claim,
                session -> session.createNativeQuery(ALL_JUDGED)
                        .setParameter(1, claim.tenant().value())
                        .setParameter(2, claim.importId())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** @throws ClaimLost when somebody else has the import, or nobody any more */
    private <T> Uni<T> ours(Claim claim, Function<Mutiny.Session, Uni<T>> work) {
        return ours(claim, STILL_OURS, work);
    }

    private <T> Uni<T> ours(Claim claim, String lock, Function<Mutiny.Session, Uni<T>> work) {
        return tenancy.as(
                claim.tenant(),
                session -> session.createNativeQuery(lock, UUID.class)
                        .setParameter(1, claim.tenant().value())
                        .setParameter(2, claim.importId())
                        .setParameter(3, claim.worker())
                        .setParameter(4, claim.processed())
                        .getSingleResultOrNull()
                        .onItem()
                        .ifNull()
                        .failWith(ClaimLost::new)
                        .chain(() -> work.apply(session)));
    }

    private Uni<Void> moveOn(Mutiny.Session session, Claim claim, Tally tally, int judged, Instant now) {
        return session.createNativeQuery(MOVE_ON)
                .setParameter(1, claim.tenant().value())
                .setParameter(2, claim.importId())
                .setParameter(3, claim.state().name())
                .setParameter(4, claim.total())
                .setParameter(5, tally.processed())
                .setParameter(6, tally.recorded())
                .setParameter(7, tally.known())
                .setParameter(8, tally.failed().size())
                .setParameter(9, judged)
                .setParameter(10, now)
                .setParameter(11, lease())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param reason in English, for who asks for no language, and for sentences that are gone one day */
    private record KeptRow(
            long row, Optional<String> column, String reason, String code, Map<String, Object> arguments, String raw) {
        static KeptRow of(FailedRow failed) {
            var why = failed.why();
            return new KeptRow(failed.row(), failed.column(), why.detail(), why.code(), why.values(), failed.raw());
        }
    }

    private Uni<Void> keepFailed(Mutiny.Session session, Claim claim, List<FailedRow> failed) {
        if (failed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(KEEP_FAILED)
                .setParameter(1, claim.tenant().value())
                .setParameter(2, claim.importId())
                .setParameter(3, text(failed.stream().map(KeptRow::of).toList()))
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
}
