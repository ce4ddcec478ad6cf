package nl.druif.ticketclock.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.dossier.TicketStore;
import org.jboss.logging.Logger;

/**
 * Judges tickets when something is due. Several processes may do so at once: each claims rows that nobody else holds, and
 * what was told is remembered in the same transaction.
 */
@ApplicationScoped
class DueJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(DueJob.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** An alarm may ring a moment before the transaction that set it is seen: whoever rang is looked at again. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(500);

    private final Tenancy tenancy;
    private final TicketStore tickets;
    private final Alarm alarm;
    private final Clock clock;
    private final DueConfig config;
    private final Thread thread = new Thread(this, "due");
    private volatile boolean stopping;
    private final Map<TenantId, Long> secondLooks = new HashMap<>();
    private long sweptAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    DueJob(Tenancy tenancy, TicketStore tickets, Alarm alarm, Clock clock, DueConfig config) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.alarm = alarm;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (config.enabled()) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (!look()) {
                    Thread.sleep(config.tick().toMillis());
                }
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
        LOG.warnf("timers wait: %s", trouble.getMessage());
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }

    /** One batch of each tenant in turn, so that nobody waits for another's storm; whether there is more at once. */
    private boolean look() throws Throwable {
        var more = false;
        for (var tenant : ringing()) {
            more |= judgeDue(tenant);
        }
        return more;
    }

    private Set<TenantId> ringing() throws Throwable {
        var ringing = new LinkedHashSet<>(alarm.ringing(clock.instant()));
        var second = secondLooks.entrySet().stream()
                .filter(look -> System.nanoTime() - look.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        secondLooks.keySet().removeAll(second);
        ringing.forEach(tenant -> secondLooks.put(tenant, System.nanoTime() + SECOND_LOOK.toNanos()));
        ringing.addAll(second);
        if (System.nanoTime() - sweptAt > config.sweep().toNanos()) {
            ringing.addAll(awaited(tenancy::tenants));
            sweptAt = System.nanoTime();
        }
        return ringing;
    }

    /** A full batch means that there is more. */
    private boolean judgeDue(TenantId tenant) throws Throwable {
        var full = false;
        try {
            var judged = awaited(() -> tickets.reviseDue(tenant, config.batch(), clock.instant()));
            full = judged == config.batch();
        } catch (Throwable trouble) {
            alarm.set(tenant, clock.instant());
            throw trouble;
        }
        if (full) {
            alarm.set(tenant, clock.instant());
        }
        return full;
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
