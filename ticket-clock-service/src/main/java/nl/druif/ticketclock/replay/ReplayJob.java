package nl.druif.ticketclock.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.progress.Rounds;
import org.jboss.logging.Logger;

/** Carries replays out: every process takes batches of each until there are none left, and whoever took the last sums up. */
@ApplicationScoped
class ReplayJob {
    private static final Logger LOG = Logger.getLogger(ReplayJob.class);

    private final Tenancy tenancy;
    private final BatchStore batches;
    private final ReplayConfig config;
    private final Rounds rounds;
    private final Clock clock;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "replays");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;
    private long clearedAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    ReplayJob(Tenancy tenancy, BatchStore batches, ReplayConfig config, Clock clock) {
        this.tenancy = tenancy;
        this.batches = batches;
        this.config = config;
        this.rounds = new Rounds(config.sweep());
        this.clock = clock;
    }

    /** There is a new replay of this tenant. */
    void nudge(TenantId tenant) {
        rounds.name(tenant);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    @Scheduled(identity = "replays", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            for (var tenant : rounds.next(System.nanoTime(), () -> awaited(tenancy::tenants))) {
                for (var replay : awaited(() -> batches.goingOn(tenant))) {
                    carryOut(tenant, replay);
                }
            }
            clear();
        } catch (Throwable trouble) {
            if (!stopping) {
                LOG.warnf("replays wait: %s", trouble.getMessage());
            }
        }
    }

    private void carryOut(TenantId tenant, UUID id) throws Throwable {
        var begun = awaited(() -> batches.begin(tenant, id, clock.instant()));
        if (begun.isEmpty() || stopping) {
            return;
        }
        var replaying = begun.get();
        var working = new ArrayList<CompletableFuture<Void>>();
        for (int worker = 0; worker < config.workers(); worker++) {
            working.add(CompletableFuture.runAsync(() -> work(replaying), workers));
        }
        finished(CompletableFuture.allOf(working.toArray(CompletableFuture<?>[]::new)));
        if (!stopping && !awaited(() -> batches.finish(replaying, clock.instant()))) {
            LOG.infof("replay %s: others are still at it", id);
        }
    }

    private void work(Replaying replaying) {
        try {
            var reader = new BatchStore.Reader(replaying);
            while (!stopping && awaited(() -> batches.next(replaying, reader))) {
                // the next one
            }
        } catch (Throwable trouble) {
            throw new CompletionException(trouble);
        }
    }

    private void clear() throws Throwable {
        if (System.nanoTime() - clearedAt > config.expirySweep().toNanos()) {
            for (var tenant : awaited(tenancy::tenants)) {
                awaited(() -> batches.clear(tenant, clock.instant()));
            }
            clearedAt = System.nanoTime();
        }
    }

    private static void finished(CompletableFuture<?> work) throws Throwable {
        try {
            work.join();
        } catch (CompletionException trouble) {
            throw trouble.getCause() == null ? trouble : trouble.getCause();
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
