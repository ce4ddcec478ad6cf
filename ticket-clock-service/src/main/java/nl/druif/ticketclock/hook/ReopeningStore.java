package nl.druif.ticketclock.hook;

import static nl.druif.foundation.tenancy.Prepared.column;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds where tickets were reopened by what was told of their statuses alone: a status that is no end, after an end. Of what
 * is known together, so that it does not matter which of the two was heard first.
 */
@ApplicationScoped
class ReopeningStore {
    private static final Prepared UNTOLD = new Prepared("""
            select e.content::text
            from unnest($2::uuid[]) as wanted(ticket)
            cross join lateral (
                select * from ticket_event where tenant_id = $1 and ticket = wanted.ticket offset 0) as e
            where e.content ->> 'type' in ('STATUS_CHANGED', 'WORK_STARTED')
                and e.content ->> 'status' is not null
                and not exists (
                    select
                    from ticket_event r
                    where r.tenant_id = e.tenant_id
                        and r.ticket = e.ticket
                        and r.occurred_at = e.occurred_at
                        and r.content ->> 'type' = 'REOPENED')
                and (
                    select p.content ->> 'type'
                    from ticket_event p
                    where p.tenant_id = e.tenant_id
                        and p.ticket = e.ticket
                        and p.occurred_at < e.occurred_at
                        and (p.content ->> 'type' in ('RESOLVED', 'CLOSED', 'CANCELLED', 'REOPENED')
                            or p.content ->> 'type' in ('STATUS_CHANGED', 'WORK_STARTED')
                                and p.content ->> 'status' is not null)
                    order by p.occurred_at desc,
                        p.content ->> 'type' in ('RESOLVED', 'CLOSED', 'CANCELLED') desc,
                        cast(p.content ->> 'sequence' as bigint) desc
                    limit 1) in ('RESOLVED', 'CLOSED', 'CANCELLED')
            order by e.ticket, e.occurred_at, e.source_event_id""");

    /** The reopenings that nobody told, of tickets that are locked. */
    Uni<List<ReportedEvent>> untold(Mutiny.Session session, TenantId tenant, List<ReportedEvent> told) {
        var tickets =
                told.stream().map(event -> event.ticketId(tenant)).distinct().toList();
        return UNTOLD.rows(
                session,
                row -> reopening(Json.read((String) row[0], new TypeReference<ReportedEvent>() {})),
                tenant.value(),
                column(tickets, ticket -> ticket, UUID[]::new));
    }

    private static ReportedEvent reopening(ReportedEvent status) {
        return new ReportedEvent(
                status.source(),
                status.ticket(),
                status.sourceEventId().map(id -> id + ":reopened"),
                TicketEventType.REOPENED,
                status.occurredAt(),
                status.sequence() - 1,
                status.status(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status.openedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
