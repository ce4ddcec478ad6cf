package nl.druif.agreement.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** The services that a tenant offers. */
@Singleton
public class OfferedServiceStore extends EntryStore<OfferedService, OfferedServiceRow> {
    private static final String INSERT = """
            insert into offered_service (tenant_id, id, reference, name, description, owner, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict (tenant_id, reference) do nothing""";

    OfferedServiceStore(Tenancy tenancy, AuditTrail audit, Instance<ReferringStore> referrers) {
        super(tenancy, audit, referrers, Sort.SERVICE, OfferedServiceRow.class, "OfferedService");
    }

    @Override
    protected Uni<Integer> insert(Mutiny.Session session, TenantId tenant, OfferedService service) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, tenant.value())
                .setParameter(2, service.id())
                .setParameter(3, service.reference())
                .setParameter(4, service.name())
                .setParameter(5, service.description().orElse(null))
                .setParameter(6, service.owner().orElse(null))
                .setParameter(7, service.revision())
                .executeUpdate();
    }

    @Override
    protected void write(OfferedServiceRow row, OfferedService service) {
        row.become(service);
    }

    @Override
    protected Uni<List<OfferedService>> read(Mutiny.Session session, List<OfferedServiceRow> rows) {
        return Uni.createFrom()
                .item(rows.stream().map(OfferedServiceRow::toService).toList());
    }
}
