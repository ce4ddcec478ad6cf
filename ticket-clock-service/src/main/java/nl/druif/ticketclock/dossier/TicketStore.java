package nl.druif.ticketclock.dossier;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.tenancy.Notices;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.alarm.Waking;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.Period;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** The one way to change tickets: lock, add facts, judge anew, save, announce; a batch in one transaction. */
@ApplicationScoped
public class TicketStore {
    private static final Logger LOG = Logger.getLogger(TicketStore.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);

    private final Tenancy tenancy;
    private final FactStore facts;
    private final HistoryStore histories;
    private final VerdictStore verdicts;
    private final TermsStore terms;
    private final Outbox outbox;
    private final Alarm alarm;
    private final Notices notices;
    private final MeterRegistry meters;

    TicketStore(
            Tenancy tenancy,
            FactStore facts,
            HistoryStore histories,
            VerdictStore verdicts,
            TermsStore terms,
            Outbox outbox,
            Alarm alarm,
            Notices notices,
            MeterRegistry meters) {
        this.tenancy = tenancy;
        this.facts = facts;
        this.histories = histories;
        this.verdicts = verdicts;
        this.terms = terms;
        this.outbox = outbox;
        this.alarm = alarm;
        this.notices = notices;
        this.meters = meters;
    }

    /** Adds what is new and judges its tickets at once. */
    public Uni<List<Heard>> record(TenantId tenant, List<ReportedEvent> events, Instant now) {
        return inOneTransaction(tenant, (session, horizon) -> {
            var admitted = Admission.of(events, new Period(horizon, now));
            return facts.add(session, tenant, admitted.events(), Optional.empty())
                    .flatMap(added -> judge(session, tenant, added.changed(), added.whole(), now)
                            .map(wakes -> new Done<>(admitted.heard(added.hearings()), wakes)));
        });
    }

    /** Adds what is new and leaves judging for later: {@code holder} is still telling these tickets' past. */
    public Uni<List<Heard>> keep(TenantId tenant, List<ReportedEvent> events, UUID holder, Instant now) {
        return inOneTransaction(tenant, (session, horizon) -> {
            var admitted = Admission.of(events, new Period(horizon, now));
            return facts.add(session, tenant, admitted.events(), Optional.of(holder))
                    .call(added -> facts.hold(session, tenant, added.changed(), holder))
                    .map(added -> new Done<>(admitted.heard(added.hearings()), List.of()));
        });
    }

    /** What would be heard of events that nobody has told before; nothing of it is kept. */
    public Uni<List<Heard>> tryOut(TenantId tenant, List<ReportedEvent> events, Instant now) {
        return inOneTransaction(tenant, (session, horizon) -> {
            var admitted = Admission.of(events, new Period(horizon, now));
            var hearings = Collections.nCopies(admitted.events().size(), Hearing.RECORDED);
            return Uni.createFrom().item(new Done<>(admitted.heard(hearings), List.of()));
        });
    }

    /**
     * Judges tickets for which something is due; how many there were, at most {@code limit}. The alarm is set for what is due
     * next: at once after a full claim.
     */
    public Uni<Integer> reviseDue(TenantId tenant, int limit, Instant now) {
        return inOneTransaction(
                tenant,
                (session, horizon) -> facts.claimDue(session, tenant, limit, now)
                        .invoke(due -> goOn(tenant, due.size() == limit, now))
                        .flatMap(due -> judge(session, tenant, due, Map.of(), now)
                                .flatMap(wakes -> facts.nextDue(session, tenant, now)
                                        .map(next -> new Done<>(due.size(), either(wakes, next))))));
    }

    private void goOn(TenantId tenant, boolean thereIsMore, Instant now) {
        if (thereIsMore) {
            alarm.set(tenant, now);
        }
    }

    private static List<Instant> either(List<Instant> some, List<Instant> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Judges tickets whose past {@code holder} has told; how many there were, at most {@code limit}. */
    public Uni<Integer> reviseHeld(TenantId tenant, UUID holder, int limit, Instant now) {
        return inOneTransaction(
                tenant,
                (session, horizon) -> facts.claimHeld(session, tenant, holder, limit)
                        .flatMap(held -> judge(session, tenant, held, Map.of(), now)
                                .map(wakes -> new Done<>(held.size(), wakes))));
    }

    /** Nobody tells these tickets' past any more: they are due. */
    public Uni<Void> release(TenantId tenant, UUID holder, Instant now) {
        return tenancy.as(tenant, session -> facts.release(session, tenant, holder, now));
    }

    private Uni<List<Instant>> judge(
            Mutiny.Session session,
            TenantId tenant,
            List<Head> tickets,
            Map<UUID, List<ReportedEvent>> whole,
            Instant now) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return terms.known(session, tenant)
                .flatMap(known -> readable(session, tenant, tickets, whole, now)
                        .map(found -> Verdicts.of(tenant, found, known, now)))
                .call(all -> verdicts.save(session, tenant, all.judgements(), now))
                .call(all -> postpone(session, tenant, all.unjudged(), now))
                .call(all -> outbox.announce(session, all.news()))
                .invoke(all -> count(all, now))
                .map(Verdicts::wakes);
    }

    private Uni<List<History>> readable(
            Mutiny.Session session,
            TenantId tenant,
            List<Head> tickets,
            Map<UUID, List<ReportedEvent>> whole,
            Instant now) {
        return histories
                .histories(session, tenant, tickets, whole)
                .onFailure(UnreadableTicket.class)
                .recoverWithUni(failure -> {
                    var bad = (UnreadableTicket) failure;
                    var others = tickets.stream()
                            .filter(head -> !head.id().equals(bad.ticket()))
                            .toList();
                    return postpone(session, tenant, Map.of(bad.ticket(), bad), now)
                            .chain(() -> readable(session, tenant, others, whole, now));
                });
    }

    /** One ticket that cannot be judged must not keep all others from it. */
    private Uni<Void> postpone(
            Mutiny.Session session, TenantId tenant, Map<UUID, RuntimeException> unjudged, Instant now) {
        if (unjudged.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        unjudged.forEach((ticket, why) -> LOG.errorf(why, "ticket %s of %s cannot be judged", ticket, tenant));
        return facts.postpone(session, tenant, unjudged.keySet(), now.plus(AFTER_TROUBLE));
    }

    private void count(Verdicts all, Instant now) {
        for (var news : all.news()) {
            if (news instanceof TargetBreached || news instanceof ClockWarned) {
                meters.counter("druif.firings", "kind", news instanceof TargetBreached ? "breach" : "warning")
                        .increment();
                meters.timer("druif.timer.fire.delay").record(Duration.between(news.at(), now));
            } else if (news instanceof FiringWithdrawn) {
                meters.counter("druif.corrections").increment();
            }
        }
    }

    private record Done<T>(T answer, List<Instant> wakes) {
        Optional<Instant> first() {
            return wakes.stream().min(Instant::compareTo);
        }
    }

    /** @param work is told the tenant's horizon */
    private <T> Uni<T> inOneTransaction(TenantId tenant, BiFunction<Mutiny.Session, Instant, Uni<Done<T>>> work) {
        return tenancy.as(
                        tenant,
                        session -> TermsStore.shared(session, tenant)
                                .flatMap(horizon -> work.apply(session, horizon))
                                .call(done -> tell(session, tenant, done.first())))
                .invoke(done -> done.first().ifPresent(at -> alarm.set(tenant, at)))
                .map(Done::answer);
    }

    /** Everybody knows what is due first; only what is due before that is news. */
    private Uni<Void> tell(Mutiny.Session session, TenantId tenant, Optional<Instant> first) {
        return first.filter(at -> alarm.isFirst(tenant, at))
                .map(at -> notices.tell(session, Waking.CHANNEL, new Waking(tenant, at).notice()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
