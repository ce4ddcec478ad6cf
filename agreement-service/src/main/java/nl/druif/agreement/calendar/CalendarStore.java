package nl.druif.agreement.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.ReferenceTaken;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** A tenant's calendars; versions are added and never touched again. */
@ApplicationScoped
public class CalendarStore {
    private static final String INSERT = """
            insert into calendar (tenant_id, id, reference, name, revision)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;
    private final AuditTrail audit;

    CalendarStore(Tenancy tenancy, AuditTrail audit) {
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** @throws Refusal 409 {@code reference-taken} */
    Uni<NamedCalendar> add(TenantId tenant, NamedCalendar calendar, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tenant.value())
                        .setParameter(2, calendar.id())
                        .setParameter(3, calendar.reference())
                        .setParameter(4, calendar.name())
                        .setParameter(5, calendar.revision())
                        .executeUpdate()
                        .invoke(written -> ReferenceTaken.refuseUnless(written == 1, calendar.reference()))
                        .flatMap(written -> session.persist(CalendarVersionRow.last(tenant, calendar, now)))
                        .call(() -> recorded(session, tenant, "calendar.registered", calendar))
                        .replaceWith(calendar));
    }

    /** @throws Refusal 404 */
    Uni<NamedCalendar> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(CalendarRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> load(session, List.of(row)))
                        .map(found -> found.get(0)));
    }

    /** @throws Refusal 404 */
    Uni<NamedCalendar> addVersion(TenantId tenant, UUID id, UnaryOperator<NamedCalendar> addition, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.find(CalendarRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> load(session, List.of(row))
                                .map(found -> addition.apply(found.get(0)))
                                .invoke(next -> row.revision = next.revision()))
                        .call(next -> session.persist(CalendarVersionRow.last(tenant, next, now)))
                        .call(next -> recorded(session, tenant, "calendar.version-added", next.onlyLast())));
    }

    private Uni<Void> recorded(Mutiny.Session session, TenantId tenant, String deed, NamedCalendar calendar) {
        return audit.record(session, tenant, deed, "calendar", calendar.id().toString(), null, calendar);
    }

    Uni<Listed<NamedCalendar>> list(TenantId tenant, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, CalendarRow.class, listing, cut)
                        .flatMap(found ->
                                load(session, found.items()).map(calendars -> new Listed<>(calendars, found.total()))));
    }

    /** The versions of those that exist of these, by reference. */
    public Uni<Map<String, List<CalendarVersion>>> named(TenantId tenant, Collection<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tenancy.as(
                        tenant,
                        session -> session.createQuery("from Calendar where reference in ?1", CalendarRow.class)
                                .setParameter(1, references)
                                .getResultList()
                                .flatMap(rows -> load(session, rows))
                                .map(found -> found.stream()
                                        .collect(toMap(NamedCalendar::reference, NamedCalendar::versions))));
    }

    private static Uni<List<NamedCalendar>> load(Mutiny.Session session, List<CalendarRow> rows) {
        return session.createQuery(
                        "from CalendarVersion where calendarId in ?1 order by calendarId, number",
                        CalendarVersionRow.class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(versions -> versions.stream().collect(groupingBy(version -> version.calendarId)))
                .map(versions -> rows.stream()
                        .map(row -> row.toCalendar(versions.getOrDefault(row.id, List.of())))
                        .toList());
    }
}
