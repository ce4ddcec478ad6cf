package nl.druif.ticketclock.outage;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what was told of outages, and finds them. */
@ApplicationScoped
public class OutageStore {
    private static final Duration STEP = Duration.ofDays(31);

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
            where o.tenant_id = ?1 and o.id = newest.outage and o.sequence < newest.sequence""";

    private static final String FIND = """
            select cast(jsonb_build_object('id', o.id) || o.told as text)
            from outage o
            where o.tenant_id = :tenant""";

    private static final String AMONG =
            "jsonb_exists_any(o.services, array(select jsonb_array_elements_text(cast(cast(:among as text) as jsonb))))";

    private static final String TELLINGS = """
            select cast(jsonb_build_object('sequence', t.sequence, 'heardAt', t.heard_at, 'told', t.told) as text)
            from outage_telling t
            where t.tenant_id = ?1 and t.outage = ?2 and t.heard_at <= ?3
            order by t.sequence desc""";

    private final Tenancy tenancy;
    private final TermsStore terms;

    OutageStore(Tenancy tenancy, TermsStore terms) {
        this.tenancy = tenancy;
        this.terms = terms;
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

    /** The latest first. A customer's people see those of services whose availability was promised to him. */
    Uni<List<Outage>> list(TenantId tenant, Audience audience, OutageFilter filter, Cut cut) {
        return tenancy.as(
                tenant,
                session -> terms.known(session, tenant)
                        .map(known -> PromisedServices.to(audience, known.agreements()))
                        .flatMap(promised -> page(session, tenant, filter, promised.named(), cut)
                                .map(found -> found.stream().map(promised::told).toList())));
    }

    private static Uni<List<Outage>> page(
            Mutiny.Session session,
            TenantId tenant,
            OutageFilter filter,
            Optional<? extends Collection<String>> among,
            Cut cut) {
        var conditions = new ArrayList<String>();
        var beyond = cut.backward() ? ">" : "<";
        var direction = cut.backward() ? "asc" : "desc";
        cut.from().ifPresent(keys -> conditions.add("(o.starts_at, o.id) " + beyond + " (:at, :id)"));
        var query = query(
                        session,
                        tenant,
                        filter,
                        among,
                        conditions,
                        "order by o.starts_at %1$s, o.id %1$s".formatted(direction))
                .setMaxResults(cut.limit());
        cut.from()
                .ifPresent(keys -> query.setParameter("at", Instant.parse(keys.get(0)))
                        .setParameter("id", UUID.fromString(keys.get(1))));
        return query.getResultList()
                .map(rows -> rows.stream().map(OutageStore::outage).toList());
    }

    private static Mutiny.SelectionQuery<String> query(
            Mutiny.Session session,
            TenantId tenant,
            OutageFilter filter,
            Optional<? extends Collection<String>> among,
            List<String> more,
            String order) {
        var conditions = new ArrayList<>(List.of(FIND));
        conditions.addAll(filter.conditions().keySet());
        conditions.addAll(more);
        among.ifPresent(services -> conditions.add(AMONG));
        var query = session.createNativeQuery(String.join("\n    and ", conditions) + "\n" + order, String.class)
                .setParameter("tenant", tenant.value());
        filter.conditions().values().forEach(each -> query.setParameter(each.name(), each.value()));
        among.ifPresent(services -> query.setParameter("among", Json.text(services)));
        return query;
    }

    /** @throws Refusal 404, also when nothing had been heard of it by then */
    Uni<OutageHistory> find(TenantId tenant, Audience audience, UUID id, Instant recordedAt) {
        return tenancy.as(
                tenant,
                session -> terms.known(session, tenant)
                        .map(known -> PromisedServices.to(audience, known.agreements()))
                        .flatMap(promised -> session.createNativeQuery(TELLINGS, String.class)
                                .setParameter(1, tenant.value())
                                .setParameter(2, id)
                                .setParameter(3, recordedAt)
                                .getResultList()
                                .map(rows -> history(id, rows, promised))));
    }

    private static OutageHistory history(UUID id, List<String> rows, PromisedServices promised) {
        var tellings = rows.stream()
                .map(row -> Json.read(row, new TypeReference<OutageHistory.Telling>() {}))
                .toList();
        var outage = tellings.stream()
                .findFirst()
                .map(last -> Outage.of(id, last.told()))
                .filter(promised::include)
                .orElseThrow(Refusal::notFound);
        return new OutageHistory(promised.told(outage), promised.inFull() ? tellings : List.of());
    }

    /**
     * What happened to services in {@code [from, until)}, and all that it touches before and after: whether an outage is long
     * enough to count is asked of all of it.
     *
     * @param services absent: all
     */
    Uni<List<Outage>> around(
            Mutiny.Session session,
            TenantId tenant,
            Optional<? extends Collection<String>> services,
            Instant from,
            Instant until) {
        return query(
                        session,
                        tenant,
                        OutageFilter.during(from, until),
                        services,
                        List.of(),
                        "order by o.starts_at, o.id")
                .getResultList()
                .map(rows -> rows.stream().map(OutageStore::outage).toList())
                .flatMap(found -> {
                    var begun = found.stream().anyMatch(outage -> outage.from().isBefore(from));
                    var ends = found.stream()
                            .anyMatch(outage ->
                                    outage.until().filter(until::isBefore).isPresent());
                    return begun || ends
                            ? around(
                                    session,
                                    tenant,
                                    services,
                                    begun ? earlier(found, from) : from,
                                    ends ? later(found, until) : until)
                            : Uni.createFrom().item(found);
                });
    }

    /** By a month at least, lest a long row of short ones is read one by one. */
    private static Instant earlier(List<Outage> found, Instant from) {
        var first = found.get(0).from();
        var step = from.minus(STEP);
        return first.isBefore(step) ? first : step;
    }

    private static Instant later(List<Outage> found, Instant until) {
        var step = until.plus(STEP);
        return found.stream()
                .flatMap(outage -> outage.until().stream())
                .filter(step::isBefore)
                .max(Instant::compareTo)
                .orElse(step);
    }

    private static Outage outage(String row) {
        return Json.read(row, new TypeReference<>() {});
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
