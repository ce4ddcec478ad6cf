package nl.druif.ticketclock.hook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.logging.Logger;

/** Takes away what was parked for longer than we said that we would keep it. */
@ApplicationScoped
class ParkedExpiryJob {
    private static final Logger LOG = Logger.getLogger(ParkedExpiryJob.class);

    private final Tenancy tenancy;
    private final DeliveryStore deliveries;
    private final Clock clock;

    ParkedExpiryJob(Tenancy tenancy, DeliveryStore deliveries, Clock clock) {
        this.tenancy = tenancy;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(
            identity = "parked-deliveries",
            every = "${druif.hooks.expiry-sweep:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return tenancy.tenants()
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(this::expire)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> expire(TenantId tenant) {
        return deliveries
                .expire(tenant, clock.instant())
                .invoke(expired -> {
                    if (expired > 0) {
                        LOG.infof("%d parked deliveries of %s have expired", expired, tenant);
                    }
                })
                .onFailure()
                .invoke(trouble -> LOG.warnf("parked deliveries of %s wait: %s", tenant, trouble.getMessage()))
                .onFailure()
                .recoverWithItem(0);
    }
}
