package nl.druif.ticketclock.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.TermsStore;

/** Clocks that have not ended, in the order in which they run out, along indexes that hold nothing else. */
@ApplicationScoped
public class BoardStore {
    private static final String CLOCK = """
            jsonb_build_object(
                'id', c.id, 'cycle', c.cycle, 'ticket', c.ticket, 'reference', t.reference, 'service', t.service,
                'customer', t.customer, 'priority', t.priority, 'team', t.team, 'status', t.status,
                'agreement', c.agreement, 'version', c.version, 'target', c.target, 'metric', c.metric,
                'nature', c.nature, 'toCustomer', c.to_customer, 'state', c.state, 'outcome', c.outcome,
                'startedAt', c.started_at, 'dueAt', c.due_at, 'breachedAt', c.breached_at, 'readAt', c.read_at)""";

    // Word for word what the indexes clock_at_work and clock_of_team are over.
    private static final String AT_WORK = "c.state in ('RUNNING', 'PAUSED') and c.due_at is not null";

    private static final String LIST = "select cast(" + CLOCK + """
             as text)
            from (
                select c.*
                from clock c
                where c.tenant_id = :tenant and\s""" + AT_WORK;

    // Each by its key: joined with as many as a tenant is taken to have, all tickets of the tenant were read, and then
    // sorted.
    private static final String WITH_TICKETS = """
            ) c
            cross join lateral (
                select t.*
                from ticket t
                where t.tenant_id = :tenant and t.id = c.ticket
                offset 0) t""";

    static final String CHANGED = """
            select cast(jsonb_build_object(
                'ticket', t.id,
                'customer', t.customer,
                'ever', (
                    select jsonb_build_object(
                        'customers', coalesce(jsonb_agg(distinct e.content ->> 'customer')
                            filter (where e.content ->> 'customer' is not null), '[]'),
                        'services', coalesce(jsonb_agg(distinct e.content ->> 'service')
                            filter (where e.content ->> 'service' is not null), '[]'),
                        'teams', coalesce(jsonb_agg(distinct e.content ->> 'team')
                            filter (where e.content ->> 'team' is not null), '[]'),
                        'priorities', coalesce(jsonb_agg(distinct e.content ->> 'priority')
                            filter (where e.content ->> 'priority' is not null), '[]'))
                    from ticket_event e
                    where e.tenant_id = ?1 and e.ticket = t.id),
                'clocks', coalesce((
                    select jsonb_agg(""" + CLOCK + """
            )
                    from clock c
                    where c.tenant_id = ?1 and c.ticket = t.id and\s""" + AT_WORK + """
            ), '[]')) as text)
            from unnest(cast(string_to_array(?2, ',') as uuid[])) as wanted(id)
            cross join lateral (
                select t.*
                from ticket t
                where t.tenant_id = ?1 and t.id = wanted.id
                offset 0) t""";

    private final Tenancy tenancy;
    private final TermsStore terms;
    private final ObjectMapper json;

    BoardStore(Tenancy tenancy, TermsStore terms, ObjectMapper json) {
        this.tenancy = tenancy;
        this.terms = terms;
        this.json = json;
    }

    /** A customer's people see clocks of promises made to that customer. */
    Uni<List<BoardClock>> list(TenantId tenant, Audience audience, BoardFilter filter, Cut cut, Instant now) {
        return tenancy.as(tenant, session -> {
            var query = session.createNativeQuery(statement(audience, filter, cut), String.class)
                    .setParameter("tenant", tenant.value())
                    .setParameter("limit", cut.limit());
            filter.wanted().forEach(query::setParameter);
            audience.customer().ifPresent(mine -> query.setParameter("party", mine));
            cut.from()
                    .ifPresent(keys -> query.setParameter("at", Instant.parse(keys.get(0)))
                            .setParameter("id", UUID.fromString(keys.get(1)))
                            .setParameter("cycle", Integer.valueOf(keys.get(2))));
            return query.getResultList()
                    .flatMap(rows -> terms.known(session, tenant)
                            .map(known -> rows.stream()
                                    .map(row -> BoardClock.of(read(row, KeptClock.class), known, now)
                                            .seenBy(audience))
                                    .toList()));
        });
    }

    /** All of a board, by ticket. */
    public Uni<List<ClocksChanged>> all(TenantId tenant, Audience audience, BoardFilter filter, Instant now) {
        return tenancy.as(tenant, session -> {
            var query = session.createNativeQuery(conditions(audience, filter) + WITH_TICKETS, String.class)
                    .setParameter("tenant", tenant.value());
            filter.wanted().forEach(query::setParameter);
            audience.customer().ifPresent(mine -> query.setParameter("party", mine));
            return query.getResultList()
                    .flatMap(rows -> terms.known(session, tenant)
                            .map(known -> rows.stream()
                                    .map(row -> BoardClock.of(read(row, KeptClock.class), known, now)
                                            .seenBy(audience))
                                    .collect(Collectors.groupingBy(BoardClock::ticket))))
                    .map(tickets -> tickets.entrySet().stream()
                            .map(ticket -> new ClocksChanged(ticket.getKey(), now, ticket.getValue()))
                            .toList());
        });
    }

    /** Tickets as they are now; one that is not there is left out. */
    public Uni<List<ChangedTicket>> changed(TenantId tenant, List<UUID> tickets, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(CHANGED, String.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, tickets.stream().map(UUID::toString).collect(Collectors.joining(",")))
                        .getResultList()
                        .flatMap(rows -> terms.known(session, tenant)
                                .map(known -> rows.stream()
                                        .map(row -> read(row, KeptTicket.class).changed(known, now))
                                        .toList())));
    }

    record KeptTicket(UUID ticket, Optional<String> customer, ChangedTicket.Ever ever, List<KeptClock> clocks) {
        ChangedTicket changed(KnownTerms known, Instant now) {
            return new ChangedTicket(
                    ticket,
                    customer,
                    ever,
                    clocks.stream()
                            .map(clock -> BoardClock.of(clock, known, now))
                            .toList(),
                    now);
        }
    }

    static String statement(Audience audience, BoardFilter filter, Cut cut) {
        var beyond = cut.from().isEmpty()
                ? ""
                : "\n    and (c.due_at, c.id, c.cycle) " + cut.beyond() + " (:at, :id, :cycle)";
        var order = "\norder by c.due_at %1$s, c.id %1$s, c.cycle %1$s".formatted(cut.direction());
        // A limit that the planner cannot see: for one that it knows it sorts all that a tenant has, once that is
        // thought to be less.
        return conditions(audience, filter) + beyond + order + "\nlimit (select cast(:limit as bigint))" + WITH_TICKETS
                + order;
    }

    private static String conditions(Audience audience, BoardFilter filter) {
        var conditions = new ArrayList<>(List.of(LIST));
        filter.wanted().keySet().forEach(column -> conditions.add("c." + column + " = :" + column));
        // Names of an enum, and as they are: the planner must see that the index is over all of them.
        filter.state().ifPresent(state -> conditions.add("c.state = '" + state + "'"));
        filter.outcome().ifPresent(outcome -> conditions.add("c.outcome = '" + outcome + "'"));
        audience.customer().ifPresent(mine -> conditions.add("c.to_customer and c.customer = :party"));
        return String.join("\n    and ", conditions);
    }

    private <T> T read(String row, Class<T> type) {
        try {
            return json.readValue(row, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored clock cannot be read", bug);
        }
    }
}
