package nl.druif.ticketclock.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.logging.Logger;

/**
 * Carries imports out, one at a time, wherever they were left: a worker that dies loses its claim after a while, and the
 * next one goes on behind the last batch that was recorded.
 */
@ApplicationScoped
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private final UUID worker = UUID.randomUUID();
    private final Set<TenantId> nudged = ConcurrentHashMap.newKeySet();
    private final Tenancy tenancy;
    private final ImportStore imports;
    private final ProgressStore progress;
    private final StrictJson json;
    private final ImportConfig config;
    private final Clock clock;
    private volatile boolean stopping;
    private long sweptAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    ImportJob(
            Tenancy tenancy,
            ImportStore imports,
            ProgressStore progress,
            StrictJson json,
            ImportConfig config,
            Clock clock) {
        this.tenancy = tenancy;
        this.imports = imports;
        this.progress = progress;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /** There is a new import of this tenant. */
    void nudge(TenantId tenant) {
        nudged.add(tenant);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    @Scheduled(identity = "imports", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            for (var tenant : waiting()) {
                for (var claim = claim(tenant); claim.isPresent() && !stopping; claim = claim(tenant)) {
                    carryOut(claim.get());
                }
            }
        } catch (Throwable trouble) {
            if (!stopping) {
                LOG.warnf("imports wait: %s", trouble.getMessage());
            }
        }
    }

    private Set<TenantId> waiting() throws Throwable {
        var waiting = new LinkedHashSet<>(nudged);
        nudged.removeAll(waiting);
        if (System.nanoTime() - sweptAt > config.sweep().toNanos()) {
            waiting.addAll(awaited(tenancy::tenants));
            sweptAt = System.nanoTime();
        }
        return waiting;
    }

    private Optional<Claim> claim(TenantId tenant) throws Throwable {
        return awaited(() -> progress.claim(tenant, worker));
    }

    private void carryOut(Claim claim) throws Throwable {
        LOG.infof("import %s: %s from row %d", claim.importId(), claim.state(), claim.processed());
        try {
            new ImportRun(claim).run();
        } catch (ClaimLost lost) {
            LOG.infof("import %s is no longer ours", claim.importId());
        } catch (IOException broken) {
            LOG.warnf("import %s: the file cannot be read to its end: %s", claim.importId(), broken.getMessage());
            awaited(() -> imports.fail(claim, Failure.of(broken), clock.instant()));
        }
    }

    /** One worker's way through one import. */
    private final class ImportRun {
        private Claim claim;

        ImportRun(Claim claim) {
            this.claim = claim;
        }

        void run() throws Throwable {
            if (claim.state() == ImportState.COUNTING) {
                count();
            }
            if (claim.state() == ImportState.RECORDING) {
                record();
            }
            if (claim.state() == ImportState.JUDGING) {
                judge();
            }
        }

        private void count() throws Throwable {
            var rows = open();
            rows.next();
            long total = 0;
            while (rows.next().isPresent()) {
                total++;
            }
            claim = claim.of(total).in(ImportState.RECORDING);
            awaited(() -> progress.begin(claim, clock.instant()));
        }

        private void record() throws Throwable {
            var mapping = mapping();
            var rows = open();
            var reader = reader(mapping, Header.of(rows.next(), mapping));
            for (long done = 0; done < claim.processed(); done++) {
                rows.next();
            }
            for (var batch = batch(rows, reader); !batch.isEmpty(); batch = batch(rows, reader)) {
                record(batch);
                if (stopping) {
                    return;
                }
            }
            claim = claim.in(ImportState.JUDGING);
            awaited(() -> progress.beginJudging(claim, clock.instant()));
        }

        private Function<CsvRecord, RowReading> reader(Mapping mapping, Header header) {
            return mapping.outages().isPresent()
                    ? new OutageRowReader(mapping, header, clock.instant())::read
                    : new RowReader(mapping, header)::read;
        }

        private void record(List<RowReading> batch) throws Throwable {
            awaited(() -> progress.record(claim, batch, clock.instant()));
            claim = claim.after(batch.size());
        }

        private List<RowReading> batch(CsvReader rows, Function<CsvRecord, RowReading> reader) throws IOException {
            var batch = new ArrayList<RowReading>();
            while (batch.size() < config.batch()) {
                var row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                batch.add(reader.apply(row.get()));
            }
            return batch;
        }

        private void judge() throws Throwable {
            while (awaited(() -> progress.judge(claim, clock.instant())) > 0) {
                if (stopping) {
                    return;
                }
            }
            awaited(() -> imports.finish(claim, clock.instant()));
        }

        private Mapping mapping() {
            return json.read(claim.mapping().getBytes(StandardCharsets.UTF_8), Mapping.class);
        }

        private CsvReader open() throws IOException {
            return Table.of(new StoredFile(this::chunk), mapping(), config.mostUnpacked());
        }

        private Optional<byte[]> chunk(int number) {
            try {
                return awaited(() -> progress.chunk(claim, number));
            } catch (RuntimeException trouble) {
                throw trouble;
            } catch (Throwable trouble) {
                throw new IllegalStateException(trouble);
            }
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
