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
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds outages: for people to look at, and for availability to be worked out. */
@ApplicationScoped
class OutageListStore {
    private static final Duration STEP = Duration.ofDays(31);

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

    OutageListStore(Tenancy tenancy, TermsStore terms) {
        this.tenancy = tenancy;
        this.terms = terms;
    }

    /** The latest first. A customer's people see those of services whose availability was promised to him. */
    Uni<List<Outage>> list(TenantId tenant, Audience audience, OutageFilter filter, Cut cut) {
        return tenancy.as(
                tenant,
                session -> terms.known(session, tenant)
                        .map(known -> PromisedServices.to(audience, known.agreements()))
                        .flatMap(promised -> page(session, tenant, filter, promised.named(filter.service()), cut)
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
                .map(rows -> rows.stream().map(OutageListStore::outage).toList());
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
     * What happened to services in {@code [from, until)}, and all that it touches before and after, if only at its edge:
     * whether an outage is long enough to count is asked of all of it.
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
                        OutageFilter.during(from.minusMillis(1), until.plusMillis(1)),
                        services,
                        List.of(),
                        "order by o.starts_at, o.id")
                .getResultList()
                .map(rows -> rows.stream().map(OutageListStore::outage).toList())
                .flatMap(found -> {
                    var begun = found.stream().anyMatch(outage -> !outage.from().isAfter(from));
                    var ends = found.stream()
                            .anyMatch(outage -> outage.until()
                                    .filter(end -> !end.isBefore(until))
                                    .isPresent());
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
}
