package nl.druif.agreement.catalogue;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.ReferenceTaken;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The services that a tenant offers. */
@ApplicationScoped
public class OfferedServiceStore {
    private static final String INSERT = """
            insert into offered_service (tenant_id, id, reference, name, description, owner, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;
    private final AuditTrail audit;

    OfferedServiceStore(Tenancy tenancy, AuditTrail audit) {
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** @throws Refusal 409 {@code reference-taken} */
    Uni<OfferedService> add(TenantId tenant, OfferedService service) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tenant.value())
                        .setParameter(2, service.id())
                        .setParameter(3, service.reference())
                        .setParameter(4, service.name())
                        .setParameter(5, service.description().orElse(null))
                        .setParameter(6, service.owner().orElse(null))
                        .setParameter(7, service.revision())
                        .executeUpdate()
                        .invoke(written -> ReferenceTaken.refuseUnless(written == 1, service.reference()))
                        .call(() -> recorded(session, tenant, "service.registered", null, service))
                        .replaceWith(service));
    }

    /** @throws Refusal 404 */
    Uni<OfferedService> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(OfferedServiceRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(OfferedServiceRow::toService));
    }

    /** @throws Refusal 404 */
    Uni<OfferedService> revise(TenantId tenant, UUID id, UnaryOperator<OfferedService> change) {
        return tenancy.as(
                tenant,
                session -> session.find(OfferedServiceRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> {
                            var before = row.toService();
                            var after = row.become(change.apply(before));
                            return recorded(session, tenant, "service.rewritten", before, after)
                                    .replaceWith(after);
                        }));
    }

    private Uni<Void> recorded(
            Mutiny.Session session,
            TenantId tenant,
            String deed,
            @Nullable OfferedService before,
            OfferedService after) {
        return audit.record(session, tenant, deed, "service", after.id().toString(), before, after);
    }

    Uni<Listed<OfferedService>> list(TenantId tenant, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, OfferedServiceRow.class, listing, cut)
                        .map(found -> found.map(OfferedServiceRow::toService)));
    }

    /** Those that exist of these, by reference. */
    public Uni<Map<String, OfferedService>> named(TenantId tenant, Collection<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tenancy.as(
                        tenant,
                        session -> session.createQuery(
                                        "from OfferedService where reference in ?1", OfferedServiceRow.class)
                                .setParameter(1, references)
                                .getResultList()
                                .map(rows -> rows.stream()
                                        .map(OfferedServiceRow::toService)
                                        .collect(toMap(OfferedService::reference, Function.identity()))));
    }
}
