package nl.druif.ticketclock.board;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ClockListTest {
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @BeforeEach
    void promised() {
        clock.set(Instant.parse("2026-04-24T08:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void pages_show_every_clock_that_was_there_all_the_time_exactly_once_whatever_is_written_between_them() {
        for (int i = 10; i < 40; i++) {
            desk.hears(event("M-" + i, "1-" + i, "OPENED", "2026-04-24T09:" + i + ":00+02:00"));
        }
        var seen = new ArrayList<String>();
        var page = desk.agent().queryParam("pageSize", 4).get(ROOT + "/clocks").jsonPath();
        for (int turn = 0; ; turn++) {
            seen.addAll(page.getList("items.reference", String.class));
            var next = page.getString("next");
            if (next == null) {
                break;
            }
            // Before, between and behind what was seen clocks begin, and one that was and one that was not seen end.
            desk.hears(event("N-" + turn, "2-" + turn, "OPENED", "2026-04-24T09:05:" + (10 + turn) + "+02:00"));
            desk.hears(event("O-" + turn, "3-" + turn, "OPENED", "2026-04-24T09:" + (12 + 3 * turn) + ":30+02:00"));
            if (turn < 3) {
                desk.hears(event("M-" + (10 + turn), "4-" + turn, "RESOLVED", "2026-04-24T10:20:00+02:00"));
                desk.hears(event("M-" + (39 - turn), "5-" + turn, "RESOLVED", "2026-04-24T10:20:00+02:00"));
            }
            page = desk.agent().urlEncodingEnabled(false).get(next).jsonPath();
        }
        assertThat(seen).doesNotHaveDuplicates();
        for (int i = 13; i < 37; i++) {
            assertThat(seen).contains("M-" + i);
        }
        assertThat(seen).filteredOn(reference -> reference.startsWith("N-")).isEmpty();
    }

    @Test
    void a_paused_clock_says_why_and_what_is_left_and_when_it_would_run_out_if_work_resumed() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
        desk.hears(event("M-1", "2", "STATUS_CHANGED", "2026-04-24T10:20:00+02:00")
                .replace("\"source\"", "\"status\": \"Wacht op klant\", \"source\""));
        clock.set(Instant.parse("2026-04-24T10:30:00Z"));
        var paused = list("state", "PAUSED");
        assertThat(paused.getString("items[0].pause.status")).isEqualTo("Wacht op klant");
        assertThat(paused.getString("items[0].pause.party")).isEqualTo("CUSTOMER");
        assertThat(paused.getString("items[0].remaining")).isEqualTo("PT3H40M");
        assertThat(paused.getString("items[0].dueAt")).isEqualTo("2026-04-24T14:10:00Z");
        assertThat(paused.getBoolean("items[0].dueIfResumedNow")).isTrue();
        assertThat(list("state", "RUNNING").getList("items")).isEmpty();
    }

    @Test
    void a_breached_clock_that_still_runs_is_on_the_board_and_can_be_asked_for_alone() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-23T10:00:00+02:00"));
        desk.hears(event("M-2", "2", "OPENED", "2026-04-24T10:00:00+02:00"));
        assertThat(list("outcome", "BREACHED").getList("items.reference")).containsExactly("M-1");
        assertThat(list("outcome", "BREACHED").getString("items[0].breachedAt")).isEqualTo("2026-04-23T12:00:00Z");
        assertThat(list("outcome", "OPEN").getList("items.reference")).containsExactly("M-2");
        assertThat(list("outcome", "MET").getList("items")).isEmpty();
    }

    @Test
    void after_closing_time_a_clock_says_when_it_goes_on() {
        clock.set(Instant.parse("2026-04-24T17:00:00Z"));
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T18:30:00+02:00"));
        var closed = list("outcome", "OPEN");
        assertThat(closed.getBoolean("items[0].withinCalendarHours")).isFalse();
        assertThat(closed.getString("items[0].changesAt")).isEqualTo("2026-04-28T06:00:00Z");
        assertThat(closed.getString("items[0].remaining")).isEqualTo("PT4H");
    }

    @Test
    void a_clock_is_in_the_queue_of_the_team_that_holds_its_ticket_now_and_of_nobody_once_it_has_ended() {
        desk.hears(held(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"), "servicedesk"));
        assertThat(list("team", "servicedesk").getList("items.reference")).containsOnly("M-1");
        desk.hears(held(event("M-1", "2", "ASSIGNED", "2026-04-24T10:10:00+02:00"), "netwerk"));
        assertThat(list("team", "servicedesk").getList("items")).isEmpty();
        assertThat(list("team", "netwerk").getList("items.team")).containsOnly("netwerk");
        assertThat(list("customer", "WATERLAND").getList("items.reference")).containsOnly("M-1");
        assertThat(list("service", "mail").getList("items.reference")).containsOnly("M-1");
        assertThat(list("priority", "1").getList("items.reference")).containsOnly("M-1");
        assertThat(list("priority", "2").getList("items")).isEmpty();
        desk.hears(held(event("M-1", "3", "RESOLVED", "2026-04-24T10:20:00+02:00"), "netwerk"));
        assertThat(list("team", "netwerk").getList("items")).isEmpty();
    }

    private static String held(String event, String team) {
        return event.replace("\"source\"", "\"team\": \"" + team + "\", \"source\"");
    }

    private JsonPath list(String name, String value) {
        var answer = desk.agent().queryParam(name, value).get(ROOT + "/clocks");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
