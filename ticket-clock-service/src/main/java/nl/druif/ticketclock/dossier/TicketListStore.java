package nl.druif.ticketclock.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets for people to look at. A customer's people see that customer's, and no others exist for them. */
@ApplicationScoped
public class TicketListStore {
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
                    .map(rows -> rows.stream().map(TicketRow::toTicket).toList());
        });
    }

    /** @throws Refusal 404 */
    public Uni<Dossier> find(TenantId tenant, Audience audience, UUID id, Instant asOf) {
        return tenancy.as(
                tenant,
                session -> row(session, audience, id)
                        .flatMap(row -> terms.known(session, tenant)
                                .flatMap(known -> histories
                                        .histories(session, tenant, List.of(id))
                                        .map(found -> Dossier.of(
                                                row.toTicket(), found.get(0), known, audience.isCustomer(), asOf)))));
    }

    private static Uni<TicketRow> row(Mutiny.Session session, Audience audience, UUID id) {
        return session.find(TicketRow.class, id)
                .map(found -> Optional.ofNullable(found)
                        .filter(row -> audience.mayLookAtTicketsOf(Optional.ofNullable(row.customer)))
                        .orElseThrow(Refusal::notFound));
    }
}
