package nl.druif.agreement.kpi;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.event.KpiMeasured;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was measured, as it was told: rows are added, never changed. A telling and the news of it are one transaction. */
@ApplicationScoped
class MeasurementStore {
    /** One after the other within a tenant: what is known is read after the lock, so no two tellings miss each other. */
    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('kpi-measurement ' || ?1, 0)) as text)";

    private static final String TOLD = """
            select m.*
            from kpi_measurement m
            join jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as f(agreement uuid, kpi text)
                on f.agreement = m.agreement and f.kpi = m.kpi""";

    private static final String LAST = "select cast(id as text) from kpi_measurement order by id desc limit 1";

    private final Tenancy tenancy;
    private final AgreementStore agreements;
    private final Outbox outbox;

    MeasurementStore(Tenancy tenancy, AgreementStore agreements, Outbox outbox) {
        this.tenancy = tenancy;
        this.agreements = agreements;
        this.outbox = outbox;
    }

    /** What became of each, in their order; one that is refused stops no other. */
    Uni<List<Outcome<Measurement>>> record(TenantId tenant, List<ReportedMeasurement> reported, Admission admission) {
        return tenancy.as(
                tenant,
                session -> lock(session, tenant)
                        .chain(() -> names(session, admission.now()))
                        .flatMap(names -> agreements(tenant, reported)
                                .flatMap(known -> told(session, reported).flatMap(told -> {
                                    var tellings = new Tellings(told);
                                    var outcomes = reported.stream()
                                            .map(one -> heard(one, known, tellings, admission, names))
                                            .toList();
                                    return kept(session, tenant, recorded(outcomes))
                                            .chain(() -> outbox.announce(
                                                    session,
                                                    news(recorded(outcomes), told, known, tellings, admission.now())))
                                            .replaceWith(outcomes);
                                }))));
    }

    private static Outcome<Measurement> heard(
            ReportedMeasurement reported,
            Map<UUID, Agreement> known,
            Tellings tellings,
            Admission admission,
            Supplier<UUID> names) {
        try {
            var agreement = Optional.ofNullable(known.get(reported.agreement())).orElseThrow(Refusal::notFound);
            var measurement = admission.admit(agreement, reported, names.get());
            return tellings.known(reported)
                    .<Outcome<Measurement>>map(Outcome.Known::new)
                    .orElseGet(() -> {
                        tellings.add(measurement);
                        return new Outcome.Recorded<>(measurement);
                    });
        } catch (Refusal refusal) {
            return new Outcome.Refused<>(refusal, Optional.empty());
        } catch (Faulty faulty) {
            return new Outcome.Unfit<>(faulty);
        }
    }

    private static List<Measurement> recorded(List<Outcome<Measurement>> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Recorded<Measurement> fresh
                        ? Stream.of(fresh.receipt())
                        : Stream.empty())
                .toList();
    }

    private static Uni<Void> kept(Mutiny.Session session, TenantId tenant, List<Measurement> fresh) {
        return session.persistAll(fresh.stream()
                .map(measurement -> MeasurementRow.of(tenant, measurement))
                .toArray());
    }

    /** Of the periods that they are about, and of those that an earlier telling of the same was about. */
    private static List<KpiMeasured> news(
            List<Measurement> fresh,
            Collection<Measurement> before,
            Map<UUID, Agreement> known,
            Tellings tellings,
            Instant now) {
        Set<ReportedMeasurement.Name> names = new LinkedHashSet<>();
        fresh.forEach(measurement -> names.add(measurement.reported().name()));
        Set<FigureName> figures = new LinkedHashSet<>();
        Stream.concat(before.stream(), fresh.stream())
                .map(Measurement::reported)
                .filter(reported -> names.contains(reported.name()))
                .forEach(reported -> figures.add(FigureName.of(reported)));
        return figures.stream()
                .flatMap(figure -> Optional.ofNullable(known.get(figure.agreement()))
                        .flatMap(agreement -> News.of(agreement, figure, tellings, now))
                        .stream())
                .toList();
    }

    private static Uni<String> lock(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(LOCK, String.class)
                .setParameter(1, tenant.toString())
                .getSingleResult();
    }

    /** For the tenant's next tellings, in the order in which they come. */
    private static Uni<Supplier<UUID>> names(Mutiny.Session session, Instant now) {
        return session.createNativeQuery(LAST, String.class)
                .getResultList()
                .map(last -> last.stream()
                        .findFirst()
                        .map(UUID::fromString)
                        .map(name -> Uuid7.after(name, now))
                        .orElseGet(() -> Uuid7.at(now)))
                .map(first ->
                        Stream.iterate(first, name -> Uuid7.after(name, now)).iterator()::next);
    }

    private Uni<Map<UUID, Agreement>> agreements(TenantId tenant, List<ReportedMeasurement> reported) {
        return Multi.createFrom()
                .iterable(reported.stream()
                        .map(ReportedMeasurement::agreement)
                        .distinct()
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(id -> agreements
                        .find(tenant, id)
                        .map(Optional::of)
                        .onFailure(Refusal.class)
                        .recoverWithItem(Optional.empty()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).collect(toMap(Agreement::id, each -> each)));
    }

    private static Uni<List<Measurement>> told(Mutiny.Session session, List<ReportedMeasurement> reported) {
        var figures = reported.stream()
                .map(one -> Map.of("agreement", one.agreement(), "kpi", one.kpi()))
                .distinct()
                .toList();
        return session.createNativeQuery(TOLD, MeasurementRow.class)
                .setParameter(1, Json.text(figures))
                .getResultList()
                .map(rows -> rows.stream().map(MeasurementRow::toMeasurement).toList());
    }

    /** @throws Refusal 404 */
    Uni<Measurement> find(TenantId tenant, Audience audience, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(MeasurementRow.class, id)
                        .map(row -> row == null
                                        || row.internal && audience.customer().isPresent()
                                ? null
                                : row)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .call(row -> agreements.find(tenant, row.agreement).map(audience::view))
                        .map(row -> row.toMeasurement().shownTo(audience)));
    }

    Uni<Listed<Measurement>> list(TenantId tenant, Audience audience, Listing listing, Cut cut) {
        var theirs = audience.narrow(listing, "each.agreement");
        var seen =
                audience.customer().isEmpty() ? theirs : theirs.where("each.internal = :internal", "internal", false);
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, MeasurementRow.class, seen, cut)
                        .map(found -> found.map(row -> row.toMeasurement().shownTo(audience))));
    }

    /** @throws Refusal 404, also when at {@code knownAt} nothing was signed yet */
    Uni<KpiAttainments> attainments(
            TenantId tenant,
            Audience audience,
            UUID agreement,
            KpiPeriod period,
            Optional<Instant> knownAt,
            Instant now) {
        return tenancy.as(
                tenant,
                session -> agreements
                        .find(tenant, agreement)
                        .map(audience::view)
                        .map(seen -> knownAt.map(seen::knownAt).orElse(seen))
                        .flatMap(seen -> session.createQuery(
                                        "from KpiMeasurement where agreement = ?1", MeasurementRow.class)
                                .setParameter(1, agreement)
                                .getResultList()
                                .map(rows -> KpiAttainments.of(
                                        seen,
                                        period,
                                        new Tellings(rows.stream()
                                                .map(MeasurementRow::toMeasurement)
                                                .toList()),
                                        knownAt.orElse(now),
                                        now))));
    }
}
