package nl.druif.reporting.scorecard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the facts of an agreement's month and lets the scorecard be made of them. */
@ApplicationScoped
public class ScorecardStore {
    private static final String CLOCKS = """
            select c.priority, c.service, c.team, c.target, c.version, c.metric, c.nature, c.outcome,
                c.counted_ms, c.elapsed_ms, c.idle_ms
            from clock c
            where c.agreement = :agreement and c.placed_at >= :from and c.placed_at < :until
                and (:objectives or c.nature = 'COMMITMENT')""";

    private static final String TICKETS =
            "select t.priority, t.service, t.team, t.standing, i.asked, r.stars from " + ScopeRow.TICKETS;

    private final Tenancy tenancy;
    private final PromiseStore promises;
    private final ZoneId withoutCalendar;

    ScorecardStore(Tenancy tenancy, PromiseStore promises, ReportingConfig config) {
        this.tenancy = tenancy;
        this.promises = promises;
        this.withoutCalendar = config.zone().id();
    }

    public Uni<Scorecard> scorecard(Viewer viewer, Asked asked, Dimension by) {
        return scorecards(viewer, asked, List.of(by)).map(cards -> cards.get(0));
    }

    /** @param by along what to cut; the facts are read once, however many ways they are cut */
    public Uni<List<Scorecard>> scorecards(Viewer viewer, Asked asked, List<Dimension> by) {
        return tenancy.as(
                viewer.tenant(),
                session -> promises.one(viewer, asked.agreement())
                        .flatMap(promise -> scorecards(session, viewer, promise, asked.period(), by)));
    }

    /** Of every agreement that the viewer may see and that had something to report. */
    public Uni<List<Scorecard>> scorecards(Viewer viewer, Period period, List<Dimension> by) {
        return tenancy.as(
                viewer.tenant(),
                session -> promises.visibleTo(viewer)
                        .toMulti()
                        .flatMap(visible -> Multi.createFrom().iterable(visible))
                        .onItem()
                        .transformToUniAndConcatenate(promise -> scorecards(session, viewer, promise, period, by))
                        .collect()
                        .in(ArrayList::new, List::addAll));
    }

    private Uni<List<Scorecard>> scorecards(
            Mutiny.Session session, Viewer viewer, Promise promise, Period period, List<Dimension> by) {
        var zone = promise.zone(withoutCalendar);
        return facts(session, viewer, ScopeRow.of(promise, period, zone))
                .map(facts -> by.stream()
                        .map(dimension -> Scorecard.of(promise, period, zone, dimension, facts))
                        .toList());
    }

    private static Uni<Facts> facts(Mutiny.Session session, Viewer viewer, ScopeRow scope) {
        return clocks(session, viewer, scope)
                .flatMap(clocks -> tickets(session, scope).map(tickets -> new Facts(clocks, tickets)));
    }

    private static Uni<List<ClockFact>> clocks(Mutiny.Session session, Viewer viewer, ScopeRow scope) {
        return session.createNativeQuery(CLOCKS, Tuple.class)
                .setParameter("agreement", scope.agreement())
                .setParameter("from", scope.startsAt().atOffset(ZoneOffset.UTC))
                .setParameter("until", scope.endsAt().atOffset(ZoneOffset.UTC))
                .setParameter("objectives", !viewer.isCustomer())
                .getResultList()
                .map(rows -> rows.stream().map(row -> clock(row, viewer)).toList());
    }

    private static Uni<List<TicketFact>> tickets(Mutiny.Session session, ScopeRow scope) {
        return session.createNativeQuery(TICKETS, Tuple.class)
                .setParameter(
                        "scopes", Json.mapper().valueToTree(List.of(scope)).toString())
                .getResultList()
                .map(rows -> rows.stream().map(ScorecardStore::ticket).toList());
    }

    private static ClockFact clock(Tuple row, Viewer viewer) {
        return new ClockFact(
                place(row),
                row.get("target", String.class),
                row.get("version", Integer.class),
                Metric.valueOf(row.get("metric", String.class)),
                Nature.valueOf(row.get("nature", String.class)),
                Outcome.valueOf(row.get("outcome", String.class)),
                Duration.ofMillis(row.get("counted_ms", Long.class)),
                Duration.ofMillis(row.get("elapsed_ms", Long.class)),
                Optional.ofNullable(row.get("idle_ms", Long.class))
                        .filter(known -> !viewer.isCustomer())
                        .map(Duration::ofMillis));
    }

    private static TicketFact ticket(Tuple row) {
        var stars = row.get("stars", Number.class);
        return new TicketFact(
                place(row),
                Standing.valueOf(row.get("standing", String.class)),
                row.get("asked", Boolean.class),
                stars == null ? OptionalInt.empty() : OptionalInt.of(stars.intValue()));
    }

    private static Place place(Tuple row) {
        return new Place(text(row, "priority"), text(row, "service"), text(row, "team"));
    }

    private static Optional<String> text(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }
}
