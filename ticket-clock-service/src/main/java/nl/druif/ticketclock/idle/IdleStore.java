package nl.druif.ticketclock.idle;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.touch.Idleness;
import nl.druif.ticketclock.touch.Threshold;
import nl.druif.ticketclock.touch.ThresholdStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** How tickets lay, from what is kept beside each clock when it is judged. */
@ApplicationScoped
class IdleStore {
    // Word for word what the index clock_solved_in_time is over; of several promises the one under which it lay
    // longest.
    private static final String SOLVED_IN_TIME = """
            with solved as (
                select distinct on (c.ticket) c.ticket, c.agreement, c.target, c.id, c.cycle, c.started_at, c.stopped_at,
                    c.counted_millis, c.idle_millis
                from clock c
                where c.tenant_id = :tenant and c.metric = 'TIME_TO_RESOLVE' and c.nature = 'COMMITMENT'
                    and c.outcome = 'MET' and c.to_customer and c.idle_millis is not null
                    and c.stopped_at >= :from and c.stopped_at < :until
                order by c.ticket, c.idle_millis desc, c.id, c.cycle)
            """;

    private static final String LAY_BEYOND = "s.idle_millis * 100 > s.counted_millis * :threshold";

    private static final String LIST =
            SOLVED_IN_TIME + """
            select cast(jsonb_build_object(
                'ticket', t.id, 'reference', t.reference, 'service', t.service, 'customer', t.customer,
                'priority', t.priority, 'team', t.team, 'agreement', s.agreement, 'target', s.target, 'clock', s.id,
                'cycle', s.cycle, 'startedAt', s.started_at, 'solvedAt', s.stopped_at, 'counted', s.counted_millis,
                'idle', s.idle_millis) as text)
            from solved s
            join ticket t on t.tenant_id = :tenant and t.id = s.ticket
            where\s""" + LAY_BEYOND + "%s%s\norder by s.idle_millis %s, s.ticket %s";

    private static final String DISTRIBUTION = SOLVED_IN_TIME + """
            , lay as (
                select %1$s as team, s.idle_millis, s.counted_millis,
                    case s.counted_millis
                        when 0 then 0
                        else least(9, s.idle_millis * 10 / s.counted_millis)
                    end as tenth,
                    case s.counted_millis
                        when 0 then 0
                        else cast(s.idle_millis as numeric) * 100 / s.counted_millis
                    end as percent
                from solved s
                join ticket t on t.tenant_id = :tenant and t.id = s.ticket)
            select cast(jsonb_build_object(
                'team', s.team,
                'met', count(*),
                'leftLying', count(*) filter (where\s""" + LAY_BEYOND + """
            ),
                'tenths', (%2$s),
                'p50', percentile_disc(0.5) within group (order by s.percent),
                'p90', percentile_disc(0.9) within group (order by s.percent)) as text)
            from lay s
            group by s.team
            order by s.team nulls last""";

    private static final String TENTHS = "jsonb_build_array("
            + IntStream.range(0, 10)
                    .mapToObj("count(*) filter (where s.tenth = %d)"::formatted)
                    .collect(Collectors.joining(", "))
            + ")";

    private final Tenancy tenancy;

    IdleStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** What is kept of a ticket that lay. */
    record Kept(
            UUID ticket,
            String reference,
            Optional<String> service,
            Optional<String> customer,
            Optional<String> priority,
            Optional<String> team,
            UUID agreement,
            String target,
            UUID clock,
            int cycle,
            Instant startedAt,
            Instant solvedAt,
            long counted,
            long idle) {
        LeftLying leftLying() {
            return new LeftLying(
                    ticket,
                    reference,
                    service,
                    customer,
                    priority,
                    team,
                    agreement,
                    target,
                    clock,
                    cycle,
                    startedAt,
                    solvedAt,
                    Duration.ofMillis(counted),
                    Duration.ofMillis(idle),
                    Idleness.percent(idle, counted));
        }
    }

    /** As the database counted them. */
    record Counted(Optional<String> team, long met, long leftLying, List<Long> tenths, BigDecimal p50, BigDecimal p90) {
        IdleDistribution.Group group() {
            return IdleDistribution.Group.of(
                    team,
                    met,
                    leftLying,
                    tenths,
                    p50.setScale(2, RoundingMode.FLOOR),
                    p90.setScale(2, RoundingMode.FLOOR));
        }
    }

    /** The one that lay longest first. */
    Uni<List<LeftLying>> list(TenantId tenant, Stretch solved, IdleFilter filter, Cut cut) {
        var beyond = cut.from()
                .map(keys -> "\n    and (s.idle_millis, s.ticket) " + (cut.backward() ? ">" : "<") + " (:idle, :id)");
        var direction = cut.backward() ? "asc" : "desc";
        var wanted = filter.wanted().keySet().stream()
                .map(column -> "\n    and t." + column + " = :" + column)
                .collect(Collectors.joining());
        var sql = LIST.formatted(wanted, beyond.orElse(""), direction, direction);
        return tenancy.as(
                tenant,
                session -> ThresholdStore.find(session, tenant).flatMap(threshold -> {
                    var query = bound(session.createNativeQuery(sql, String.class), tenant, solved, threshold)
                            .setMaxResults(cut.limit());
                    filter.wanted().forEach(query::setParameter);
                    cut.from()
                            .ifPresent(keys -> query.setParameter("idle", Long.valueOf(keys.get(0)))
                                    .setParameter("id", UUID.fromString(keys.get(1))));
                    return query.getResultList()
                            .map(rows -> rows.stream()
                                    .map(row -> Json.read(row, new TypeReference<Kept>() {})
                                            .leftLying())
                                    .toList());
                }));
    }

    Uni<IdleDistribution> distribution(TenantId tenant, Stretch solved, Optional<By> by) {
        var sql = DISTRIBUTION.formatted(by.isPresent() ? "t.team" : "cast(null as text)", TENTHS);
        return tenancy.as(
                tenant,
                session -> ThresholdStore.find(session, tenant)
                        .flatMap(threshold -> bound(
                                        session.createNativeQuery(sql, String.class), tenant, solved, threshold)
                                .getResultList()
                                .map(rows -> new IdleDistribution(
                                        solved.from(),
                                        solved.until(),
                                        threshold.percent(),
                                        rows.stream()
                                                .map(row -> Json.read(row, new TypeReference<Counted>() {})
                                                        .group())
                                                .toList()))));
    }

    private static Mutiny.SelectionQuery<String> bound(
            Mutiny.SelectionQuery<String> query, TenantId tenant, Stretch solved, Threshold threshold) {
        return query.setParameter("tenant", tenant.value())
                .setParameter("from", solved.from())
                .setParameter("until", solved.until())
                .setParameter("threshold", threshold.percent());
    }
}
