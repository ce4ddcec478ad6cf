package nl.druif.ticketclock.tmf;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.dossier.TicketStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Trouble tickets beside the tickets that their facts make. */
@ApplicationScoped
class TroubleTicketStore {
    private static final String INSERT = """
            insert into trouble_ticket (tenant_id, id, reference, status, content, history, created_at, updated_at,
                described_at, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7, ?8)
            on conflict (tenant_id, id) do nothing""";

    private static final String DUE = """
            select min(due_at)
            from clock
            where tenant_id = ?1 and ticket = ?2 and metric = 'TIME_TO_RESOLVE' and to_customer
                and state in ('RUNNING', 'PAUSED')""";

    private static final String OTHERS_UNTIL = """
            select max(occurred_at)
            from ticket_event
            where tenant_id = ?1 and ticket = ?2 and content ->> 'customer' <> ?3""";

    private static final String OF_CUSTOMER = """
            select customer
            from ticket
            where tenant_id = ?1 and id = ?2""";

    private static final String FOUND = """
            from trouble_ticket each
            join ticket t on t.tenant_id = each.tenant_id and t.id = each.id
            where each.tenant_id = :tenant""";

    private static final Audience IN_HOUSE = new Audience(Optional.empty());

    private final Tenancy tenancy;
    private final TicketStore tickets;

    TroubleTicketStore(Tenancy tenancy, TicketStore tickets) {
        this.tenancy = tenancy;
        this.tickets = tickets;
    }

    /** How many there are, and some of them as they are told. */
    record Listed(long total, List<Map<String, Object>> items) {}

    /** What somebody wants to see of the list. */
    record Wanted(Optional<Status> status, Optional<String> reference, int offset, int limit) {}

    /** @throws Refusal 409 {@code trouble-ticket-exists} */
    Uni<Map<String, Object>> add(TenantId tenant, TroubleTicket.Revision made, Instant now) {
        var ticket = made.next();
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tenant.value())
                        .setParameter(2, ticket.id())
                        .setParameter(3, ticket.reference())
                        .setParameter(4, ticket.status().map(Status::text).orElse(""))
                        .setParameter(5, Json.text(ticket.content()))
                        .setParameter(6, Json.text(ticket.history()))
                        .setParameter(7, now)
                        .setParameter(8, ticket.revision())
                        .executeUpdate()
                        .invoke(written -> refuseUnless(written == 1, ticket))
                        .call(() -> tickets.record(tenant, made.events(), now))
                        .chain(() -> told(session, tenant, ticket, IN_HOUSE)));
    }

    /** @throws Refusal 404 */
    Uni<Map<String, Object>> revise(TenantId tenant, UUID id, Instant now, UnaryOperator<Map<String, Object>> patch) {
        return tenancy.as(
                tenant,
                session -> session.find(TroubleTicketRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> {
                            var ticket = row.toTroubleTicket();
                            var revision = ticket.patched(patch.apply(ticket.withStatus()), now);
                            row.become(revision.next());
                            return session.flush()
                                    .call(() -> record(tenant, revision, now))
                                    .chain(() -> told(session, tenant, revision.next(), IN_HOUSE));
                        }));
    }

    /** @throws Refusal 404, also of what is another customer's */
    Uni<Map<String, Object>> find(TenantId tenant, Audience audience, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(TroubleTicketRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .call(row -> customer(session, tenant, id)
                                .invoke(owner -> refuseUnless(audience.mayLookAtTicketsOf(owner))))
                        .flatMap(row -> told(session, tenant, row.toTroubleTicket(), audience)));
    }

    /** The latest first. */
    Uni<Listed> list(TenantId tenant, Audience audience, Wanted wanted) {
        var conditions = new ArrayList<>(List.of(FOUND));
        wanted.status().ifPresent(status -> conditions.add("each.status = :status"));
        wanted.reference().ifPresent(reference -> conditions.add("each.reference = :reference"));
        audience.customer().ifPresent(mine -> conditions.add("t.customer = :party"));
        var found = String.join("\n    and ", conditions);
        return tenancy.as(
                tenant,
                session -> bound(
                                session.createNativeQuery("select count(*) " + found, Long.class),
                                tenant,
                                audience,
                                wanted)
                        .getSingleResult()
                        .flatMap(total -> bound(
                                        session.createNativeQuery(
                                                "select each.* " + found
                                                        + "\norder by each.created_at desc, each.id desc",
                                                TroubleTicketRow.class),
                                        tenant,
                                        audience,
                                        wanted)
                                .setFirstResult(wanted.offset())
                                .setMaxResults(wanted.limit())
                                .getResultList()
                                .flatMap(rows -> allTold(session, tenant, rows, audience))
                                .map(items -> new Listed(total, items))));
    }

    private Uni<Void> record(TenantId tenant, TroubleTicket.Revision revision, Instant now) {
        return revision.events().isEmpty()
                ? Uni.createFrom().voidItem()
                : tickets.record(tenant, revision.events(), now).replaceWithVoid();
    }

    private static <T> Mutiny.SelectionQuery<T> bound(
            Mutiny.SelectionQuery<T> query, TenantId tenant, Audience audience, Wanted wanted) {
        query.setParameter("tenant", tenant.value());
        wanted.status().ifPresent(status -> query.setParameter("status", status.text()));
        wanted.reference().ifPresent(reference -> query.setParameter("reference", reference));
        audience.customer().ifPresent(mine -> query.setParameter("party", mine));
        return query;
    }

    private static Uni<List<Map<String, Object>>> allTold(
            Mutiny.Session session, TenantId tenant, List<TroubleTicketRow> rows, Audience audience) {
        var told = Uni.createFrom().<List<Map<String, Object>>>item(new ArrayList<>());
        for (var row : rows) {
            told = told.call(list ->
                    told(session, tenant, row.toTroubleTicket(), audience).invoke(list::add));
        }
        return told;
    }

    private static Uni<Map<String, Object>> told(
            Mutiny.Session session, TenantId tenant, TroubleTicket ticket, Audience audience) {
        return othersUntil(session, tenant, ticket, audience)
                .flatMap(othersUntil -> session.createNativeQuery(DUE, OffsetDateTime.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, ticket.id())
                        .getSingleResultOrNull()
                        .map(due -> ticket.told(
                                Optional.ofNullable(due).map(OffsetDateTime::toInstant),
                                audience.isCustomer(),
                                othersUntil)));
    }

    private static Uni<Optional<Instant>> othersUntil(
            Mutiny.Session session, TenantId tenant, TroubleTicket ticket, Audience audience) {
        return audience.customer()
                .map(mine -> session.createNativeQuery(OTHERS_UNTIL, OffsetDateTime.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, ticket.id())
                        .setParameter(3, mine)
                        .getSingleResultOrNull()
                        .map(last -> Optional.ofNullable(last).map(OffsetDateTime::toInstant)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Uni<Optional<String>> customer(Mutiny.Session session, TenantId tenant, UUID id) {
        return session.createNativeQuery(OF_CUSTOMER, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private static void refuseUnless(boolean isNew, TroubleTicket ticket) {
        if (!isNew) {
            throw Refusal.conflict("trouble-ticket-exists", "There is a trouble ticket {reference} already.")
                    .with("reference", ticket.reference());
        }
    }

    private static void refuseUnless(boolean mayLook) {
        if (!mayLook) {
            throw Refusal.notFound();
        }
    }
}
