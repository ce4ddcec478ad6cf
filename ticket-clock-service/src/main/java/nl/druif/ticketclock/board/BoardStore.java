package nl.druif.ticketclock.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;

/** Running clocks in the order in which they run out, along an index that holds nothing else. */
@ApplicationScoped
class BoardStore {
    private static final String RUNNING = """
            select cast(jsonb_build_object(
                'id', c.id, 'cycle', c.cycle, 'ticket', c.ticket, 'reference', t.reference, 'service', t.service,
                'customer', t.customer, 'priority', t.priority, 'team', t.team, 'agreement', c.agreement,
                'version', c.version, 'target', c.target, 'metric', c.metric, 'nature', c.nature,
                'startedAt', c.started_at, 'dueAt', c.due_at) as text)
            from clock c
            join ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket
            where c.tenant_id = :tenant and c.state = 'RUNNING' and c.outcome = 'OPEN' and c.due_at is not null""";

    private final Tenancy tenancy;
    private final ObjectMapper json;

    BoardStore(Tenancy tenancy, ObjectMapper json) {
        this.tenancy = tenancy;
        this.json = json;
    }

    /** A customer's people see clocks of promises made to that customer. */
    Uni<List<RunningClock>> running(TenantId tenant, Audience audience, BoardFilter filter, Cut cut) {
        return tenancy.as(tenant, session -> {
            var query = session.createNativeQuery(statement(audience, filter, cut), String.class)
                    .setParameter("tenant", tenant.value())
                    .setMaxResults(cut.limit());
            filter.wanted().forEach(query::setParameter);
            audience.customer().ifPresent(mine -> query.setParameter("party", mine));
            cut.from()
                    .ifPresent(keys -> query.setParameter("at", Instant.parse(keys.get(0)))
                            .setParameter("id", UUID.fromString(keys.get(1)))
                            .setParameter("cycle", Integer.valueOf(keys.get(2))));
            return query.getResultList()
                    .map(rows -> rows.stream().map(this::clock).toList());
        });
    }

    private static String statement(Audience audience, BoardFilter filter, Cut cut) {
        var conditions = new ArrayList<>(List.of(RUNNING));
        filter.wanted().keySet().forEach(column -> conditions.add("t." + column + " = :" + column));
        audience.customer().ifPresent(mine -> conditions.add("c.to_customer and t.customer = :party"));
        cut.from()
                .ifPresent(keys -> conditions.add("(c.due_at, c.id, c.cycle) " + cut.beyond() + " (:at, :id, :cycle)"));
        return String.join("\n    and ", conditions)
                + "\norder by c.due_at %1$s, c.id %1$s, c.cycle %1$s".formatted(cut.direction());
    }

    private RunningClock clock(String row) {
        try {
            return json.readValue(row, RunningClock.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored clock cannot be read", bug);
        }
    }
}
