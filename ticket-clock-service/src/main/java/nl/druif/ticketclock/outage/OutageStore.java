package nl.druif.ticketclock.outage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what was told of outages. */
@ApplicationScoped
public class OutageStore {
    private static final String OPEN = """
            insert into outage (tenant_id, id, source, source_outage_id, sequence, kind, services, starts_at, ends_at,
                withdrawn, told)
            select ?1, r.outage, r.told ->> 'source', r.told ->> 'sourceOutageId', r.sequence, r.told ->> 'kind',
                r.told -> 'services', cast(r.told ->> 'from' as timestamptz),
                coalesce(cast(r.told ->> 'until' as timestamptz), 'infinity'),
                cast(r.told ->> 'withdrawn' as boolean), r.told
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(outage uuid, sequence bigint, told jsonb)
            order by r.outage
            on conflict do nothing""";

    // Everybody locks outages in the order of their ids, so that nobody waits in a circle.
    private static final String LOCK = """
            select id
            from outage
            where tenant_id = ?1 and id = any(cast(string_to_array(?2, ',') as uuid[]))
            order by id
            for update""";

    private static final String ADD = """
            insert into outage_telling (tenant_id, outage, sequence, told, heard_at)
            select ?1, r.outage, r.sequence, r.told, ?3
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(outage uuid, sequence bigint, told jsonb)
            on conflict do nothing
            returning outage || ' ' || sequence""";

    private static final String SAID_OTHERWISE = """
            select r.n
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(n int, outage uuid, sequence bigint, told jsonb)
            join outage_telling t on t.tenant_id = ?1 and t.outage = r.outage and t.sequence = r.sequence
            where t.told <> r.told""";

    private static final String SETTLE = """
            update outage o
            set sequence = newest.sequence,
                kind = newest.told ->> 'kind',
                services = newest.told -> 'services',
                starts_at = cast(newest.told ->> 'from' as timestamptz),
                ends_at = coalesce(cast(newest.told ->> 'until' as timestamptz), 'infinity'),
                withdrawn = cast(newest.told ->> 'withdrawn' as boolean),
                told = newest.told
            from (
                select distinct on (t.outage) t.outage, t.sequence, t.told
                from outage_telling t
                where t.tenant_id = ?1 and t.outage = any(cast(string_to_array(?2, ',') as uuid[]))
                order by t.outage, t.sequence desc) newest
            where o.tenant_id = ?1 and o.id = newest.outage and o.told <> newest.told""";

    private final Tenancy tenancy;
    private final AuditTrail audit;

    OutageStore(Tenancy tenancy, AuditTrail audit) {
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** As {@link #record}, by somebody whose deed it is: one entry of the audit trail for all that was new. */
    Uni<List<Hearing>> report(TenantId tenant, List<ReportedOutage> tellings, Instant now) {
        return tenancy.as(
                tenant,
                session -> record(tenant, tellings, now)
                        .call(hearings -> trail(session, tenant, Reported.of(tenant, tellings, hearings))));
    }

    private Uni<Void> trail(Mutiny.Session session, TenantId tenant, Reported reported) {
        return reported.tellings().isEmpty()
                ? Uni.createFrom().voidItem()
                : audit.record(session, tenant, "outage.reported", "outage", reported.subject(), null, reported);
    }

    /** What was new in a request; the words themselves are kept with the outages. */
    record Reported(List<Telling> tellings) {
        record Telling(UUID outage, long sequence) {}

        static Reported of(TenantId tenant, List<ReportedOutage> tellings, List<Hearing> hearings) {
            return new Reported(IntStream.range(0, tellings.size())
                    .filter(i -> hearings.get(i) == Hearing.RECORDED)
                    .mapToObj(tellings::get)
                    .map(told -> new Telling(told.id(tenant), told.sequence()))
                    .toList());
        }

        /** The outage, or the first of several. */
        String subject() {
            return tellings.get(0).outage().toString();
        }
    }

    /** Adds what is new; of each outage the telling with the highest sequence holds, in whatever order they come. */
    public Uni<List<Hearing>> record(TenantId tenant, List<ReportedOutage> tellings, Instant now) {
        if (tellings.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var told = new TellingRows(tenant, tellings);
        var rows = Json.text(told.rows());
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(OPEN)
                        .setParameter(1, tenant.value())
                        .setParameter(2, rows)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(LOCK, UUID.class)
                                .setParameter(1, tenant.value())
                                .setParameter(2, list(told.outages()))
                                .getResultList())
                        .chain(() -> session.createNativeQuery(ADD, String.class)
                                .setParameter(1, tenant.value())
                                .setParameter(2, rows)
                                .setParameter(3, now)
                                .getResultList())
                        .map(Set::copyOf)
                        .call(() -> settle(session, tenant, told))
                        .flatMap(added ->
                                saidOtherwise(session, tenant, rows).map(other -> told.hearings(added, other))));
    }

    private static Uni<Integer> settle(Mutiny.Session session, TenantId tenant, TellingRows told) {
        return session.createNativeQuery(SETTLE)
                .setParameter(1, tenant.value())
                .setParameter(2, list(told.outages()))
                .executeUpdate();
    }

    private static Uni<Set<Integer>> saidOtherwise(Mutiny.Session session, TenantId tenant, String rows) {
        return session.createNativeQuery(SAID_OTHERWISE, Integer.class)
                .setParameter(1, tenant.value())
                .setParameter(2, rows)
                .getResultList()
                .map(Set::copyOf);
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
