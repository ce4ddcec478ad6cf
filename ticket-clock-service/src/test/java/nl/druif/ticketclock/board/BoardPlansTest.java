package nl.druif.ticketclock.board;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.testing.Backing;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.audience.Audience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of whom the statistics of the database have not heard yet, beside one that has all there is. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class BoardPlansTest {
    private static final Audience PROVIDER = new Audience(Optional.empty());
    private static final Cut FIRST_PAGE = cut(Optional.empty());

    private final Desk others = Desk.fresh();
    private final Desk newcomer = Desk.fresh();

    @Inject
    Tables tables;

    @BeforeEach
    void statistics_are_gathered_of_others() throws SQLException {
        tables.change(others.tenant(), """
                insert into ticket (tenant_id, id, source, reference, team, customer, priority, service, state)
                select '%s', md5(n::text)::uuid, 'desk', 'M-' || n, 'team-' || n %% 200, 'c-' || n %% 300, 'P' || n %% 4,
                    's-' || n %% 20, 'OPEN'
                from generate_series(1, 20000) n""".formatted(others.tenant()));
        tables.change(others.tenant(), """
                insert into clock (tenant_id, ticket, id, cycle, label, agreement, version, target, metric, nature, to_customer,
                    state, outcome, started_at, due_at, counted_millis, elapsed_millis, read_at, team, customer, service,
                    priority)
                select tenant_id, id, id, 1, 'oplossen', id, 1, 'oplossen', 'TIME_TO_RESOLVE', 'COMMITMENT', true, 'RUNNING',
                    'OPEN', now(), now() + random() * interval '9 days', 0, 0, now(), team, customer, service, priority
                from ticket
                where tenant_id = '%s'""".formatted(others.tenant()));
        try (var owner = tables.database().connect(tables.database().owner());
                var analyze = owner.createStatement()) {
            analyze.execute("analyze ticket");
            analyze.execute("analyze clock");
        }
    }

    @Test
    void reads_the_queue_of_a_team_along_an_index_that_holds_it_in_its_order() {
        var page = plan(board(PROVIDER, filter(Optional.of("team-7"), Optional.empty()), FIRST_PAGE));
        assertThat(page).contains("clock_of_team", "(team = 'team-7'::text)").doesNotContain("Sort", "Seq Scan");

        var second = cut(Optional.of(List.of("2026-04-24T08:30:00Z", new UUID(0, 7).toString(), "1")));
        assertThat(plan(board(PROVIDER, filter(Optional.of("team-7"), Optional.empty()), second)))
                .contains("clock_of_team", "ROW(due_at, id, cycle) > ROW(")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void reads_the_whole_board_as_it_runs_out_and_no_more_of_it_than_is_shown() {
        for (var priority : List.of(Optional.<String>empty(), Optional.of("P1"))) {
            assertThat(plan(board(PROVIDER, filter(Optional.empty(), priority), FIRST_PAGE)))
                    .contains("clock_at_work")
                    .doesNotContain("Sort", "Seq Scan");
        }
    }

    @Test
    void reads_clocks_that_run_and_are_not_breached_as_they_run_out() {
        var running = new BoardFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BoardState.RUNNING),
                Optional.of(Outcome.OPEN));
        assertThat(plan(board(PROVIDER, running, FIRST_PAGE)))
                .contains("clock_at_work")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void has_tickets_beside_clocks_found_by_their_keys() {
        assertThat(plan(board(PROVIDER, filter(Optional.empty(), Optional.empty()), FIRST_PAGE)))
                .contains("ticket_pkey", "(id = c.ticket)");
    }

    @Test
    void has_tickets_that_changed_found_by_their_keys_however_many_they_are() {
        var tickets =
                IntStream.range(0, 500).mapToObj(n -> new UUID(0, n).toString()).collect(joining(","));
        assertThat(plan(BoardStore.CHANGED
                        .replace("?1", "'" + newcomer.tenant() + "'")
                        .replace("?2", "'" + tickets + "'")))
                .contains("ticket_pkey", "(id = wanted.id)")
                .doesNotContain("ticket_by_age", "Seq Scan");
    }

    private String board(Audience audience, BoardFilter filter, Cut cut) {
        var sql = BoardStore.statement(audience, filter, cut)
                .replace(":tenant", "'" + newcomer.tenant() + "'")
                .replace(":limit", "51")
                .replace(":party", "'c-7'");
        for (var wanted : filter.wanted().entrySet()) {
            sql = sql.replace(":" + wanted.getKey(), "'" + wanted.getValue() + "'");
        }
        if (cut.from().isPresent()) {
            var keys = cut.from().get();
            sql = sql.replace(":at", "timestamptz '" + keys.get(0) + "'")
                    .replace(":id", "uuid '" + keys.get(1) + "'")
                    .replace(":cycle", keys.get(2));
        }
        return sql;
    }

    private String plan(String sql) {
        return String.join("\n", tables.rows(newcomer.tenant(), "explain " + sql));
    }

    private static BoardFilter filter(Optional<String> team, Optional<String> priority) {
        return new BoardFilter(Optional.empty(), Optional.empty(), team, priority, Optional.empty(), Optional.empty());
    }

    private static Cut cut(Optional<List<String>> from) {
        return new Cut(50, from, false, false, URI.create("/clocks"), "");
    }
}
