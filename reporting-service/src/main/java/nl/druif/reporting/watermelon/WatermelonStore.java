package nl.druif.reporting.watermelon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.druif.foundation.event.WatermelonFound;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.reporting.scorecard.Asked;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Promise;
import nl.druif.reporting.scorecard.PromiseStore;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.ReportingConfig;
import nl.druif.reporting.scorecard.ScorecardStore;
import nl.druif.reporting.scorecard.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks at the months in which something changed, and tells of each watermelon once. */
@ApplicationScoped
class WatermelonStore {
    private static final String CLAIM = """
            delete from changed_day
            where (tenant_id, agreement, day) in (
                select tenant_id, agreement, day
                from changed_day
                order by agreement, day
                limit :batch
                for update skip locked)
            returning agreement, day""";

    private static final String TELL_ONCE = """
            insert into watermelon_found (tenant_id, agreement, period, along, slice, found_at)
            select ?1, r.agreement, r.period, r.along, r.slice, ?2
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb))
                as r(agreement uuid, period text, along text, slice text)
            on conflict do nothing
            returning agreement || ' ' || period || ' ' || along || ' ' || slice""";

    private final Tenancy tenancy;
    private final Outbox outbox;
    private final PromiseStore promises;
    private final ScorecardStore scorecards;
    private final ZoneId withoutCalendar;

    WatermelonStore(
            Tenancy tenancy, Outbox outbox, PromiseStore promises, ScorecardStore scorecards, ReportingConfig config) {
        this.tenancy = tenancy;
        this.outbox = outbox;
        this.promises = promises;
        this.scorecards = scorecards;
        this.withoutCalendar = config.zone().id();
    }

    /** Which day of an agreement changed. */
    private record Changed(UUID agreement, LocalDate day) {}

    /** Looks at so many changed days; answers how many there were. */
    Uni<Integer> tell(TenantId tenant, int batch, Instant now) {
        return tenancy.as(
                tenant,
                session -> claim(session, batch)
                        .call(changed -> watermelons(tenant, changed)
                                .flatMap(found -> unheard(session, tenant, found, now))
                                .flatMap(news -> outbox.announce(session, news)))
                        .map(List::size));
    }

    private static Uni<List<Changed>> claim(Mutiny.Session session, int batch) {
        return session.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("batch", batch)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Changed(row.get("agreement", UUID.class), row.get("day", LocalDate.class)))
                        .toList());
    }

    private Uni<List<Watermelon>> watermelons(TenantId tenant, List<Changed> changed) {
        var days =
                changed.stream().collect(groupingBy(Changed::agreement, TreeMap::new, mapping(Changed::day, toSet())));
        return Multi.createFrom()
                .iterable(days.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> watermelons(tenant, each.getKey(), each.getValue()))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    /** None of an agreement that was not heard of yet: when it is, its days are changed ones again. */
    private Uni<List<Watermelon>> watermelons(TenantId tenant, UUID agreement, Set<LocalDate> days) {
        var viewer = Viewer.inHouse(tenant);
        return promises.one(viewer, agreement)
                .flatMap(promise -> watermelons(viewer, promise, days))
                .onFailure(Refusal.class)
                .recoverWithItem(List.of());
    }

    private Uni<List<Watermelon>> watermelons(Viewer viewer, Promise promise, Set<LocalDate> days) {
        return Multi.createFrom()
                .iterable(months(days, promise.zone(withoutCalendar)))
                .onItem()
                .transformToUniAndConcatenate(
                        month -> scorecards.scorecards(viewer, new Asked(promise.agreement(), month), viewer.cuts()))
                .onItem()
                .transformToIterable(
                        cards -> Ranking.of(cards, Quadrant.WATERMELON).items())
                .collect()
                .asList();
    }

    private static Set<Period> months(Collection<LocalDate> days, ZoneId zone) {
        var months = new HashSet<Period>();
        for (var day : days) {
            months.add(Period.at(day.atStartOfDay(ZoneOffset.UTC).toInstant(), zone));
            months.add(Period.at(
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).minusNanos(1).toInstant(), zone));
        }
        return months;
    }

    /** What customers may hear of first: whoever acts on the first news of several should not act on a team's. */
    private static Uni<List<WatermelonFound>> unheard(
            Mutiny.Session session, TenantId tenant, List<Watermelon> found, Instant now) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(TELL_ONCE, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .setParameter(3, rows(found).toString())
                .getResultList()
                .map(HashSet::new)
                .map(unheard -> found.stream()
                        .filter(watermelon -> unheard.contains(watermelon.name()))
                        .sorted(Comparator.comparing(Watermelon::by))
                        .map(watermelon -> watermelon.told(tenant, now))
                        .toList());
    }

    private static ArrayNode rows(List<Watermelon> found) {
        var rows = Json.mapper().createArrayNode();
        found.forEach(watermelon -> rows.addObject()
                .put("agreement", watermelon.agreement().toString())
                .put("period", watermelon.period().toString())
                .put("along", watermelon.by().name())
                .put("slice", watermelon.slice().key().orElse("")));
        return rows;
    }
}
