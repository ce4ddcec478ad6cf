package nl.druif.agreement.calendar;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** A tenant's calendars; versions are added and never touched again. */
@Singleton
public class CalendarStore extends EntryStore<NamedCalendar, CalendarRow> {
    private static final String INSERT = """
            insert into calendar (tenant_id, id, reference, name, revision)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (tenant_id, reference) do nothing""";

    private final Tenancy tenancy;

    CalendarStore(Tenancy tenancy, AuditTrail audit, Instance<ReferringStore> referrers) {
        super(tenancy, audit, referrers, Sort.CALENDAR, CalendarRow.class, "Calendar");
        this.tenancy = tenancy;
    }

    /** @throws Refusal 409 {@code reference-taken} */
    Uni<NamedCalendar> add(TenantId tenant, NamedCalendar calendar, Instant now) {
        return tenancy.as(
                tenant,
                session -> add(tenant, calendar)
                        .call(added -> session.persist(CalendarVersionRow.last(tenant, added, now))));
    }

    /** @throws Refusal 404 */
    Uni<NamedCalendar> addVersion(TenantId tenant, UUID id, UnaryOperator<NamedCalendar> addition, Instant now) {
        return tenancy.as(
                tenant,
                session -> revise(tenant, id, addition)
                        .call(next -> session.persist(CalendarVersionRow.last(tenant, next, now))));
    }

    /** In the order in which they were recorded. @throws Refusal 404 */
    Uni<List<RecordedVersion>> history(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> find(tenant, id)
                        .flatMap(calendar -> versions(session, List.of(id)))
                        .map(versions -> versions.stream()
                                .map(CalendarVersionRow::toRecorded)
                                .toList()));
    }

    /** The calendar that another entry names, if it does, stays until the transaction has ended. @throws Faulty without it */
    public Uni<Void> hold(TenantId tenant, Optional<String> named) {
        return held(tenant, named.stream().toList())
                .invoke(found ->
                        named.filter(reference -> !found.containsKey(reference)).ifPresent(CalendarStore::refuse))
                .replaceWithVoid();
    }

    private static void refuse(String reference) {
        throw new Faulty(new Fault("/calendar", "UNKNOWN_CALENDAR", "There is no calendar called " + reference + ".")
                .with("given", reference));
    }

    @Override
    protected Uni<Integer> insert(Mutiny.Session session, TenantId tenant, NamedCalendar calendar) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, tenant.value())
                .setParameter(2, calendar.id())
                .setParameter(3, calendar.reference())
                .setParameter(4, calendar.name())
                .setParameter(5, calendar.revision())
                .executeUpdate();
    }

    @Override
    protected void write(CalendarRow row, NamedCalendar calendar) {
        row.become(calendar);
    }

    @Override
    protected Uni<List<NamedCalendar>> read(Mutiny.Session session, List<CalendarRow> rows) {
        return versions(session, rows.stream().map(CalendarRow::id).toList())
                .map(versions -> versions.stream().collect(groupingBy(version -> version.calendarId)))
                .map(versions -> rows.stream()
                        .map(row -> row.toCalendar(versions.getOrDefault(row.id(), List.of())))
                        .toList());
    }

    /** Of a calendar that grows only what was added. */
    @Override
    protected Uni<Void> recordRevision(
            Mutiny.Session session, TenantId tenant, NamedCalendar before, NamedCalendar after) {
        return after.versions().size() > before.versions().size()
                ? recorded(session, tenant, "version-added", null, after.onlyLast())
                : recorded(session, tenant, "rewritten", before.onlyLast(), after.onlyLast());
    }

    @Override
    protected Uni<Void> clear(Mutiny.Session session, CalendarRow row) {
        return session.createMutationQuery("delete from CalendarVersion where calendarId = ?1")
                .setParameter(1, row.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<List<CalendarVersionRow>> versions(Mutiny.Session session, List<UUID> calendars) {
        return session.createQuery(
                        "from CalendarVersion where calendarId in ?1 order by calendarId, number",
                        CalendarVersionRow.class)
                .setParameter(1, calendars)
                .getResultList();
    }
}
