package nl.druif.ticketclock.courtesy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.terms.CourtesyTerms;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Terms of courtesy, each telling kept: tickets of an earlier time stay under those of that time. */
@ApplicationScoped
class CourtesyStore {
    private static final String LAST = """
            select version, cast(told as text)
            from courtesy_terms
            where tenant_id = ?1
            order by version desc
            limit 1""";

    private static final String ADD = """
            insert into courtesy_terms (tenant_id, version, told)
            values (?1, ?2, cast(cast(?3 as text) as jsonb))""";

    // In the order in which everybody locks tickets, or two of us would wait for each other.
    private static final String WAKE = """
            update ticket
            set wake_at = least(wake_at, ?2)
            where tenant_id = ?1
                and id in (
                    select id
                    from ticket
                    where tenant_id = ?1 and outcome = 'NONE' and opened_at >= ?3
                    order by id
                    for update)""";

    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final Alarm alarm;

    CourtesyStore(Tenancy tenancy, AuditTrail audit, Alarm alarm) {
        this.tenancy = tenancy;
        this.audit = audit;
        this.alarm = alarm;
    }

    Uni<Courtesy> find(TenantId tenant) {
        return tenancy.as(tenant, session -> last(session, tenant));
    }

    /** @throws Refusal 412 */
    Uni<Courtesy> save(TenantId tenant, IfMatch ifMatch, CourtesyEdit edit, Instant now) {
        return tenancy.as(
                        tenant,
                        session -> TermsStore.alone(session, tenant)
                                .chain(() -> last(session, tenant))
                                .invoke(ifMatch::check)
                                .flatMap(before -> add(session, tenant, before, edit.after(before, now), now)))
                .invoke(() -> alarm.set(tenant, now));
    }

    private Uni<Courtesy> add(
            Mutiny.Session session, TenantId tenant, Courtesy before, CourtesyTerms terms, Instant now) {
        var after = Courtesy.of(terms, before.version() + 1);
        return session.createNativeQuery(ADD)
                .setParameter(1, tenant.value())
                .setParameter(2, after.version())
                .setParameter(3, Json.text(terms))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(WAKE)
                        .setParameter(1, tenant.value())
                        .setParameter(2, now)
                        .setParameter(3, terms.validFrom())
                        .executeUpdate())
                .chain(() ->
                        audit.record(session, tenant, "courtesy.changed", "courtesy", tenant.toString(), before, after))
                .replaceWith(after);
    }

    private static Uni<Courtesy> last(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(LAST, Object[].class)
                .setParameter(1, tenant.value())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? Courtesy.UNSET
                        : Courtesy.of(
                                Json.read((String) row[1], new TypeReference<CourtesyTerms>() {}),
                                ((Number) row[0]).longValue()));
    }
}
