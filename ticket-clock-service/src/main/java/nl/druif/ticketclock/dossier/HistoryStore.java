package nl.druif.ticketclock.dossier;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static nl.druif.foundation.tenancy.Prepared.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All that is known of tickets. */
@ApplicationScoped
class HistoryStore {
    static final String HEAD = "select id, source, reference, revision, encode(judged_hash, 'hex'), closing_told_at";

    // Each ticket is looked up by itself. Asked for all of them at once, the planner would sooner or later read
    // everything
    // of a tenant about whom it guessed wrong, or walk through an index that the ticket's id comes last in.
    private static final Prepared HEADS = new Prepared(HEAD + """

            from unnest($2::uuid[]) as r(wanted)
            cross join lateral (select * from ticket where tenant_id = $1 and id = r.wanted offset 0) as t""");

    static final Prepared EVENTS = new Prepared("""
            select r.wanted, e.content
            from unnest($2::uuid[]) as r(wanted)
            cross join lateral (
                select content::text
                from ticket_event
                where tenant_id = $1 and ticket = r.wanted
                offset 0) as e""");

    static final Prepared FIRED = new Prepared("""
            select r.wanted, f.name, f.label, f.threshold, f.at, f.telling, f.withdrawn
            from unnest($2::uuid[]) as r(wanted)
            cross join lateral (
                select name::text, label, threshold, at, telling, withdrawn
                from fired
                where tenant_id = $1 and ticket = r.wanted
                offset 0) as f""");

    static final Prepared CLOCKS = new Prepared("""
            select r.wanted, c.agreement, c.id, c.label, c.cycle
            from unnest($2::uuid[]) as r(wanted)
            cross join lateral (
                select agreement, id, label, cycle
                from clock
                where tenant_id = $1 and ticket = r.wanted
                offset 0) as c""");

    private final ObjectReader event;
    private final ObjectReader clockName;

    HistoryStore(ObjectMapper json) {
        this.event = json.readerFor(ReportedEvent.class);
        this.clockName = json.readerFor(ClockName.class);
    }

    Uni<List<History>> histories(Mutiny.Session session, TenantId tenant, List<UUID> tickets) {
        return HEADS.rows(session, HistoryStore::head, tenant.value(), tickets.toArray(UUID[]::new))
                .flatMap(heads -> of(session, tenant, heads));
    }

    Uni<List<History>> of(Mutiny.Session session, TenantId tenant, List<Head> tickets) {
        var judged =
                tickets.stream().filter(head -> head.judgedHash().isPresent()).toList();
        return byTicket(EVENTS, session, tenant, tickets, row -> event((String) row[1]))
                .flatMap(events -> byTicket(FIRED, session, tenant, judged, this::told)
                        .flatMap(fired -> byTicket(CLOCKS, session, tenant, judged, HistoryStore::clock)
                                .map(clocks -> tickets.stream()
                                        .map(head -> history(head, events, fired, clocks))
                                        .toList())));
    }

    private static History history(
            Head head,
            Map<UUID, List<ReportedEvent>> events,
            Map<UUID, List<Told>> fired,
            Map<UUID, List<ClockKey>> clocks) {
        var id = head.id();
        return new History(
                id,
                head.source(),
                head.reference(),
                head.revision(),
                head.judgedHash(),
                head.closingTold(),
                events.getOrDefault(id, List.of()),
                fired.getOrDefault(id, List.of()),
                clocks.getOrDefault(id, List.of()));
    }

    private static <T> Uni<Map<UUID, List<T>>> byTicket(
            Prepared select,
            Mutiny.Session session,
            TenantId tenant,
            List<Head> tickets,
            Function<@Nullable Object[], T> read) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return select.rows(
                        session,
                        row -> entry((UUID) row[0], row, read),
                        tenant.value(),
                        column(tickets, Head::id, UUID[]::new))
                .map(rows ->
                        rows.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    private static <T> Map.Entry<UUID, T> entry(
            UUID ticket, @Nullable Object[] row, Function<@Nullable Object[], T> read) {
        try {
            return Map.entry(ticket, read.apply(row));
        } catch (RuntimeException bug) {
            throw new UnreadableTicket(ticket, bug);
        }
    }

    static Head head(@Nullable Object[] row) {
        return new Head(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (Long) row[3],
                Optional.ofNullable((String) row[4]),
                Optional.ofNullable((OffsetDateTime) row[5]).map(OffsetDateTime::toInstant));
    }

    private static ClockKey clock(@Nullable Object[] row) {
        return new ClockKey((UUID) row[1], (UUID) row[2], (String) row[3], (Integer) row[4]);
    }

    private Told told(@Nullable Object[] row) {
        return new Told(
                read(clockName, (String) row[1]),
                (String) row[2],
                (Integer) row[3],
                ((OffsetDateTime) row[4]).toInstant(),
                (Integer) row[5],
                (Boolean) row[6]);
    }

    ReportedEvent event(String content) {
        return read(event, content);
    }

    private static <T> T read(ObjectReader reader, String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored ticket cannot be read", bug);
        }
    }
}
