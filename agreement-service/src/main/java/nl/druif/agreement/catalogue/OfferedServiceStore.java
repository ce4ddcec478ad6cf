package nl.druif.agreement.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** The services that a tenant offers. */
@Singleton
public class OfferedServiceStore extends EntryStore<OfferedService, OfferedServiceRow> implements ReferringStore {
    private static final String INSERT = """
            insert into offered_service (tenant_id, id, reference, name, description, owner, channels, outside_hours,
                calendar, levels, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (tenant_id, reference) do nothing""";

    private final CalendarStore calendars;

    OfferedServiceStore(
            Tenancy tenancy, AuditTrail audit, Instance<ReferringStore> referrers, CalendarStore calendars) {
        super(tenancy, audit, referrers, Sort.SERVICE, OfferedServiceRow.class, "OfferedService");
        this.calendars = calendars;
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
                .setParameter(7, OfferedServiceRow.channels(service))
                .setParameter(8, OfferedServiceRow.outsideHours(service).orElse(null))
                .setParameter(9, service.calendar().orElse(null))
                .setParameter(10, Json.text(service.levels()))
                .setParameter(11, service.revision())
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

    @Override
    protected Uni<Void> check(TenantId tenant, OfferedService service) {
        return calendars.hold(tenant, service.calendar());
    }

    /** A service refers to its calendar. */
    @Override
    public Uni<List<Use>> usesOf(TenantId tenant, Sort sort, String reference) {
        return sort == Sort.CALENDAR
                ? uses(tenant, "service", "calendar = ?1", reference)
                : Uni.createFrom().item(List.of());
    }
}
