package nl.druif.ticketclock.settings;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.touch.Threshold;
import org.hibernate.reactive.mutiny.Mutiny;

/** A tenant's settings; of one that has set nothing, those that refuse nothing. */
@ApplicationScoped
class SettingsStore {
    private static final Settings UNSET = new Settings(TicketEvent.EARLIEST, Threshold.USUAL.percent(), 0);

    private static final String FIND = """
            select facts_from, revision, idle_above_percent
            from setting
            where tenant_id = ?1""";

    // So that there is a row to lock, also for the first two who set something at once.
    private static final String UNSET_ROW = """
            insert into setting (tenant_id, facts_from, revision)
            values (?1, ?2, 0)
            on conflict do nothing""";

    private static final String SAVE = """
            update setting
            set facts_from = ?2, revision = ?3, idle_above_percent = ?4
            where tenant_id = ?1""";

    private final Tenancy tenancy;
    private final AuditTrail audit;

    SettingsStore(Tenancy tenancy, AuditTrail audit) {
        this.tenancy = tenancy;
        this.audit = audit;
    }

    Uni<Settings> find(TenantId tenant) {
        return tenancy.as(tenant, session -> read(session, tenant, FIND));
    }

    /** @throws Refusal 412 */
    Uni<Settings> save(TenantId tenant, IfMatch ifMatch, SettingsEdit edit, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(UNSET_ROW)
                        .setParameter(1, tenant.value())
                        .setParameter(2, UNSET.factsFrom())
                        .executeUpdate()
                        .chain(() -> read(session, tenant, FIND + " for update"))
                        .invoke(ifMatch::check)
                        .flatMap(before -> write(session, tenant, before, edit.after(before, now))));
    }

    private Uni<Settings> write(Mutiny.Session session, TenantId tenant, Settings before, Settings after) {
        return session.createNativeQuery(SAVE)
                .setParameter(1, tenant.value())
                .setParameter(2, after.factsFrom())
                .setParameter(3, after.version())
                .setParameter(4, after.idleAbovePercent())
                .executeUpdate()
                .chain(() ->
                        audit.record(session, tenant, "settings.changed", "settings", tenant.toString(), before, after))
                .replaceWith(after);
    }

    private static Uni<Settings> read(Mutiny.Session session, TenantId tenant, String query) {
        return session.createNativeQuery(query, Object[].class)
                .setParameter(1, tenant.value())
                .getSingleResultOrNull()
                .map(row -> row == null ? UNSET : settings(row));
    }

    private static Settings settings(Object[] row) {
        return new Settings(
                ((OffsetDateTime) row[0]).toInstant(), ((Number) row[2]).intValue(), ((Number) row[1]).longValue());
    }
}
