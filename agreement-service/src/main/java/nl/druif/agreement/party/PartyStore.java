package nl.druif.agreement.party;

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

/** The parties that a tenant knows. */
@ApplicationScoped
public class PartyStore {
    private static final String INSERT = """
            insert into party (tenant_id, id, reference, name, kind, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;
    private final AuditTrail audit;

    PartyStore(Tenancy tenancy, AuditTrail audit) {
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** @throws Refusal 409 {@code reference-taken} */
    Uni<Party> add(TenantId tenant, Party party) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tenant.value())
                        .setParameter(2, party.id())
                        .setParameter(3, party.reference())
                        .setParameter(4, party.name())
                        .setParameter(5, party.kind().name())
                        .setParameter(6, party.revision())
                        .executeUpdate()
                        .invoke(written -> ReferenceTaken.refuseUnless(written == 1, party.reference()))
                        .call(() -> recorded(session, tenant, "party.registered", null, party))
                        .replaceWith(party));
    }

    /** @throws Refusal 404 */
    Uni<Party> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(PartyRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(PartyRow::toParty));
    }

    /** @throws Refusal 404 */
    Uni<Party> revise(TenantId tenant, UUID id, UnaryOperator<Party> change) {
        return tenancy.as(
                tenant,
                session -> session.find(PartyRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> {
                            var before = row.toParty();
                            var after = row.become(change.apply(before));
                            return recorded(session, tenant, "party.rewritten", before, after)
                                    .replaceWith(after);
                        }));
    }

    private Uni<Void> recorded(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable Party before, Party after) {
        return audit.record(session, tenant, deed, "party", after.id().toString(), before, after);
    }

    Uni<Listed<Party>> list(TenantId tenant, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, PartyRow.class, listing, cut)
                        .map(found -> found.map(PartyRow::toParty)));
    }

    /** Those that exist of these, by reference. */
    public Uni<Map<String, Party>> named(TenantId tenant, Collection<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tenancy.as(
                        tenant,
                        session -> session.createQuery("from Party where reference in ?1", PartyRow.class)
                                .setParameter(1, references)
                                .getResultList()
                                .map(rows -> rows.stream()
                                        .map(PartyRow::toParty)
                                        .collect(toMap(Party::reference, Function.identity()))));
    }
}
