package nl.druif.agreement.review;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nl.druif.foundation.problem.Outage;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether an agreement should be looked at again. Several processes may do so at once: each claims an agreement that
 * nobody else holds, and what fired stands in the same transaction.
 */
@ApplicationScoped
class ReviewJob {
    private static final Logger LOG = Logger.getLogger(ReviewJob.class);

    private final Tenancy tenancy;
    private final WatchStore watch;
    private final Clock clock;
    private final ReviewConfig config;
    private volatile boolean stopping;

    ReviewJob(Tenancy tenancy, WatchStore watch, Clock clock, ReviewConfig config) {
        this.tenancy = tenancy;
        this.watch = watch;
        this.clock = clock;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    @Scheduled(identity = "reviews", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            for (var tenant : awaited(tenancy::tenants)) {
                awaited(() -> watch.enrol(tenant, clock.instant()));
                while (!stopping && lookedAtOne(tenant)) {}
            }
        } catch (Throwable trouble) {
            if (!stopping) {
                LOG.warnf("reviews wait: %s", trouble.getMessage());
            }
        }
    }

    /** One agreement in a transaction; one that cannot be looked at is left alone for a while and keeps nobody else waiting. */
    private boolean lookedAtOne(TenantId tenant) throws Throwable {
        var claimed = new AtomicReference<@Nullable UUID>();
        try {
            return awaited(() -> watch.look(tenant, claimed::set, clock.instant()));
        } catch (Throwable trouble) {
            var agreement = claimed.get();
            if (agreement == null || Outage.isBehind(trouble)) {
                throw trouble;
            }
            LOG.warnf("agreement %s is looked at later: %s", agreement, trouble.getMessage());
            awaited(() -> watch.leaveAlone(tenant, agreement, clock.instant().plus(config.afterTrouble())));
            return true;
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
