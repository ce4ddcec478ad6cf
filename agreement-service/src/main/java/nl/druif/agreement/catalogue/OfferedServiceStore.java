package nl.druif.agreement.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.ServiceRegistered;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The services that a tenant offers. */
@Singleton
public class OfferedServiceStore extends EntryStore<OfferedService, OfferedServiceRow> implements ReferringStore {
    private static final String INSERT = """
            insert into offered_service (tenant_id, id, reference, name, description, owner, channels, outside_hours,
                calendar, levels, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (tenant_id, reference) do nothing""";

    private final CalendarStore calendars;
    private final Outbox outbox;
    private final Clock clock;

    OfferedServiceStore(
            Tenancy tenancy,
            AuditTrail audit,
            Instance<ReferringStore> referrers,
            CalendarStore calendars,
            Outbox outbox,
            Clock clock) {
        super(tenancy, audit, referrers, Sort.SERVICE, OfferedServiceRow.class, "OfferedService");
        this.outbox = outbox;
        this.clock = clock;
        this.calendars = calendars;
    }

    @Override
    protected Uni<Void> announce(
            Mutiny.Session session, TenantId tenant, @Nullable OfferedService before, @Nullable OfferedService after) {
        var news = after != null
                ? Stream.of(told(tenant, after, after.revision(), false))
                : Stream.ofNullable(before).map(gone -> told(tenant, gone, gone.revision() + 1, true));
        return outbox.announce(session, news.toList());
    }

    private ServiceRegistered told(TenantId tenant, OfferedService entry, long revision, boolean removed) {
        return new ServiceRegistered(
                Uuid7.derivedFrom("service-registered", tenant, entry.id(), revision),
                tenant,
                entry.id(),
                revision,
                entry.reference(),
                entry.name(),
                entry.description(),
                entry.owner(),
                channels(entry),
                entry.support().flatMap(Support::outsideHours),
                entry.calendar(),
                levels(entry),
                removed,
                clock.instant());
    }

    private static List<ServiceRegistered.Channel> channels(OfferedService service) {
        return service.support().map(Support::channels).orElse(List.of()).stream()
                .map(channel -> new ServiceRegistered.Channel(channel.kind(), channel.address(), channel.hours()))
                .toList();
    }

    private static List<ServiceRegistered.Level> levels(OfferedService service) {
        return service.levels().stream()
                .map(level -> new ServiceRegistered.Level(level.id(), level.name(), level.description(), level.fee()))
                .toList();
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
