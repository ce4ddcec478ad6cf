package nl.druif.agreement.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;
import org.hibernate.reactive.mutiny.Mutiny;

/** The groups into which a tenant divides its customers. */
@Singleton
public class SegmentStore extends EntryStore<Segment, SegmentRow> implements ReferringStore {
    private static final String INSERT = """
            insert into segment (tenant_id, id, reference, name, members, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;
    private final PartyStore parties;

    SegmentStore(Tenancy tenancy, AuditTrail audit, Instance<ReferringStore> referrers, PartyStore parties) {
        super(tenancy, audit, referrers, Sort.SEGMENT, SegmentRow.class, "Segment");
        this.tenancy = tenancy;
        this.parties = parties;
    }

    /** The segments of which this customer is a member, in the order of their registration. */
    public Uni<List<Segment>> ofCustomer(TenantId tenant, String customer) {
        return tenancy.as(
                tenant,
                session -> session.createQuery(
                                "from Segment where array_contains(members, ?1) order by id", SegmentRow.class)
                        .setParameter(1, customer)
                        .getResultList()
                        .flatMap(rows -> read(session, rows)));
    }

    @Override
    protected Uni<Integer> insert(Mutiny.Session session, TenantId tenant, Segment segment) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, tenant.value())
                .setParameter(2, segment.id())
                .setParameter(3, segment.reference())
                .setParameter(4, segment.name())
                .setParameter(5, segment.members().toArray(String[]::new))
                .setParameter(6, segment.revision())
                .executeUpdate();
    }

    @Override
    protected void write(SegmentRow row, Segment segment) {
        row.become(segment);
    }

    @Override
    protected Uni<List<Segment>> read(Mutiny.Session session, List<SegmentRow> rows) {
        return Uni.createFrom().item(rows.stream().map(SegmentRow::toSegment).toList());
    }

    @Override
    protected Uni<Void> check(TenantId tenant, Segment segment) {
        return parties.held(tenant, segment.members())
                .invoke(found -> checkCustomers(segment.members(), found))
                .replaceWithVoid();
    }

    /** A segment refers to its members. */
    @Override
    public Uni<List<Use>> usesOf(TenantId tenant, Sort sort, String reference) {
        return sort == Sort.PARTY
                ? uses(tenant, "segment", "array_contains(members, ?1)", reference)
                : Uni.createFrom().item(List.of());
    }

    private static void checkCustomers(List<String> members, Map<String, Party> found) {
        var faults = new Faults();
        for (int i = 0; i < members.size(); i++) {
            var party = found.get(members.get(i));
            if (party == null || party.kind() != PartyRole.CUSTOMER) {
                faults.add(new Fault(
                                "/members/" + i,
                                "UNKNOWN_CUSTOMER",
                                "There is no customer called " + members.get(i) + ".")
                        .with("reference", members.get(i)));
            }
        }
        faults.refuse();
    }
}
