package nl.druif.ticketclock.dossier;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Judges tickets of which something is new, keeps what became of them and announces it, in the open transaction. */
@ApplicationScoped
class JudgingStore {
    private static final Logger LOG = Logger.getLogger(JudgingStore.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);

    private final FactStore facts;
    private final HistoryStore histories;
    private final VerdictStore verdicts;
    private final TermsStore terms;
    private final Outbox outbox;
    private final MeterRegistry meters;

    JudgingStore(
            FactStore facts,
            HistoryStore histories,
            VerdictStore verdicts,
            TermsStore terms,
            Outbox outbox,
            MeterRegistry meters) {
        this.facts = facts;
        this.histories = histories;
        this.verdicts = verdicts;
        this.terms = terms;
        this.outbox = outbox;
        this.meters = meters;
    }

    /**
     * Tickets of which something was told that is new. One of which nothing was known is judged before there is a row of it,
     * and comes into being as what it was judged to be; was somebody else first, it is locked and judged with what he told.
     *
     * @return when something will happen to them next
     */
    Uni<List<Instant>> told(Mutiny.Session session, TenantId tenant, Map<UUID, List<ReportedEvent>> told, Instant now) {
        if (told.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return terms.known(session, tenant)
                .flatMap(known -> facts.opened(session, tenant, told.keySet())
                        .flatMap(older -> firstVerdicts(session, tenant, but(told, older), known, now))
                        .flatMap(first -> facts.lock(
                                        session,
                                        tenant,
                                        but(told, first.tickets()).keySet())
                                .flatMap(heads -> verdicts(session, tenant, heads, known, now))
                                .map(first::and)
                                .flatMap(all -> keep(session, tenant, all, first.tickets(), now))));
    }

    /** Tickets that are locked, for which something is due. */
    Uni<List<Instant>> due(Mutiny.Session session, TenantId tenant, List<Head> tickets, Instant now) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return terms.known(session, tenant)
                .flatMap(known -> verdicts(session, tenant, tickets, known, now))
                .flatMap(all -> keep(session, tenant, all, Set.of(), now));
    }

    private static Map<UUID, List<ReportedEvent>> but(Map<UUID, List<ReportedEvent>> told, Set<UUID> some) {
        var others = new HashMap<>(told);
        others.keySet().removeAll(some);
        return others;
    }

    /** Of those that came into being. */
    private Uni<Verdicts> firstVerdicts(
            Mutiny.Session session,
            TenantId tenant,
            Map<UUID, List<ReportedEvent>> told,
            KnownTerms known,
            Instant now) {
        var newcomers = new ArrayList<History>(told.size());
        told.forEach((ticket, events) -> newcomers.add(History.first(ticket, events)));
        var first = Verdicts.of(tenant, newcomers, known, now);
        return facts.open(session, tenant, only(told, first.unjudged().keySet()), Optional.empty())
                .chain(() -> verdicts.open(session, tenant, first.judgements(), now))
                .map(first::of);
    }

    private static Map<UUID, List<ReportedEvent>> only(Map<UUID, List<ReportedEvent>> told, Set<UUID> some) {
        var those = new HashMap<>(told);
        those.keySet().retainAll(some);
        return those;
    }

    private Uni<Verdicts> verdicts(
            Mutiny.Session session, TenantId tenant, List<Head> tickets, KnownTerms known, Instant now) {
        return readable(session, tenant, tickets, now).map(found -> Verdicts.of(tenant, found, known, now));
    }

    private Uni<List<History>> readable(Mutiny.Session session, TenantId tenant, List<Head> tickets, Instant now) {
        return histories
                .of(session, tenant, tickets)
                .onFailure(UnreadableTicket.class)
                .recoverWithUni(failure -> {
                    var bad = (UnreadableTicket) failure;
                    var others = tickets.stream()
                            .filter(head -> !head.id().equals(bad.ticket()))
                            .toList();
                    return postpone(session, tenant, Map.of(bad.ticket(), bad), now)
                            .chain(() -> readable(session, tenant, others, now));
                });
    }

    private Uni<List<Instant>> keep(
            Mutiny.Session session, TenantId tenant, Verdicts all, Set<UUID> opened, Instant now) {
        return verdicts.save(session, tenant, all.judgements(), opened, now)
                .chain(() -> postpone(session, tenant, all.unjudged(), now))
                .chain(() -> outbox.announce(session, all.news()))
                .invoke(() -> count(all, now))
                .map(done -> all.wakes());
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
}
