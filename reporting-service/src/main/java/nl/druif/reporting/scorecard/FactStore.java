package nl.druif.reporting.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.InvitationIssued;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what was announced, newest revision per subject; a batch of news takes two or three statements. */
@ApplicationScoped
class FactStore {
    // What reaches others' tickets too is shown to none of them: its figures are made of all of theirs.
    private static final String SAVE_AGREEMENTS = """
            insert into agreement (tenant_id, id, revision, reference, customer, told)
            select ?1, r.agreement, r.revision, r.reference,
                case
                    when coalesce(r.reach -> 'customers', jsonb_build_array(r.customer -> 'reference'))
                        = jsonb_build_array(r.customer -> 'reference')
                    then r.customer ->> 'reference'
                    else ''
                end,
                told
            from jsonb_array_elements(cast(cast(?2 as text) as jsonb)) as told,
                jsonb_to_record(told)
                    as r(agreement uuid, revision bigint, reference text, customer jsonb, reach jsonb)
            on conflict (tenant_id, id) do update
            set revision = excluded.revision, reference = excluded.reference, customer = excluded.customer,
                told = excluded.told
            where agreement.revision < excluded.revision""";

    private static final String SAVE_TICKETS = """
            insert into ticket
                (tenant_id, id, revision, reference, service, customer, priority, team, opened_at, ended_at, clocks)
            select ?1, r.ticket, r.revision, r.reference, r.service, r.customer, r.priority, r.team, r."openedAt",
                coalesce(r."resolvedAt", r."closedAt"), jsonb_array_length(r.clocks)
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, revision bigint, reference text, service text, customer text, priority text, team text,
                "openedAt" timestamptz, "resolvedAt" timestamptz, "closedAt" timestamptz, clocks jsonb)
            on conflict (tenant_id, id) do update
            set revision = excluded.revision, reference = excluded.reference, service = excluded.service,
                customer = excluded.customer, priority = excluded.priority, team = excluded.team,
                opened_at = excluded.opened_at, ended_at = excluded.ended_at, clocks = excluded.clocks
            where ticket.revision < excluded.revision
            returning id""";

    private static final String FORGET_CLOCKS =
            "delete from clock where ticket = any(cast(cast(?1 as text) as uuid[]))";

    private static final String FORGET_VERDICTS =
            "delete from verdict where ticket = any(cast(cast(?1 as text) as uuid[]))";

    private static final String SAVE_VERDICTS = """
            insert into verdict
                (tenant_id, ticket, agreement, standing, reference, service, priority, team, opened_at, ended_at)
            select ?1, r.ticket, r.agreement, r.standing, r.reference, r.service, r.priority, r.team, r."openedAt",
                r."endedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, agreement uuid, standing text, reference text, service text, priority text, team text,
                "openedAt" timestamptz, "endedAt" timestamptz)""";

    private static final String SAVE_CLOCKS = """
            insert into clock
                (tenant_id, ticket, reference, service, priority, team, id, cycle, agreement, version, target, metric, nature, outcome,
                started_at, due_at, breached_at, stopped_at, placed_at, counted_ms, elapsed_ms, idle_ms)
            select ?1, r.ticket, r.reference, r.service, r.priority, r.team, r.id, r.cycle, r.agreement, r.version,
                r.target, r.metric, r.nature, r.outcome,
                r."startedAt", r."dueAt", r."breachedAt", r."stoppedAt", r."placedAt",
                r."countedMillis", r."elapsedMillis", r."idleMillis"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, reference text, service text, priority text, team text, id uuid, cycle int,
                agreement uuid, version int, target text, metric text, nature text, outcome text, "startedAt" timestamptz, "dueAt" timestamptz, "breachedAt" timestamptz,
                "stoppedAt" timestamptz, "placedAt" timestamptz, "countedMillis" bigint, "elapsedMillis" bigint,
                "idleMillis" bigint)""";

    private static final String SAVE_INVITATIONS = """
            insert into invitation (tenant_id, ticket, id, issued_at)
            select ?1, r.ticket, r.invitation, r.at
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(ticket uuid, invitation uuid, at timestamptz)
            on conflict (tenant_id, ticket, id) do nothing""";

    private static final String SAVE_RATINGS = """
            insert into rating (tenant_id, ticket, invitation, revision, stars, suspected_automated, answered_at)
            select ?1, r.ticket, r.invitation, r.revision, r.stars, r."suspectedAutomated", r.at
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
                ticket uuid, invitation uuid, revision bigint, stars smallint, "suspectedAutomated" boolean,
                at timestamptz)
            on conflict (tenant_id, ticket, invitation) do update
            set revision = excluded.revision, stars = excluded.stars,
                suspected_automated = excluded.suspected_automated, answered_at = excluded.answered_at
            where rating.revision < excluded.revision""";

    /** In one order, so that no two writers wait for each other; the update keeps a reader from missing what is not committed. */
    private static final String MARK_DAYS = """
            insert into changed_day (tenant_id, agreement, day)
            select tenant_id, agreement, cast(ended_at at time zone 'UTC' as date) as day
            from (%s) as touched
            group by tenant_id, agreement, day
            order by tenant_id, agreement, day
            on conflict (tenant_id, agreement, day) do update set day = excluded.day""";

    private static final String MARK_DAYS_OF_TICKETS = MARK_DAYS.formatted("""
            select v.tenant_id, v.agreement, v.ended_at
            from verdict v
            where v.ticket = any(cast(cast(?1 as text) as uuid[]))
            union all
            select t.tenant_id, a.id, t.ended_at
            from ticket t
            join agreement a on t.customer is null or a.customer = t.customer
            where t.id = any(cast(cast(?1 as text) as uuid[])) and t.clocks = 0 and t.ended_at is not null""");

    private static final String MARK_DAYS_OF_AGREEMENTS = MARK_DAYS.formatted("""
            select v.tenant_id, v.agreement, v.ended_at
            from verdict v
            where v.agreement = any(cast(cast(?1 as text) as uuid[]))""");

    private final Tenancy tenancy;
    private final ObjectMapper json;

    FactStore(Tenancy tenancy, ObjectMapper json) {
        this.tenancy = tenancy;
        this.json = json;
    }

    Uni<Void> published(TenantId tenant, List<AgreementPublished> news) {
        var newest = newest(news, AgreementPublished::agreement, AgreementPublished::revision);
        var agreements = newest.stream().map(AgreementPublished::agreement).collect(Collectors.toSet());
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.as(
                        tenant,
                        session -> insert(session, tenant, SAVE_AGREEMENTS, newest)
                                .call(() -> concerning(session, MARK_DAYS_OF_AGREEMENTS, agreements)));
    }

    Uni<Void> judged(TenantId tenant, List<TicketJudged> news) {
        var newest = newest(news, TicketJudged::ticket, TicketJudged::revision);
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.as(
                        tenant,
                        session -> saveTickets(session, tenant, newest)
                                .call(changed -> replace(session, tenant, newest, changed))
                                .call(changed -> concerning(session, MARK_DAYS_OF_TICKETS, changed))
                                .replaceWithVoid());
    }

    Uni<Void> invited(TenantId tenant, List<InvitationIssued> news) {
        return save(
                tenant,
                SAVE_INVITATIONS,
                news.stream().map(InvitationRow::of).distinct().toList());
    }

    Uni<Void> answered(TenantId tenant, List<ResponseRecorded> news) {
        var newest = newest(news, ResponseRecorded::invitation, ResponseRecorded::revision);
        var tickets = newest.stream().map(ResponseRecorded::ticket).collect(Collectors.toSet());
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.as(
                        tenant,
                        session -> insert(session, tenant, SAVE_RATINGS, newest)
                                .call(() -> concerning(session, MARK_DAYS_OF_TICKETS, tickets)));
    }

    private Uni<Set<UUID>> saveTickets(Mutiny.Session session, TenantId tenant, Collection<TicketJudged> newest) {
        return session.createNativeQuery(SAVE_TICKETS, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, text(newest))
                .getResultList()
                .map(HashSet::new);
    }

    private Uni<Void> replace(
            Mutiny.Session session, TenantId tenant, Collection<TicketJudged> newest, Set<UUID> changed) {
        var judged =
                newest.stream().filter(one -> changed.contains(one.ticket())).toList();
        var clocks = judged.stream().flatMap(ClockRow::of).toList();
        var verdicts = judged.stream().flatMap(VerdictRow::of).toList();
        return concerning(session, FORGET_CLOCKS, changed)
                .flatMap(forgotten -> concerning(session, FORGET_VERDICTS, changed))
                .flatMap(forgotten -> insert(session, tenant, SAVE_CLOCKS, clocks))
                .flatMap(saved -> insert(session, tenant, SAVE_VERDICTS, verdicts));
    }

    private static Uni<Integer> concerning(Mutiny.Session session, String sql, Set<UUID> subjects) {
        var array = subjects.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return session.createNativeQuery(sql).setParameter(1, array).executeUpdate();
    }

    private Uni<Void> save(TenantId tenant, String sql, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.as(tenant, session -> insert(session, tenant, sql, rows));
    }

    private Uni<Void> insert(Mutiny.Session session, TenantId tenant, String sql, Collection<?> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, text(rows))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T, K> Collection<T> newest(List<T> news, Function<T, K> subject, Function<T, Long> revision) {
        BinaryOperator<T> newer = (one, other) -> revision.apply(other) > revision.apply(one) ? other : one;
        return news.stream()
                .collect(Collectors.toMap(subject, Function.identity(), newer, HashMap::new))
                .values();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
