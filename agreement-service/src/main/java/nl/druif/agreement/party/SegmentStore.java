package nl.druif.agreement.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.SegmentRegistered;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The groups into which a tenant divides its customers. */
@Singleton
public class SegmentStore extends EntryStore<Segment, SegmentRow> implements ReferringStore {
    private static final String INSERT = """
            insert into segment (tenant_id, id, reference, name, members, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;
    private final PartyStore parties;
    private final Outbox outbox;
    private final Clock clock;

    SegmentStore(
            Tenancy tenancy,
            AuditTrail audit,
            Instance<ReferringStore> referrers,
            PartyStore parties,
            Outbox outbox,
            Clock clock) {
        super(tenancy, audit, referrers, Sort.SEGMENT, SegmentRow.class, "Segment");
        this.outbox = outbox;
        this.clock = clock;
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
    protected Uni<Void> announce(
            Mutiny.Session session, TenantId tenant, @Nullable Segment before, @Nullable Segment after) {
        var news = after != null
                ? Stream.of(told(tenant, after, after.revision(), false))
                : Stream.ofNullable(before).map(gone -> told(tenant, gone, gone.revision() + 1, true));
        return outbox.announce(session, news.toList());
    }

    private SegmentRegistered told(TenantId tenant, Segment entry, long revision, boolean removed) {
        return new SegmentRegistered(
                Uuid7.derivedFrom("segment-registered", tenant, entry.id(), revision),
                tenant,
                entry.id(),
                revision,
                entry.reference(),
                entry.name(),
                entry.members(),
                removed,
                clock.instant());
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
