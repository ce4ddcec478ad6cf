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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.progress.Rounds;
import org.jboss.logging.Logger;

/**
 * Carries imports out, one at a time, wherever they were left: a worker that dies loses its claim after a while, and the
 * next one goes on behind the last batch that was recorded.
 */
@ApplicationScoped
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private final UUID worker = UUID.randomUUID();
    private final Tenancy tenancy;
    private final ImportStore imports;
    private final ProgressStore progress;
    private final StrictJson json;
    private final ImportConfig config;
    private final Rounds rounds;
    private final Clock clock;
    private final ExecutorService second = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "imports-second");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

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
        this.rounds = new Rounds(config.sweep());
        this.clock = clock;
    }

    /** There is a new import of this tenant. */
    void nudge(TenantId tenant) {
        rounds.name(tenant);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    @Scheduled(identity = "imports", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            for (var tenant : rounds.next(System.nanoTime(), () -> awaited(tenancy::tenants))) {
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
            awaited(() -> imports.fail(claim, Failure.stored(broken), clock.instant()));
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
            var reader = reader(mapping);
            for (long done = 0; done < claim.processed(); done++) {
                rows.next();
            }
            for (var batch = batch(rows, reader); !batch.isEmpty() && !stopping; ) {
                var recording = recording(batch);
                // While the database is at work on one, the next is read.
                var next = batchBeside(recording, rows, reader);
                claim = claim.after(batch.size());
                batch = next;
            }
            if (stopping) {
                return;
            }
            claim = claim.in(ImportState.JUDGING);
            awaited(() -> progress.beginJudging(claim, clock.instant()));
        }

        private Function<Row, RowReading> reader(Mapping mapping) {
            return mapping.outages().isPresent()
                    ? new OutageRowReader(mapping, clock.instant())::read
                    : new RowReader(mapping)::read;
        }

        private List<RowReading> batchBeside(
                CompletableFuture<Integer> recording, Rows rows, Function<Row, RowReading> reader) throws Throwable {
            try {
                return batch(rows, reader);
            } finally {
                finished(recording);
            }
        }

        private CompletableFuture<Integer> recording(List<RowReading> batch) {
            var now = claim;
            return aside(() -> progress.record(now, batch, clock.instant()));
        }

        private List<RowReading> batch(Rows rows, Function<Row, RowReading> reader) throws IOException {
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

        /** Two batches at a time: while the database writes the one, the other is computed. */
        private void judge() throws Throwable {
            for (var judged = judgeTwo(); judged > 0; judged = judgeTwo()) {
                var more = judged;
                awaited(() -> progress.judged(claim, more, clock.instant()));
                if (stopping) {
                    return;
                }
            }
            awaited(() -> progress.allJudged(claim));
            awaited(() -> imports.finish(claim, clock.instant()));
        }

        private int judgeTwo() throws Throwable {
            var other = aside(() -> progress.judge(claim, clock.instant()));
            try {
                return awaited(() -> progress.judge(claim, clock.instant())) + finished(other);
            } finally {
                // Also after trouble: nobody goes on while it is at work.
                other.exceptionally(trouble -> 0).join();
            }
        }

        private Mapping mapping() {
            return json.read(claim.mapping().getBytes(StandardCharsets.UTF_8), Mapping.class);
        }

        private Rows open() throws IOException {
            return Table.rows(new StoredFile(this::chunk), mapping(), config.mostUnpacked(), json);
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

    /** By the second thread, beside what the first is at. */
    private <T> CompletableFuture<T> aside(Supplier<Uni<T>> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return awaited(work);
                    } catch (Throwable trouble) {
                        throw new CompletionException(trouble);
                    }
                },
                second);
    }

    private static <T> T finished(CompletableFuture<T> work) throws Throwable {
        try {
            return work.join();
        } catch (CompletionException trouble) {
            throw trouble.getCause() == null ? trouble : trouble.getCause();
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
