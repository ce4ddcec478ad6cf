package nl.druif.experience.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Closed tickets, invitations and their links, inside the transaction of whoever asks; a statement per batch, never per item. */
@ApplicationScoped
public class InvitationStore {
    private static final String KEEP = """
            insert into closed_ticket
                (tenant_id, ticket, reference, service, customer, priority, requester, locale, closed_at)
            select distinct on (r.ticket)
                ?1, r.ticket, r.reference, r.service, r.customer, r.priority, r.requester, r.locale, r."closedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(ticket uuid, reference text, service text, customer text, priority text, requester text,
                     locale text, "closedAt" timestamptz)
            order by r.ticket, r."closedAt" desc
            on conflict (tenant_id, ticket) do update set
                reference = excluded.reference,
                service = excluded.service,
                customer = excluded.customer,
                priority = excluded.priority,
                requester = excluded.requester,
                locale = excluded.locale,
                closed_at = excluded.closed_at
            where excluded.closed_at >= closed_ticket.closed_at""";

    private static final String LOG = """
            insert into skipped_invitation (tenant_id, id, ticket, reference, reason, closed_at, skipped_at)
            select ?1, r.id, r.ticket, r.reference, r.reason, r."closedAt", r."skippedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(id uuid, ticket uuid, reference text, reason text, "closedAt" timestamptz,
                     "skippedAt" timestamptz)
            on conflict do nothing""";

    private static final String SAVE_LINKS = """
            insert into survey_link (tenant_id, digest, invitation, issued_at)
            select ?1, decode(r.digest, 'hex'), r.invitation, r."issuedAt"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as r(digest text, invitation uuid, "issuedAt" timestamptz)""";

    private static final String ASKED = """
            select ticket
            from invitation
            where ticket in (
                select cast(value as uuid)
                from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))""";

    private static final String LAST_ASKED = """
            select requester, max(issued_at)
            from invitation
            where requester in (
                select value
                from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
            group by requester""";

    private static final String CLOSED = """
            select ticket, reference, service, customer, priority, requester, locale, closed_at
            from closed_ticket
            where ticket = ?1""";

    private static final String BY_LINK = """
            select i.*
            from invitation i
            join survey_link l on l.tenant_id = i.tenant_id and l.invitation = i.id
            where l.digest = decode(?1, 'hex')""";

    private final ObjectMapper json;

    InvitationStore(ObjectMapper json) {
        this.json = json;
    }

    /** Empty for a link that was never given out. */
    public Uni<Optional<Invitation>> opened(Mutiny.Session session, SurveyLink link) {
        return byLink(session, link, BY_LINK);
    }

    /** The same, and nobody else can until the transaction ends. */
    public Uni<Optional<Invitation>> locked(Mutiny.Session session, SurveyLink link) {
        return byLink(session, link, BY_LINK + " for update of i");
    }

    /** @throws Refusal 404 */
    Uni<Invitation> find(Mutiny.Session session, UUID id) {
        return session.find(InvitationRow.class, id)
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .map(InvitationRow::toInvitation);
    }

    Uni<List<Invitation>> list(Mutiny.Session session, Optional<UUID> ticket, Optional<String> reference, Cut cut) {
        var filter = new Filter().and("ticket", "=", ticket).and("reference", "=", reference);
        return page(session, InvitationRow.class, filter, cut)
                .map(rows -> rows.stream().map(InvitationRow::toInvitation).toList());
    }

    Uni<List<Skipped>> skipped(Mutiny.Session session, Optional<UUID> ticket, Cut cut) {
        return page(session, SkippedRow.class, new Filter().and("ticket", "=", ticket), cut)
                .map(rows -> rows.stream().map(SkippedRow::toSkipped).toList());
    }

    private static <R> Uni<List<R>> page(Mutiny.Session session, Class<R> rows, Filter filter, Cut cut) {
        var from = cut.from().map(keys -> UUID.fromString(keys.get(0)));
        var wanted = filter.and("id", cut.beyond(), from);
        var query = session.createQuery(
                "from " + rows.getSimpleName() + " where " + wanted.text() + " order by id " + cut.direction(), rows);
        wanted.values().forEach(query::setParameter);
        return query.setMaxResults(cut.limit()).getResultList();
    }

    private static Uni<Optional<Invitation>> byLink(Mutiny.Session session, SurveyLink link, String sql) {
        return session.createNativeQuery(sql, InvitationRow.class)
                .setParameter(1, HexFormat.of().formatHex(link.digest()))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(InvitationRow::toInvitation));
    }

    /** One asking at a time per tenant, until the transaction ends. */
    Uni<Integer> lock(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('asking ' || ?1, 0))", Integer.class)
                .setParameter(1, tenant.toString())
                .getSingleResult();
    }

    Uni<Void> keep(Mutiny.Session session, TenantId tenant, List<ClosedTicket> tickets) {
        return write(session, KEEP, tenant, tickets);
    }

    Uni<Void> log(Mutiny.Session session, TenantId tenant, List<Skipped> skipped) {
        return write(session, LOG, tenant, skipped);
    }

    Uni<Void> save(Mutiny.Session session, TenantId tenant, List<Invitation> invitations) {
        return session.persistAll(invitations.stream()
                        .map(invitation -> InvitationRow.of(tenant, invitation))
                        .toArray())
                .call(session::flush);
    }

    Uni<Void> saveLinks(Mutiny.Session session, TenantId tenant, List<IssuedLink> links) {
        return write(session, SAVE_LINKS, tenant, links);
    }

    /** Those of the tickets that somebody was asked about. */
    Uni<Set<UUID>> asked(Mutiny.Session session, List<ClosedTicket> tickets) {
        return session.createQuery("select ticket from InvitationRow where ticket in :tickets", UUID.class)
                .setParameter(
                        "tickets", tickets.stream().map(ClosedTicket::ticket).toList())
                .getResultList()
                .map(Set::copyOf);
    }

    Uni<Map<String, Instant>> lastAsked(Mutiny.Session session, List<ClosedTicket> tickets) {
        var requesters = tickets.stream()
                .flatMap(ticket -> ticket.requester().stream())
                .distinct()
                .toList();
        return session.createQuery(
                        "select requester, max(issuedAt) from InvitationRow where requester in :requesters"
                                + " group by requester",
                        Object[].class)
                .setParameter("requesters", requesters)
                .getResultList()
                .map(found ->
                        found.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1])));
    }

    /** @throws Refusal 404 {@code ticket-not-closed} when no closing of the ticket was heard */
    Uni<ClosedTicket> closed(Mutiny.Session session, UUID ticket) {
        return session.find(ClosedTicketRow.class, ticket)
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("ticket-not-closed", "No closing of this ticket was heard yet."))
                .map(ClosedTicketRow::toClosedTicket);
    }

    private Uni<Void> write(Mutiny.Session session, String sql, TenantId tenant, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(sql)
                        .setParameter(1, tenant.value())
                        .setParameter(2, text(rows))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private String text(Collection<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
