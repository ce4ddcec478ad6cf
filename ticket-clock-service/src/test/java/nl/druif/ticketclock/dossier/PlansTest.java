package nl.druif.ticketclock.dossier;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.testing.Backing;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of whom the statistics of the database have not heard yet. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class PlansTest {
    private static final String TICKETS =
            IntStream.range(0, 500).mapToObj(n -> new UUID(0, n).toString()).collect(joining(",", "'{", "}'"));

    private final Desk others = Desk.fresh();
    private final Desk newcomer = Desk.fresh();

    @Inject
    Tables tables;

    @BeforeEach
    void statistics_are_gathered_of_others() throws SQLException {
        tables.change(others.tenant(), """
                insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                select '%s', 'desk', 'e' || n, md5((n / 5)::text)::uuid, now(), '{}'
                from generate_series(1, 20000) n""".formatted(others.tenant()));
        tables.change(others.tenant(), """
                insert into ticket (tenant_id, id, source, reference)
                select '%s', md5(n::text)::uuid, 'desk', n
                from generate_series(1, 4000) n""".formatted(others.tenant()));
        try (var owner = tables.database().connect(tables.database().owner());
                var analyze = owner.createStatement()) {
            analyze.execute("analyze ticket, ticket_event");
        }
    }

    @Test
    void has_its_tickets_found_by_their_ids() throws SQLException {
        assertThat(plan(FactStore.LOCK, TICKETS)).isNotEmpty().allMatch(line -> line.contains("(id = r.wanted)"));
        assertThat(plan(FactStore.OPENED, TICKETS)).isNotEmpty().allMatch(line -> line.contains("(id = r.wanted)"));
    }

    @Test
    void has_what_is_known_of_tickets_found_by_them_and_not_all_of_it_read() throws SQLException {
        for (var known : List.of(HistoryStore.EVENTS, HistoryStore.FIRED, HistoryStore.CLOCKS)) {
            assertThat(plan(known, TICKETS)).isNotEmpty().allMatch(line -> line.contains("(ticket = r.wanted)"));
        }
    }

    @Test
    void has_what_it_said_before_found_by_the_names_of_events() throws SQLException {
        assertThat(plan(FactStore.SAID, "array['desk', 'desk']", "array['e1', 'e2']"))
                .anyMatch(line -> line.contains("(source = r.source)") && line.contains("(source_event_id = r.id)"));
    }

    /** Where in an index it looks, in a transaction that judges. */
    private List<String> plan(Prepared statement, String... values) throws SQLException {
        var sql = statement.sql().replace("$1", "'" + newcomer.tenant() + "'");
        for (int i = 0; i < values.length; i++) {
            sql = sql.replace("$" + (i + 2), values[i]);
        }
        var looked = new ArrayList<String>();
        try (var judging = tables.holding(
                        newcomer.tenant(),
                        "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off");
                var explain = judging.createStatement();
                var lines = explain.executeQuery("explain " + sql)) {
            while (lines.next()) {
                if (lines.getString(1).contains("Index Cond")) {
                    looked.add(lines.getString(1));
                }
            }
        }
        return looked;
    }
}
