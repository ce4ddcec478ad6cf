package nl.druif.agreement.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.agreement.settlement.SettlementStore;
import nl.druif.foundation.event.WatermelonFound.Along;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sums up what is known of an agreement. */
@ApplicationScoped
class ObservationStore {
    private static final int MONTHS = 12;

    private static final String FIGURES = """
            select month, cast(sum(breaches) as bigint) as breaches, cast(sum(judged) as bigint) as judged,
                cast(sum(excluded) as bigint) as excluded, cast(sum(waivers) as bigint) as waivers,
                cast(sum(tickets) as bigint) as tickets, cast(sum(answers) as bigint) as answers,
                cast(sum(stars) as bigint) as stars
            from (
                select to_char(c.placed_at at time zone :zone, 'YYYY-MM') as month,
                    count(*) filter (where c.outcome = 'BREACHED') as breaches,
                    count(*) filter (where c.outcome <> 'OPEN') as judged,
                    count(*) filter (where c.outcome = 'EXCLUDED') as excluded,
                    0 as waivers, 0 as tickets, 0 as answers, 0 as stars
                from review_clock c
                where c.agreement = :agreement and c.placed_at >= :from
                group by month
                union all
                select to_char(w.fired_at at time zone :zone, 'YYYY-MM') as month, 0, 0, 0, count(*), 0, 0, 0
                from review_withdrawal w
                where w.agreement = :agreement and w.fired_at >= :from
                    and not exists (
                        select from review_clock c
                        where c.tenant_id = w.tenant_id and c.ticket = w.ticket and c.id = w.clock
                            and c.cycle = w.cycle and c.outcome = 'BREACHED')
                group by month
                union all
                select to_char(t.opened_at at time zone :zone, 'YYYY-MM') as month, 0, 0, 0, 0, count(*), 0, 0
                from review_ticket t
                where t.opened_at >= :from and (
                    exists (
                        select from review_clock c
                        where c.tenant_id = t.tenant_id and c.ticket = t.id and c.agreement = :agreement)
                    or :timeless and t.customer = :customer and %1$s)
                group by month
                union all
                select to_char(t.answered_at at time zone :zone, 'YYYY-MM') as month, 0, 0, 0, 0, 0, count(*),
                    sum(t.stars)
                from review_rating t
                where t.answered_at >= :from and not t.suspected_automated and (
                    exists (
                        select from review_clock c
                        where c.tenant_id = t.tenant_id and c.ticket = t.ticket and c.agreement = :agreement)
                    or t.customer = :customer and %1$s
                        and (:timeless or not exists (
                            select from review_clock c where c.tenant_id = t.tenant_id and c.ticket = t.ticket)))
                group by month
            ) as counted
            group by month""".formatted("""
            (cast(cast(:services as text) as jsonb) = '[]'
                        or jsonb_exists(cast(cast(:services as text) as jsonb), t.service))""");

    private static final String WATERMELONS = """
            select along, slice, min(rating) as rating
            from review_watermelon
            where agreement = :agreement and period >= :period
            group by along, slice
            order by along, slice""";

    private final CalendarStore calendars;
    private final SettlementStore settlements;

    ObservationStore(CalendarStore calendars, SettlementStore settlements) {
        this.calendars = calendars;
        this.settlements = settlements;
    }

    Uni<Observation> observe(Mutiny.Session session, TenantId tenant, ReviewedText text, Instant now) {
        var first = YearMonth.from(text.day(now)).minusMonths(MONTHS);
        return figures(session, text, first.atDay(1).atStartOfDay(text.zone()).toInstant())
                .flatMap(months -> watermelons(session, text, first)
                        .flatMap(watermelons -> changedCalendars(tenant, text)
                                .flatMap(calendars -> unsettled(tenant, text, now)
                                        .map(unsettled -> new Observation(
                                                text.day(now),
                                                text.heldSince(),
                                                text.startsOn(),
                                                text.agreedOn(),
                                                text.endsOn(),
                                                months,
                                                watermelons,
                                                calendars,
                                                unsettled)))));
    }

    private Uni<List<ReviewItem>> changedCalendars(TenantId tenant, ReviewedText text) {
        return calendars.named(tenant, text.version().calendars().keySet()).map(text::changedCalendars);
    }

    private Uni<List<ReviewItem>> unsettled(TenantId tenant, ReviewedText text, Instant now) {
        return text.rules()
                .limit(Trigger.UNSETTLED)
                .map(days -> text.day(now).minusDays(days.longValue()))
                .map(day -> settlements
                        .unsettledSince(tenant, day.atStartOfDay(text.zone()).toInstant())
                        .map(open -> text.unsettled(open, now)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static Uni<List<MonthFigures>> figures(Mutiny.Session session, ReviewedText text, Instant from) {
        return session.createNativeQuery(FIGURES, Tuple.class)
                .setParameter("agreement", text.agreement().id())
                .setParameter("zone", text.zone().getId())
                .setParameter("from", from.atOffset(ZoneOffset.UTC))
                .setParameter("timeless", text.promisesNoTimes())
                .setParameter("customer", text.agreement().customer().reference())
                .setParameter(
                        "services",
                        Json.mapper()
                                .valueToTree(text.version().binding().services())
                                .toString())
                .getResultList()
                .map(rows -> rows.stream().map(ObservationStore::month).toList());
    }

    private static Uni<List<ReviewItem>> watermelons(Mutiny.Session session, ReviewedText text, YearMonth first) {
        return session.createNativeQuery(WATERMELONS, Tuple.class)
                .setParameter("agreement", text.agreement().id())
                .setParameter("period", first.toString())
                .getResultList()
                .map(rows -> rows.stream().map(ObservationStore::watermelon).toList());
    }

    private static MonthFigures month(Tuple row) {
        return new MonthFigures(
                YearMonth.parse(row.get("month", String.class)),
                row.get("breaches", Long.class),
                row.get("judged", Long.class),
                row.get("excluded", Long.class),
                row.get("waivers", Long.class),
                row.get("tickets", Long.class),
                row.get("answers", Long.class),
                row.get("stars", Long.class));
    }

    private static ReviewItem watermelon(Tuple row) {
        var along = Along.valueOf(row.get("along", String.class));
        return new ReviewItem(
                (along + " " + row.get("slice", String.class)).strip(),
                Optional.of(row.get("rating", BigDecimal.class)),
                along == Along.TEAM);
    }
}
