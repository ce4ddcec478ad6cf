package nl.druif.experience.xla;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Experience levels, counted from the answers each time they are asked for: an answer, an amendment or a changed vote needs
 * nothing added or taken back, and the figures cannot part from what people said.
 */
@ApplicationScoped
class XlaStore {
    private static final String COUNT = """
            select
                coalesce(i.service, ''),
                count(*),
                count(*) filter (where r.stars = 1 and not r.suspected_automated),
                count(*) filter (where r.stars = 2 and not r.suspected_automated),
                count(*) filter (where r.stars = 3 and not r.suspected_automated),
                count(*) filter (where r.stars = 4 and not r.suspected_automated),
                count(*) filter (where r.stars = 5 and not r.suspected_automated),
                count(*) filter (where r.suspected_automated)
            from invitation i
            left join response r on r.tenant_id = i.tenant_id and r.invitation = i.id
            where i.customer = ?1
            and i.closed_at >= ?2
            and i.closed_at < ?3
            group by 1""";

    private final Tenancy tenancy;
    private final AgreementStore agreements;

    XlaStore(Tenancy tenancy, AgreementStore agreements) {
        this.tenancy = tenancy;
        this.agreements = agreements;
    }

    /**
     * @param customer whose agreements may be seen; empty: all
     * @throws Refusal 404 for an agreement that was not heard, or may not be seen
     */
    Uni<ExperienceLevels> levels(TenantId tenant, UUID agreement, YearMonth period, Optional<String> customer) {
        return tenancy.as(
                tenant,
                session -> agreements
                        .heard(session, agreement, customer)
                        .map(heard -> heard.orElseThrow(Refusal::notFound))
                        .flatMap(heard -> levels(session, heard, Promises.of(heard, period))));
    }

    private static Uni<ExperienceLevels> levels(Mutiny.Session session, AgreementPublished heard, Promises promises) {
        return inTurn(session, heard.customer().reference(), windows(promises))
                .map(levels -> new ExperienceLevels(
                        heard.agreement(),
                        heard.reference(),
                        heard.title(),
                        heard.customer().reference(),
                        promises.period(),
                        promises.zone(),
                        promises.startsAt(),
                        promises.endsAt(),
                        levels));
    }

    /** Promises of one version share their window, and are judged together; a version that goes on later has another one. */
    private static List<List<Promise>> windows(Promises promises) {
        return promises.promises().stream()
                .collect(Collectors.groupingBy(Promise::startsAt, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .toList();
    }

    private static Uni<List<Level>> inTurn(Mutiny.Session session, String customer, List<List<Promise>> windows) {
        return Multi.createFrom()
                .iterable(windows)
                .onItem()
                .transformToUniAndConcatenate(window -> judged(session, customer, window))
                .onItem()
                .<Level>disjoint()
                .collect()
                .asList();
    }

    private static Uni<List<Level>> judged(Mutiny.Session session, String customer, List<Promise> window) {
        return count(session, customer, window.get(0).startsAt(), window.get(0).endsAt())
                .map(counts -> Level.all(window, counts));
    }

    private static Uni<Counts> count(Mutiny.Session session, String customer, Instant from, Instant until) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter(1, customer)
                .setParameter(2, from)
                .setParameter(3, until)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], XlaStore::tally)))
                .map(Counts::new);
    }

    private static Tally tally(Object[] row) {
        return new Tally(
                (Long) row[1],
                IntStream.range(2, 7).mapToObj(column -> (Long) row[column]).toList(),
                (Long) row[7]);
    }
}
