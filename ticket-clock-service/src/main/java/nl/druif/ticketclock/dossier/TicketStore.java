package nl.druif.ticketclock.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.druif.foundation.tenancy.Notices;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.alarm.Waking;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.Period;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one way to change tickets: lock, add facts, judge anew, save, announce; a batch in one transaction. */
@ApplicationScoped
public class TicketStore {
    private final Tenancy tenancy;
    private final FactStore facts;
    private final JudgingStore judging;
    private final Alarm alarm;
    private final Notices notices;

    TicketStore(Tenancy tenancy, FactStore facts, JudgingStore judging, Alarm alarm, Notices notices) {
        this.tenancy = tenancy;
        this.facts = facts;
        this.judging = judging;
        this.alarm = alarm;
        this.notices = notices;
    }

    /** Adds what is new and judges its tickets at once. */
    public Uni<List<Heard>> record(TenantId tenant, List<ReportedEvent> events, Instant now) {
        return inOneTransaction(tenant, (session, horizon) -> {
            var admitted = Admission.of(events, new Period(horizon, now));
            return facts.add(session, tenant, admitted.events())
                    .flatMap(added -> judging.told(session, tenant, added.told(), now)
                            .map(wakes -> new Done<>(admitted.heard(added.hearings()), wakes)));
        });
    }

    /** Adds what is new and leaves judging for later: {@code holder} is still telling these tickets' past. */
    public Uni<List<Heard>> keep(TenantId tenant, List<ReportedEvent> events, UUID holder, Instant now) {
        return inOneTransaction(tenant, (session, horizon) -> {
            var admitted = Admission.of(events, new Period(horizon, now));
            return facts.add(session, tenant, admitted.events())
                    .call(added -> facts.open(session, tenant, added.told(), Optional.of(holder))
                            .chain(() ->
                                    facts.lock(session, tenant, added.told().keySet()))
                            .chain(heads -> facts.hold(session, tenant, heads, holder)))
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
                        .flatMap(due -> judging.due(session, tenant, due, now)
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
                        .flatMap(held ->
                                judging.due(session, tenant, held, now).map(wakes -> new Done<>(held.size(), wakes))));
    }

    /** Nobody tells these tickets' past any more: they are due. */
    public Uni<Void> release(TenantId tenant, UUID holder, Instant now) {
        return tenancy.as(tenant, session -> facts.release(session, tenant, holder, now));
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
