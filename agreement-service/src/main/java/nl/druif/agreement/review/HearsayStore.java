package nl.druif.agreement.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.event.WatermelonFound;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Nature;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what was heard, newest telling per subject, and has the agreements that it concerns looked at. */
@ApplicationScoped
class HearsayStore {
    private static final String SAVE_TICKETS = """
            insert into review_ticket (tenant_id, id, revision, service, customer, opened_at)
            select ?1, r.ticket, r.revision, r.service, r.customer, r."openedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(ticket uuid, revision bigint, service text, customer text, "openedAt" timestamptz)
            on conflict (tenant_id, id) do update
            set revision = excluded.revision, service = excluded.service, customer = excluded.customer,
                opened_at = excluded.opened_at
            where review_ticket.revision < excluded.revision
            returning id""";

    private static final String FORGET_CLOCKS =
            "delete from review_clock where ticket = any(cast(cast(?1 as text) as uuid[]))";

    private static final String SAVE_CLOCKS = """
            insert into review_clock (tenant_id, ticket, id, cycle, agreement, outcome, placed_at)
            select ?1, r.ticket, r.id, r.cycle, r.agreement, r.outcome, r."placedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, id uuid, cycle int, agreement uuid, outcome text, "placedAt" timestamptz)""";

    private static final String SAVE_WITHDRAWALS = """
            insert into review_withdrawal (tenant_id, ticket, clock, cycle, agreement, fired_at)
            select ?1, r.ticket, r.clock, r.cycle, r.agreement, max(r."firedAt")
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(ticket uuid, clock uuid, cycle int, agreement uuid, "firedAt" timestamptz)
            group by r.ticket, r.clock, r.cycle, r.agreement
            on conflict (tenant_id, ticket, clock, cycle) do update
            set fired_at = greatest(review_withdrawal.fired_at, excluded.fired_at)""";

    private static final String SAVE_RATINGS = """
            insert into review_rating
                (tenant_id, invitation, ticket, revision, service, customer, stars, suspected_automated, answered_at)
            select ?1, r.invitation, r.ticket, r.revision, r.service, r.customer, r.stars, r."suspectedAutomated", r.at
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                invitation uuid, ticket uuid, revision bigint, service text, customer text, stars smallint,
                "suspectedAutomated" boolean, at timestamptz)
            on conflict (tenant_id, invitation) do update
            set revision = excluded.revision, stars = excluded.stars,
                suspected_automated = excluded.suspected_automated, answered_at = excluded.answered_at
            where review_rating.revision < excluded.revision""";

    private static final String SAVE_WATERMELONS = """
            insert into review_watermelon (tenant_id, agreement, period, along, slice, rating)
            select ?1, r.agreement, r.period, r.along, coalesce(r.slice, ''), r.rating
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(agreement uuid, period text, along text, slice text, rating numeric)
            on conflict do nothing""";

    /** In one order, so that no two writers wait for each other. */
    private static final String LOOK_AT = """
            insert into review_watch (tenant_id, agreement_id, look_at, seen_revision)
            select a.tenant_id, a.id, ?2, 0
            from agreement a
            where a.id = any(cast(cast(?1 as text) as uuid[]))
            order by a.id
            on conflict (tenant_id, agreement_id) do update
            set look_at = least(review_watch.look_at, excluded.look_at)""";

    private final Tenancy tenancy;

    HearsayStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    Uni<Void> hear(TenantId tenant, List<Announcement> news, Instant now) {
        var judged = newest(only(TicketJudged.class, news), TicketJudged::ticket, TicketJudged::revision);
        var withdrawn = only(FiringWithdrawn.class, news)
                .filter(each -> each.threshold().isEmpty() && each.clock().nature() == Nature.COMMITMENT)
                .map(HeardWithdrawal::of)
                .toList();
        var answered =
                newest(only(ResponseRecorded.class, news), ResponseRecorded::invitation, ResponseRecorded::revision);
        var found = only(WatermelonFound.class, news).toList();
        return tenancy.as(
                tenant,
                session -> hearJudged(session, tenant, judged)
                        .chain(() -> save(session, tenant, SAVE_WITHDRAWALS, withdrawn))
                        .chain(() -> save(session, tenant, SAVE_RATINGS, answered))
                        .chain(() -> save(session, tenant, SAVE_WATERMELONS, found))
                        .chain(() -> lookAt(session, concerned(judged, withdrawn, found), now)));
    }

    private static Uni<Void> hearJudged(Mutiny.Session session, TenantId tenant, Collection<TicketJudged> judged) {
        if (judged.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(SAVE_TICKETS, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, Json.mapper().valueToTree(judged).toString())
                .getResultList()
                .flatMap(changed -> replaceClocks(session, tenant, judged, new HashSet<>(changed)));
    }

    private static Uni<Void> replaceClocks(
            Mutiny.Session session, TenantId tenant, Collection<TicketJudged> judged, Set<UUID> changed) {
        var clocks = judged.stream()
                .filter(each -> changed.contains(each.ticket()))
                .flatMap(HeardClock::of)
                .toList();
        return session.createNativeQuery(FORGET_CLOCKS)
                .setParameter(1, array(changed))
                .executeUpdate()
                .chain(() -> save(session, tenant, SAVE_CLOCKS, clocks));
    }

    /** What is told of months that are over is looked at every night; these may give cause at once. */
    private static Set<UUID> concerned(
            Collection<TicketJudged> judged, List<HeardWithdrawal> withdrawn, List<WatermelonFound> found) {
        return Stream.of(
                        judged.stream()
                                .flatMap(HeardClock::of)
                                .filter(HeardClock::isBreached)
                                .map(HeardClock::agreement),
                        withdrawn.stream().map(HeardWithdrawal::agreement),
                        found.stream().map(WatermelonFound::agreement))
                .flatMap(agreements -> agreements)
                .collect(Collectors.toSet());
    }

    private static Uni<Void> lookAt(Mutiny.Session session, Set<UUID> agreements, Instant now) {
        if (agreements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(LOOK_AT)
                .setParameter(1, array(agreements))
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> save(Mutiny.Session session, TenantId tenant, String sql, Collection<?> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, Json.mapper().valueToTree(rows).toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String array(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> Stream<T> only(Class<T> kind, List<Announcement> news) {
        return news.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T, K> Collection<T> newest(Stream<T> news, Function<T, K> subject, Function<T, Long> revision) {
        BinaryOperator<T> newer = (one, other) -> revision.apply(other) > revision.apply(one) ? other : one;
        return news.collect(Collectors.toMap(subject, Function.identity(), newer, HashMap::new))
                .values();
    }
}
