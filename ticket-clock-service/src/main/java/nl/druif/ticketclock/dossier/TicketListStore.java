package nl.druif.ticketclock.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.touch.ThresholdStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets for people to look at. A customer's people see that customer's, and no others exist for them. */
@ApplicationScoped
public class TicketListStore {
    private static final Prepared HEARD = new Prepared("""
            select content::text
            from ticket_event
            where tenant_id = $1 and ticket = $2 and heard_at <= $3""");

    private final Tenancy tenancy;
    private final HistoryStore histories;
    private final TermsStore terms;

    TicketListStore(Tenancy tenancy, HistoryStore histories, TermsStore terms) {
        this.tenancy = tenancy;
        this.histories = histories;
        this.terms = terms;
    }

    Uni<List<Ticket>> list(TenantId tenant, Audience audience, TicketFilter filter, TicketOrder order, Cut cut) {
        var wanted = filter.wanted();
        var conditions = new ArrayList<String>();
        wanted.keySet().forEach(name -> conditions.add("each." + name + " = :" + name));
        audience.customer().ifPresent(mine -> conditions.add("each.customer = :party"));
        conditions.add(order.condition(cut));
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from TicketRow each where " + String.join(" and ", conditions) + " " + order.by(cut),
                            TicketRow.class)
                    .setMaxResults(cut.limit());
            wanted.forEach(query::setParameter);
            audience.customer().ifPresent(mine -> query.setParameter("party", mine));
            cut.from()
                    .ifPresent(keys -> query.setParameter("at", TicketOrder.instant(keys))
                            .setParameter("id", TicketOrder.id(keys)));
            return query.getResultList()
                    .map(rows -> rows.stream()
                            .map(row -> row.toTicket().seenBy(audience))
                            .toList());
        });
    }

    /** @throws Refusal 404, also when nothing was heard of it by then, or when it was another customer's */
    public Uni<Dossier> find(TenantId tenant, UUID id, Look look) {
        return tenancy.as(
                tenant,
                session -> row(session, look.audience(), id)
                        .flatMap(row -> terms(session, tenant, look)
                                .flatMap(known -> ThresholdStore.find(session, tenant)
                                        .flatMap(threshold -> history(session, tenant, id, look)
                                                .map(history -> Dossier.of(
                                                        row.toTicket(), history, known, threshold, look))))));
    }

    private Uni<KnownTerms> terms(Mutiny.Session session, TenantId tenant, Look look) {
        return look.recordedAt()
                .map(then -> terms.signedBy(session, tenant, then))
                .orElseGet(() -> terms.known(session, tenant));
    }

    private Uni<History> history(Mutiny.Session session, TenantId tenant, UUID id, Look look) {
        var all = histories.histories(session, tenant, List.of(id)).map(found -> found.get(0));
        return look.recordedAt()
                .map(then -> all.flatMap(history -> HEARD.rows(
                                session,
                                row -> histories.event((String) row[0]),
                                tenant.value(),
                                id,
                                Prepared.moment(then))
                        .map(history::with)))
                .orElse(all)
                .invoke(history -> look.refuseUnlessVisible(history.events()));
    }

    private static Uni<TicketRow> row(Mutiny.Session session, Audience audience, UUID id) {
        return session.find(TicketRow.class, id)
                .map(found -> Optional.ofNullable(found)
                        .filter(row -> audience.mayLookAtTicketsOf(Optional.ofNullable(row.customer)))
                        .orElseThrow(Refusal::notFound));
    }
}
