package nl.druif.agreement.negotiation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Change;
import nl.druif.agreement.agreement.Revision;
import nl.druif.agreement.agreement.Side;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;

/** What was countered with: kept beside the draft that became of it, which others write on. */
@ApplicationScoped
class CounterStore {
    private final Tenancy tenancy;
    private final AgreementStore agreements;

    CounterStore(Tenancy tenancy, AgreementStore agreements) {
        this.tenancy = tenancy;
        this.agreements = agreements;
    }

    /** The agreement's change, its trail and the counter are one transaction. */
    Uni<Counter> add(TenantId tenant, UUID agreement, Counter counter, Audience audience) {
        var change = Change.with(
                        "agreement.countered",
                        counter.text().mentioned(),
                        (found, register) -> Revision.quiet(
                                found.counter(counter.version(), counter.text(), audience, register, counter.author())))
                .by(audience);
        return tenancy.as(
                tenant,
                session -> agreements
                        .revise(tenant, agreement, change)
                        .call(revised -> session.flush())
                        .flatMap(revised -> session.persist(
                                CounterRow.of(tenant, agreement, revised.last().number(), counter)))
                        .replaceWith(counter));
    }

    /** By number; a customer's own only. */
    Uni<List<Counter>> list(TenantId tenant, UUID agreement, Audience audience) {
        return tenancy.as(
                tenant,
                session -> session.createQuery("from Counter where agreementId = ?1 order by number", CounterRow.class)
                        .setParameter(1, agreement)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(CounterRow::toCounter)
                                .filter(counter -> audience.customer().isEmpty() || counter.side() == Side.CUSTOMER)
                                .toList()));
    }
}
