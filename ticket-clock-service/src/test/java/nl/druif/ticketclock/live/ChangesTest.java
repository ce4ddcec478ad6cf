package nl.druif.ticketclock.live;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ChangesTest {
    private static final String CHANGES = ROOT + "/clock-changes";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @BeforeEach
    void promised() {
        clock.set(Instant.parse("2026-04-24T08:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void who_comes_back_hears_what_changed_since_and_nothing_twice() {
        var poller = new Poller(desk::agent);
        assertThat(poller.hears(0)).isEmpty();
        opened("M-1", "1");
        opened("M-2", "2");
        assertThat(poller.hears(2)).containsExactlyInAnyOrder("M-1", "M-2");
        assertThat(poller.hears(0)).isEmpty();
        desk.hears(event("M-1", "3", "RESOLVED", "2026-04-24T10:20:00+02:00"));
        assertThat(poller.hears(1)).containsExactly("off the board");
    }

    @Test
    void a_transaction_that_began_first_and_ends_last_is_heard_of_when_it_ends() throws Exception {
        opened("M-1", "1");
        var poller = new Poller(desk::agent);
        poller.hears(0);
        var database = Database.underTest();
        CompletableFuture<Void> slow;
        try (var lock = database.connect(database.app())) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute("set app.tenant = '" + desk.tenant() + "'");
                statement.execute("select id from ticket where reference = 'M-1' for update");
            }
            slow = CompletableFuture.runAsync(
                    () -> desk.hears(event("M-1", "2", "RESOLVED", "2026-04-24T10:20:00+02:00")));
            Await.until(
                    "somebody waits",
                    () -> tables.rows(desk.tenant(), "select pid from pg_locks where not granted"),
                    waiting -> !waiting.isEmpty());
            clock.set(Instant.parse("2026-04-24T08:31:00Z"));
            opened("M-2", "3");
            assertThat(poller.hears(1)).containsExactly("M-2");
            lock.rollback();
        }
        slow.get(20, TimeUnit.SECONDS);
        assertThat(poller.hears(1)).containsExactly("off the board");
    }

    @Test
    void a_customers_people_hear_of_their_commitments_and_of_nothing_that_they_do_not_see() {
        var theirs = new Poller(() -> desk.viewerOf("WATERLAND"));
        var ours = new Poller(desk::agent);
        theirs.hears(0);
        ours.hears(0);
        opened("M-1", "1");
        desk.hears(event("M-2", "2", "OPENED", "2026-04-24T10:00:00+02:00").replace("WATERLAND", "PURMEREND"));
        assertThat(theirs.hears(1)).containsExactly("M-1");
        desk.hears(event("M-1", "3", "ASSIGNED", "2026-04-24T10:05:00+02:00")
                .replace("\"source\"", "\"team\": \"netwerk\", \"source\""));
        assertThat(ours.hears(2)).contains("M-1");
        opened("M-3", "4");
        assertThat(theirs.hears(1)).containsExactly("M-3");
        assertThat(desk.viewerOf("WATERLAND")
                        .queryParam("team", "netwerk")
                        .get(CHANGES)
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("TEAMS_ARE_INTERNAL");
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.INTEGRATION))
                        .get(CHANGES)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_cursor_of_nobodys_is_told_to_read_anew_and_goes_on_from_there() {
        for (var foreign : List.of("nonsense", "a.b", "%00", new Poller(Desk.fresh()::agent).cursor())) {
            var answer = desk.agent()
                    .queryParam("changedAfter", foreign)
                    .get(CHANGES)
                    .jsonPath();
            assertThat(answer.getBoolean("readAnew")).isTrue();
            assertThat(desk.agent()
                            .queryParam("changedAfter", answer.getString("changedAfter"))
                            .get(CHANGES)
                            .jsonPath()
                            .getBoolean("readAnew"))
                    .isFalse();
        }
    }

    private void opened(String ticket, String id) {
        desk.hears(event(ticket, id, "OPENED", "2026-04-24T10:00:00+02:00"));
    }

    /** Somebody who asks now and then. */
    private static final class Poller {
        private final Supplier<RequestSpecification> who;
        private String cursor = "";

        Poller(Supplier<RequestSpecification> who) {
            this.who = who;
        }

        String cursor() {
            hears(0);
            return cursor;
        }

        /** The tickets that changed since the last time, when there are so many. */
        List<String> hears(int tickets) {
            var heard = new ArrayList<String>();
            return Await.until("changes", () -> heard(heard), found -> found.size() >= tickets);
        }

        private List<String> heard(List<String> before) {
            var answer = who.get().queryParam("changedAfter", cursor).get(CHANGES);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            JsonPath json = answer.jsonPath();
            assertThat(json.getBoolean("readAnew")).isFalse();
            cursor = json.getString("changedAfter");
            before.addAll(json.getList("items.collect { it.clocks ? it.clocks[0].reference : 'off the board' }"));
            return before;
        }
    }
}
