package nl.druif.ticketclock.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.logging.Logger;

/**
 * Sends what is due. Several processes may do so at once: each claims what nobody else holds. To one endpoint only a few
 * posts are under way at a time, so that a slow one keeps nobody waiting but itself.
 */
@ApplicationScoped
class WebhookJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(WebhookJob.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_EXPIRIES = Duration.ofHours(1);

    /** Whoever wakes a tenant may do so a moment before the transaction is seen that gave the reason. */
    private static final Duration AWAKE = Duration.ofSeconds(2);

    private final Tenancy tenancy;
    private final WebhookDeliveryStore deliveries;
    private final PostJob post;
    private final WebhookConfig config;
    private final Clock clock;
    private final Map<TenantId, Long> awake = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<TenantId, Integer> ofTenant = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Thread thread = new Thread(this, "webhooks");
    private volatile boolean stopping;
    private long sweptAt = System.nanoTime() - Duration.ofDays(1).toNanos();
    private long expiredAt = System.nanoTime();

    WebhookJob(Tenancy tenancy, WebhookDeliveryStore deliveries, PostJob post, WebhookConfig config, Clock clock) {
        this.tenancy = tenancy;
        this.deliveries = deliveries;
        this.post = post;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What is under way is not waited for: whoever comes next sends it again. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (config.enabled()) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** There is something to send. */
    void wake(TenantId tenant) {
        awake.put(tenant, System.nanoTime() + AWAKE.toNanos());
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                look();
                Thread.sleep(config.tick().toMillis());
            } catch (InterruptedException stopped) {
                return;
            } catch (Throwable trouble) {
                rest(trouble);
            }
        }
    }

    private void rest(Throwable trouble) {
        if (stopping) {
            return;
        }
        LOG.warnf("webhooks wait: %s", trouble.getMessage());
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }

    private void look() throws Throwable {
        for (var tenant : toVisit()) {
            for (var parcel : awaited(() -> deliveries.claim(tenant, this::free, room(tenant), clock.instant()))) {
                send(parcel);
            }
        }
    }

    private Set<TenantId> toVisit() throws Throwable {
        var visited = new LinkedHashSet<>(awake.keySet());
        awake.values().removeIf(until -> System.nanoTime() - until > 0);
        if (System.nanoTime() - sweptAt > config.sweep().toNanos()) {
            var tenants = awaited(tenancy::tenants);
            visited.addAll(tenants);
            sweptAt = System.nanoTime();
            if (System.nanoTime() - expiredAt > BETWEEN_EXPIRIES.toNanos()) {
                for (var tenant : tenants) {
                    awaited(() -> deliveries.expire(tenant, clock.instant()));
                }
                expiredAt = System.nanoTime();
            }
        }
        return visited;
    }

    private int free(UUID webhook) {
        return config.atOnce() - underWay.getOrDefault(webhook, 0);
    }

    private int room(TenantId tenant) {
        return Math.min(config.mostOfTenant() - ofTenant.getOrDefault(tenant, 0), config.most() - all.get());
    }

    /** Nobody waits for it: the next webhook's turn comes at once. */
    private void send(Parcel parcel) {
        underWay.merge(parcel.webhook(), 1, Integer::sum);
        ofTenant.merge(parcel.tenant(), 1, Integer::sum);
        all.incrementAndGet();
        VertxContextSupport.subscribeWith(
                () -> post.send(parcel)
                        .flatMap(posted -> deliveries.settle(parcel, posted.answer(), posted.took(), clock.instant()))
                        .onFailure()
                        .invoke(trouble -> LOG.warnf("%s is sent again later: %s", parcel, trouble.getMessage()))
                        .onFailure()
                        .recoverWithNull()
                        .onTermination()
                        .invoke(() -> sent(parcel))
                        .toMulti(),
                nothing -> {});
    }

    private void sent(Parcel parcel) {
        underWay.computeIfPresent(parcel.webhook(), (same, count) -> count == 1 ? null : count - 1);
        ofTenant.computeIfPresent(parcel.tenant(), (same, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
        wake(parcel.tenant());
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
