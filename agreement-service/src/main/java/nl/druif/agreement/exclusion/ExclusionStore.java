package nl.druif.agreement.exclusion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Exclusions, for those who may see their agreements. A change and its news are one transaction. */
@ApplicationScoped
public class ExclusionStore {
    private final Tenancy tenancy;
    private final Outbox outbox;
    private final AgreementStore agreements;
    private final AuditTrail audit;

    ExclusionStore(Tenancy tenancy, Outbox outbox, AgreementStore agreements, AuditTrail audit) {
        this.tenancy = tenancy;
        this.outbox = outbox;
        this.agreements = agreements;
        this.audit = audit;
    }

    /** @throws Refusal 404 when there is no such agreement for this audience */
    Uni<Exclusion> create(TenantId tenant, Audience audience, UUID agreement, Function<Agreement, Exclusion> proposal) {
        return tenancy.as(
                tenant,
                session -> tryOut(tenant, audience, agreement, proposal)
                        .call(exclusion -> session.persist(ExclusionRow.of(exclusion)))
                        .call(exclusion -> recorded(session, "exclusion.proposed", null, exclusion)));
    }

    /** What {@link #create} would answer, with nothing written. */
    Uni<Exclusion> tryOut(TenantId tenant, Audience audience, UUID agreement, Function<Agreement, Exclusion> proposal) {
        return agreements.find(tenant, agreement).map(audience::view).map(proposal);
    }

    /** Locks it, changes it, saves it and announces the change. */
    Uni<Exclusion> revise(
            TenantId tenant,
            Audience audience,
            UUID id,
            String deed,
            BiFunction<Exclusion, Agreement, Revised> change) {
        return tenancy.as(
                tenant,
                session -> session.find(ExclusionRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> agreements
                                .find(tenant, row.agreement)
                                .map(audience::view)
                                .flatMap(agreement -> {
                                    var before = row.toExclusion();
                                    var revised = change.apply(before, agreement);
                                    row.become(revised.next());
                                    return outbox.announce(session, revised.news())
                                            .chain(() -> recorded(session, deed, before, revised.next()))
                                            .replaceWith(revised.next());
                                })));
    }

    /** @throws Refusal 404 */
    Uni<Exclusion> find(TenantId tenant, Audience audience, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(ExclusionRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .call(row -> agreements.find(tenant, row.agreement).map(audience::view))
                        .map(ExclusionRow::toExclusion));
    }

    Uni<Listed<Exclusion>> list(TenantId tenant, Audience audience, Listing listing, Cut cut) {
        var seen = audience.customer()
                .map(customer ->
                        listing.where("each.customer = :party and each.kind in ('SLA', 'XLA')", "party", customer))
                .orElse(listing);
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, ExclusionRow.class, seen, cut)
                        .map(found -> found.map(ExclusionRow::toExclusion)));
    }

    private Uni<Void> recorded(Mutiny.Session session, String deed, @Nullable Exclusion before, Exclusion after) {
        return audit.record(
                session, after.tenant(), deed, "exclusion", after.id().toString(), before, after);
    }
}
