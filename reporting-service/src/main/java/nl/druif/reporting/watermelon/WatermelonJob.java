package nl.druif.reporting.watermelon;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.logging.Logger;

/** Looks for watermelons where facts changed. Several processes may do so at once: each claims days that nobody else holds. */
@ApplicationScoped
class WatermelonJob {
    private static final Logger LOG = Logger.getLogger(WatermelonJob.class);

    /** Days looked at in one transaction: of few agreements, as they come in order. */
    private static final int BATCH = 200;

    private final Tenancy tenancy;
    private final WatermelonStore watermelons;
    private final Clock clock;
    private volatile boolean stopping;

    WatermelonJob(Tenancy tenancy, WatermelonStore watermelons, Clock clock) {
        this.tenancy = tenancy;
        this.watermelons = watermelons;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    @Scheduled(identity = "watermelons", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            for (var tenant : awaited(tenancy::tenants)) {
                look(tenant);
            }
        } catch (Throwable trouble) {
            if (!stopping) {
                LOG.warnf("watermelons wait: %s", trouble.getMessage());
            }
        }
    }

    /** A full batch means that there is more. */
    private void look(TenantId tenant) throws Throwable {
        var looked = BATCH;
        while (looked == BATCH && !stopping) {
            looked = awaited(() -> watermelons.tell(tenant, BATCH, clock.instant()));
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
