package nl.druif.ticketclock.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Notices;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.alarm.Waking;
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
    private final Notices notices;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopping;
    private final Map<TenantId, Long> secondLooks = new HashMap<>();
    private long sweptAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    DueJob(Tenancy tenancy, TicketStore tickets, Alarm alarm, Notices notices, Clock clock, DueConfig config) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.alarm = alarm;
        this.notices = notices;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (!config.enabled()) {
            return;
        }
        notices.hear(Waking.CHANNEL, notice -> Waking.read(notice).ifPresent(one -> alarm.set(one.tenant(), one.at())));
        for (int i = 1; i <= config.workers(); i++) {
            var worker = new Thread(this, "due-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        for (var worker : workers) {
            worker.join(Duration.ofSeconds(10).toMillis());
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (!look()) {
                    alarm.await(clock.instant(), config.tick());
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
        var ringing = rung();
        if (sweeps()) {
            ringing.addAll(awaited(tenancy::tenants));
        }
        return ringing;
    }

    private synchronized Set<TenantId> rung() {
        var ringing = new LinkedHashSet<>(alarm.ringing(clock.instant()));
        var second = secondLooks.entrySet().stream()
                .filter(look -> System.nanoTime() - look.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        secondLooks.keySet().removeAll(second);
        ringing.forEach(tenant -> secondLooks.put(tenant, System.nanoTime() + SECOND_LOOK.toNanos()));
        ringing.addAll(second);
        return ringing;
    }

    private synchronized boolean sweeps() {
        var sweeps = System.nanoTime() - sweptAt > config.sweep().toNanos();
        sweptAt = sweeps ? System.nanoTime() : sweptAt;
        return sweeps;
    }

    /** A full batch means that there is more; the alarm rang again for it when it was claimed, for whoever is free. */
    private boolean judgeDue(TenantId tenant) throws Throwable {
        try {
            return awaited(() -> tickets.reviseDue(tenant, config.batch(), clock.instant())) == config.batch();
        } catch (Throwable trouble) {
            alarm.set(tenant, clock.instant());
            throw trouble;
        }
    }

    private static <T> T awaited(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
