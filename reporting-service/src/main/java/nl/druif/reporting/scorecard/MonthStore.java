package nl.druif.reporting.scorecard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.reporting.scorecard.MonthScore.Kept;
import nl.druif.reporting.scorecard.MonthScore.Said;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sums up agreements month by month, in the database: an overview has no need of single tickets. */
@ApplicationScoped
public class MonthStore {
    private static final String KEPT = """
            select p.agreement, p.period, c.target, max(c.version) as version,
                count(*) filter (where c.outcome = 'MET') as met,
                count(*) filter (where c.outcome in ('MET', 'BREACHED')) as decided
            from %s
            join clock c on c.agreement = p.agreement
                and c.placed_at >= p."startsAt" and c.placed_at < p."endsAt" and c.nature = 'COMMITMENT'
            group by p.agreement, p.period, c.target""".formatted(ScopeRow.ROWS);

    private static final String SAID = """
            select p.agreement, p.period, count(*) as tickets, count(*) filter (where i.asked) as asked,
                count(*) filter (where r.stars = 1) as one, count(*) filter (where r.stars = 2) as two,
                count(*) filter (where r.stars = 3) as three, count(*) filter (where r.stars = 4) as four,
                count(*) filter (where r.stars = 5) as five
            from %s
            group by p.agreement, p.period""".formatted(ScopeRow.TICKETS);

    private static final String LATEST = """
            select p.agreement, (select max(c.placed_at) from clock c where c.agreement = p.agreement) as latest
            from jsonb_to_recordset(cast(cast(:scopes as text) as jsonb)) as p(agreement uuid)""";

    private final Tenancy tenancy;
    private final PromiseStore promises;
    private final ReportingConfig config;

    MonthStore(Tenancy tenancy, PromiseStore promises, ReportingConfig config) {
        this.tenancy = tenancy;
        this.promises = promises;
        this.config = config;
    }

    /** Which month of which agreement. */
    private record Cell(UUID agreement, String period) {
        static Cell of(Tuple row) {
            return new Cell(row.get("agreement", UUID.class), row.get("period", String.class));
        }
    }

    /**
     * The last months of one agreement, or of all that the viewer may see; newest first, and only where something was.
     * They end with the month in which its clocks last said something: an imported past has months to look at, too.
     */
    public Uni<List<MonthScore>> months(Viewer viewer, Optional<UUID> agreement, Instant now) {
        return tenancy.as(
                viewer.tenant(),
                session -> asked(viewer, agreement).flatMap(promised -> months(session, promised, now)));
    }

    private Uni<List<Promise>> asked(Viewer viewer, Optional<UUID> agreement) {
        return agreement.map(id -> promises.one(viewer, id).map(List::of)).orElseGet(() -> promises.visibleTo(viewer));
    }

    private Uni<List<MonthScore>> months(Mutiny.Session session, List<Promise> promised, Instant now) {
        return latest(session, promised)
                .flatMap(latest -> months(session, promised, promise -> {
                    var last = latest.getOrDefault(promise.agreement(), now);
                    return last.isBefore(now) ? last : now;
                }));
    }

    private Uni<List<MonthScore>> months(
            Mutiny.Session session, List<Promise> promised, Function<Promise, Instant> upTo) {
        var scopes = Json.mapper()
                .valueToTree(promised.stream()
                        .flatMap(promise -> periods(promise, upTo).stream()
                                .map(period -> ScopeRow.of(promise, period, zone(promise))))
                        .toList())
                .toString();
        return kept(session, scopes)
                .flatMap(kept -> said(session, scopes).map(said -> scores(promised, upTo, kept, said)));
    }

    private static Uni<Map<UUID, Instant>> latest(Mutiny.Session session, List<Promise> promised) {
        var agreements = Json.mapper()
                .valueToTree(promised.stream()
                        .map(promise -> Map.of("agreement", promise.agreement()))
                        .toList())
                .toString();
        return rows(session, LATEST, agreements)
                .map(rows -> rows.stream()
                        .filter(row -> row.get("latest") != null)
                        .collect(Collectors.toMap(
                                row -> row.get("agreement", UUID.class),
                                row -> row.get("latest", OffsetDateTime.class).toInstant())));
    }

    private List<MonthScore> scores(
            List<Promise> promised, Function<Promise, Instant> upTo, Map<Cell, List<Kept>> kept, Map<Cell, Said> said) {
        return promised.stream()
                .flatMap(promise -> periods(promise, upTo).stream().map(period -> {
                    var cell = new Cell(promise.agreement(), period.toString());
                    return MonthScore.of(
                            promise,
                            period,
                            period.until(zone(promise)),
                            kept.getOrDefault(cell, List.of()),
                            said.getOrDefault(cell, Said.NOTHING));
                }))
                .filter(month -> month.tickets() > 0 || month.attainment().of() > 0)
                .sorted(Comparator.comparing(MonthScore::period).reversed())
                .toList();
    }

    private Collection<Period> periods(Promise promise, Function<Promise, Instant> upTo) {
        return Period.at(upTo.apply(promise), zone(promise)).back(config.months());
    }

    private ZoneId zone(Promise promise) {
        return promise.zone(config.zone().id());
    }

    private static Uni<Map<Cell, List<Kept>>> kept(Mutiny.Session session, String scopes) {
        return rows(session, KEPT, scopes)
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Cell::of, Collectors.mapping(MonthStore::kept, Collectors.toList()))));
    }

    private static Uni<Map<Cell, Said>> said(Mutiny.Session session, String scopes) {
        return rows(session, SAID, scopes)
                .map(rows -> rows.stream().collect(Collectors.toMap(Cell::of, MonthStore::said)));
    }

    private static Uni<List<Tuple>> rows(Mutiny.Session session, String sql, String scopes) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("scopes", scopes)
                .getResultList();
    }

    private static Kept kept(Tuple row) {
        return new Kept(
                row.get("target", String.class),
                row.get("version", Integer.class),
                new Share(row.get("met", Long.class), row.get("decided", Long.class)));
    }

    private static Said said(Tuple row) {
        return new Said(
                row.get("tickets", Long.class),
                count(row, "asked"),
                new Answers(
                        count(row, "one"),
                        count(row, "two"),
                        count(row, "three"),
                        count(row, "four"),
                        count(row, "five")));
    }

    private static int count(Tuple row, String column) {
        return Math.toIntExact(row.get(column, Long.class));
    }
}
