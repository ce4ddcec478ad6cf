package nl.druif.ticketclock.live;

import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.http.Bookmarks;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.board.BoardFilter;
import nl.druif.ticketclock.board.BoardStore;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class StreamTest {
    private final Desk desk = Desk.fresh();

    @TestHTTPResource("/ticket-clock/v1/clock-stream")
    URL url;

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    TicketStore tickets;

    @Inject
    LiveJob live;

    @Inject
    BoardStore board;

    @Inject
    Bookmarks bookmarks;

    @Inject
    LiveConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void promised() {
        clock.set(Instant.parse("2026-04-24T08:30:00Z"));
        var sla = Waterland.published(
                desk.tenant(),
                Waterland.SLA,
                1,
                AgreementKind.SLA,
                List.of(Waterland.version(
                        1,
                        Waterland.START,
                        OnNewVersion.PIN,
                        Waterland.resolve(4),
                        Waterland.target("streven", Nature.OBJECTIVE, 2))));
        awaited(() -> terms.save(desk.tenant(), List.of(sla), clock.instant()));
    }

    @Test
    void a_board_hears_of_a_clock_that_begins_is_paused_goes_on_and_ends() {
        try (var board = agent("")) {
            board.heard("ready", 1);
            desk.hears(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
            var began = clocks(board, 1);
            assertThat(began).hasSize(2);
            var resolve = began.get(0).at("/target").asText().equals("oplossen") ? began.get(0) : began.get(1);
            assertThat(resolve.at("/reference").asText()).isEqualTo("M-1");
            assertThat(resolve.at("/dueAt").asText()).isEqualTo("2026-04-24T12:00:00Z");
            assertThat(resolve.at("/remaining").asText()).isEqualTo("PT3H30M");
            assertThat(resolve.at("/withinCalendarHours").asBoolean()).isTrue();
            assertThat(resolve.at("/changesAt").asText()).isEqualTo("2026-04-24T16:00:00Z");

            desk.hears(inStatus("2", "Wacht op klant", "2026-04-24T10:20:00+02:00"));
            assertThat(clocks(board, 2)).allSatisfy(clock -> {
                assertThat(clock.at("/state").asText()).isEqualTo("PAUSED");
                assertThat(clock.at("/pause/status").asText()).isEqualTo("Wacht op klant");
                assertThat(clock.at("/pause/party").asText()).isEqualTo("CUSTOMER");
                assertThat(clock.at("/dueIfResumedNow").asBoolean()).isTrue();
            });
            desk.hears(inStatus("3", "In behandeling", "2026-04-24T10:25:00+02:00"));
            assertThat(clocks(board, 3))
                    .allSatisfy(clock -> assertThat(clock.at("/state").asText()).isEqualTo("RUNNING"));
            desk.hears(event("M-1", "4", "RESOLVED", "2026-04-24T10:29:00+02:00"));
            assertThat(clocks(board, 4)).isEmpty();
            assertThat(board.header("Content-Type")).startsWith("text/event-stream");
            assertThat(board.lines()).anySatisfy(line -> assertThat(line).isEqualTo("retry:3000"));
        }
    }

    @Test
    void a_customers_people_hear_their_commitments_without_teams_and_nothing_of_others() {
        try (var board = agent("");
                var waterland = as(viewer("WATERLAND"), "", Optional.empty());
                var purmerend = as(viewer("PURMEREND"), "", Optional.empty());
                var elsewhere = as(Tokens.tenant(Desk.fresh().tenant()).role(Role.AGENT), "", Optional.empty())) {
            List.of(board, waterland, purmerend, elsewhere).forEach(stream -> stream.heard("ready", 1));
            desk.hears(heldBy("servicedesk", event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00")));
            var theirs = clocks(waterland, 1);
            assertThat(theirs)
                    .singleElement()
                    .satisfies(clock -> assertThat(clock.at("/nature").asText()).isEqualTo("COMMITMENT"));
            assertThat(String.join("\n", waterland.lines())).doesNotContain("streven", "servicedesk");
            desk.hears(event("M-2", "2", "OPENED", "2026-04-24T10:00:00+02:00").replace("WATERLAND", "PURMEREND"));
            board.heard("clocks", 2);
            assertThat(purmerend.heard("clocks")).isEmpty();
            assertThat(elsewhere.heard("clocks")).isEmpty();
            assertThat(desk.viewerOf("WATERLAND")
                            .queryParam("team", "servicedesk")
                            .get("/ticket-clock/v1/clock-stream")
                            .jsonPath()
                            .getString("code"))
                    .isEqualTo("TEAMS_ARE_INTERNAL");
        }
    }

    @Test
    void whoever_comes_back_with_his_cursor_missed_nothing_also_from_a_process_that_has_just_begun() {
        var cursor = cursorAfterOneTicket();
        desk.hears(event("M-2", "2", "OPENED", "2026-04-24T10:00:00+02:00"));
        desk.hears(event("M-3", "3", "OPENED", "2026-04-24T10:00:00+02:00"));
        try (var back = as(agent(), "", Optional.of(cursor))) {
            back.heard("ready", 1);
            Await.until("what he missed", () -> references(back), missed -> missed.size() == 2);
            assertThat(references(back)).containsExactlyInAnyOrder("M-2", "M-3");
            assertThat(back.heard("read-anew")).isEmpty();
        }
        var restarted = new LiveJob(board, bookmarks, clock, config, kafka, "test", meters);
        var told = Collections.synchronizedList(new ArrayList<Telling>());
        try {
            restarted.start(new StartupEvent());
            restarted.join(watcher(), ear(told), Optional.of(cursor));
            Await.until(
                    "what was missed",
                    () -> List.copyOf(told),
                    found -> found.stream().anyMatch(telling -> telling instanceof Telling.Ready));
            assertThat(told.stream().filter(telling -> telling instanceof Telling.Changed))
                    .hasSize(2);
        } finally {
            stop(restarted);
        }
    }

    @Test
    void a_cursor_that_is_not_of_this_stream_is_told_to_read_anew() {
        var cursor = cursorAfterOneTicket();
        var other = Desk.fresh();
        for (var foreign : List.of("nonsense", cursor.substring(2), "%00", "a.b")) {
            try (var back = as(agent(), "", Optional.of(foreign))) {
                assertThat(back.heard("read-anew", 1).get(0).id()).isPresent();
            }
        }
        try (var back = as(Tokens.tenant(other.tenant()).role(Role.AGENT), "", Optional.of(cursor))) {
            back.heard("read-anew", 1);
        }
        var beyond = bookmarks.write(desk.tenant(), "clock-stream", Collections.nCopies(12, "999999999"));
        try (var back = as(agent(), "", Optional.of(beyond))) {
            back.heard("read-anew", 1);
        }
    }

    @Test
    void a_ticket_that_leaves_what_is_watched_is_told_to_be_gone_and_one_that_never_was_in_it_is_not_told() {
        try (var servicedesk = agent("?team=servicedesk")) {
            servicedesk.heard("ready", 1);
            desk.hears(heldBy("netwerk", event("M-2", "2", "OPENED", "2026-04-24T10:00:00+02:00")));
            desk.hears(heldBy("servicedesk", event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00")));
            assertThat(clocks(servicedesk, 1)).hasSize(2);
            desk.hears(heldBy("netwerk", event("M-1", "3", "ASSIGNED", "2026-04-24T10:10:00+02:00")));
            assertThat(clocks(servicedesk, 2)).isEmpty();
            assertThat(servicedesk.lines()).noneMatch(line -> line.contains("M-2"));
        }
    }

    @Test
    void of_what_he_does_not_see_a_customer_does_not_hear_that_it_changed() {
        try (var board = agent("");
                var customer = as(viewer("WATERLAND"), "", Optional.empty())) {
            List.of(board, customer).forEach(stream -> stream.heard("ready", 1));
            desk.hears(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
            customer.heard("clocks", 1);
            try (var late = as(viewer("WATERLAND"), "", Optional.empty())) {
                late.heard("ready", 1);
                desk.hears(heldBy("netwerk", event("M-1", "2", "ASSIGNED", "2026-04-24T10:05:00+02:00")));
                board.heard("clocks", 2);
                desk.hears(event("M-2", "3", "OPENED", "2026-04-24T10:00:00+02:00"));
                assertThat(customer.heard("clocks", 2)).hasSize(2);
                assertThat(references(customer)).containsExactly("M-1", "M-2");
                late.heard("clocks", 1);
                assertThat(references(late)).containsExactly("M-2");
            }
            var cursor = customer.last();
            desk.hears(heldBy("servicedesk", event("M-1", "4", "ASSIGNED", "2026-04-24T10:10:00+02:00")));
            board.heard("clocks", 4);
            try (var back = as(viewer("WATERLAND"), "", cursor)) {
                back.heard("ready", 1);
                assertThat(back.heard("clocks")).isEmpty();
                assertThat(back.heard("read-anew")).isEmpty();
            }
            desk.hears(event("M-1", "5", "RESOLVED", "2026-04-24T10:20:00+02:00"));
            board.heard("clocks", 5);
            try (var back = as(viewer("WATERLAND"), "", cursor)) {
                back.heard("ready", 1);
                assertThat(clocks(back, 1)).isEmpty();
            }
        }
    }

    @Test
    void a_ticket_that_became_another_customers_is_gone_once_whatever_was_asked_for() {
        try (var board = agent("");
                var all = as(viewer("WATERLAND"), "", Optional.empty());
                var mail = as(viewer("WATERLAND"), "?service=mail", Optional.empty());
                var others = as(viewer("WATERLAND"), "?customer=PURMEREND", Optional.empty());
                var nobodys = as(viewer("WATERLAND"), "?customer=NIEMAND", Optional.empty())) {
            List.of(board, all, mail, others, nobodys).forEach(stream -> stream.heard("ready", 1));
            desk.hears(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
            board.heard("clocks", 1);
            desk.hears(event("M-1", "2", "SERVICE_CHANGED", "2026-04-24T10:05:00+02:00")
                    .replace("WATERLAND", "PURMEREND"));
            board.heard("clocks", 2);
            desk.hears(heldBy("netwerk", event("M-1", "3", "ASSIGNED", "2026-04-24T10:10:00+02:00"))
                    .replace("WATERLAND", "PURMEREND"));
            board.heard("clocks", 3);
            desk.hears(event("M-2", "4", "OPENED", "2026-04-24T10:00:00+02:00"));
            for (var stream : List.of(all, mail)) {
                stream.heard("clocks", 3);
                assertThat(references(stream)).containsExactly("M-1", "", "M-2");
            }
            assertThat(others.heard("clocks")).isEmpty();
            assertThat(nobodys.heard("clocks")).isEmpty();
        }
    }

    @Test
    void a_stream_ends_with_its_token() {
        var ends = System.currentTimeMillis() / 1000 + 2;
        try (var board = as(agent().claim("exp", ends), "", Optional.empty())) {
            board.heard("ready", 1);
            Await.until("the end", board::hasEnded, ended -> ended);
        }
    }

    @Test
    void a_stream_on_which_nothing_happens_gives_a_sign_of_life_with_a_cursor_to_come_back_with() {
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        var lively = new LiveJob(board, bookmarks, clock, new Lively(config), kafka, "test", meters);
        var told = Collections.synchronizedList(new ArrayList<Telling>());
        try {
            lively.start(new StartupEvent());
            lively.join(watcher(), ear(told), Optional.empty());
            var beats = Await.until("signs of life", () -> all(Telling.Beat.class, told), found -> found.size() >= 3);
            var back = Collections.synchronizedList(new ArrayList<Telling>());
            lively.join(watcher(), ear(back), Optional.of(beats.get(2).cursor()));
            Await.until("a welcome", () -> all(Telling.Ready.class, back), found -> !found.isEmpty());
            assertThat(all(Telling.ReadAnew.class, back)).isEmpty();
        } finally {
            stop(lively);
        }
    }

    /** As it is set, but hurried. */
    private record Lively(LiveConfig set) implements LiveConfig {
        @Override
        public boolean enabled() {
            return set.enabled();
        }

        @Override
        public Duration remember() {
            return set.remember();
        }

        @Override
        public int mostRemembered() {
            return set.mostRemembered();
        }

        @Override
        public int mostStreams() {
            return set.mostStreams();
        }

        @Override
        public int mostWaiting() {
            return set.mostWaiting();
        }

        @Override
        public int mostTold() {
            return set.mostTold();
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration retry() {
            return set.retry();
        }
    }

    private static <T extends Telling> List<T> all(Class<T> kind, List<Telling> told) {
        return List.copyOf(told).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void a_reader_who_does_not_keep_up_is_cut_off_and_keeps_nobody_from_hearing() throws IOException {
        try (var quick = agent("");
                var slow = new Socket()) {
            quick.heard("ready", 1);
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            slow.getOutputStream()
                    .write(("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getHost()
                                    + "\r\nAuthorization: Bearer " + agent().sign() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("both", () -> open() == 2);
            var last = 0;
            for (int turn = 0; open() == 2 && turn < 80; turn++) {
                var changed = changes(turn);
                awaited(() -> tickets.record(desk.tenant(), changed, clock.instant()));
                last = turn;
            }
            Await.until("the slow one is gone", () -> open() == 1);
            assertThat(quick.hasEnded()).isFalse();
            desk.hears(event("LAST", "last", "OPENED", "2026-04-24T10:00:00+02:00"));
            Await.until("the quick one hears on", () -> references(quick), heard -> heard.contains("LAST"));
            assertThat(last).isPositive();
        }
    }

    /** Streams of this desk. */
    private int open() {
        return live.open(desk.tenant());
    }

    /** Of 150 tickets at once, each with two clocks: on a stream some 300 kB. */
    private List<ReportedEvent> changes(int turn) {
        return IntStream.range(0, 150)
                .mapToObj(i -> turn == 0
                        ? about("S-" + i, "0", TicketEventType.OPENED, "0")
                        : about("S-" + i, String.valueOf(turn), TicketEventType.ASSIGNED, "team " + turn))
                .toList();
    }

    private static ReportedEvent about(String ticket, String id, TicketEventType type, String team) {
        return new ReportedEvent(
                "topdesk",
                ticket,
                Optional.of(ticket + "-" + id),
                type,
                Instant.parse("2026-04-24T08:00:00Z"),
                Long.parseLong(id),
                Optional.empty(),
                Optional.of("1"),
                Optional.of(team),
                Optional.of("mail"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("WATERLAND"),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_tenant_watches_so_many_streams_and_no_more() {
        for (int i = 0; i < config.mostStreams(); i++) {
            live.enter(desk.tenant());
        }
        var refused = desk.agent().get("/ticket-clock/v1/clock-stream");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("TOO_MANY_STREAMS");
        assertThat(refused.header("Retry-After")).isEqualTo("15");
        live.leave(desk.tenant());
        try (var board = agent("")) {
            board.heard("ready", 1);
        }
    }

    @Test
    void nobody_watches_without_a_role_for_it() {
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.INTEGRATION))
                        .get("/ticket-clock/v1/clock-stream")
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.agent().get("/ticket-clock/v1/clock-stream?nonsense=1").statusCode())
                .isEqualTo(400);
    }

    private String cursorAfterOneTicket() {
        try (var first = agent("")) {
            first.heard("ready", 1);
            desk.hears(event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
            return first.heard("clocks", 1).get(0).id().orElseThrow();
        }
    }

    private Watcher watcher() {
        var nobodys = new Audience(Optional.empty());
        var everything =
                BoardFilter.of(nobodys, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new Watcher(desk.tenant(), nobodys, everything, Instant.MAX);
    }

    private static Ear ear(List<Telling> told) {
        return new Ear() {
            @Override
            public void tell(Telling telling) {
                told.add(telling);
            }

            @Override
            public void close() {}
        };
    }

    private static void stop(LiveJob job) {
        try {
            job.stop(new io.quarkus.runtime.ShutdownEvent());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<JsonNode> clocks(Listening board, int nth) {
        var clocks = new ArrayList<JsonNode>();
        board.heard("clocks", nth).get(nth - 1).data().at("/clocks").forEach(clocks::add);
        return clocks;
    }

    private static List<String> references(Listening board) {
        return board.heard("clocks").stream()
                .map(event -> event.data().at("/clocks/0/reference").asText())
                .toList();
    }

    private static String inStatus(String id, String status, String at) {
        return event("M-1", id, "STATUS_CHANGED", at)
                .replace("\"source\"", "\"status\": \"" + status + "\", \"source\"");
    }

    private static String heldBy(String team, String event) {
        return event.replace("\"source\"", "\"team\": \"" + team + "\", \"source\"");
    }

    private Tokens agent() {
        return Tokens.tenant(desk.tenant()).role(Role.AGENT);
    }

    private Tokens viewer(String customer) {
        return Tokens.tenant(desk.tenant()).role(Role.CUSTOMER_VIEWER).claim("party", customer);
    }

    private Listening agent(String query) {
        return as(agent(), query, Optional.empty());
    }

    private Listening as(Tokens token, String query, Optional<String> lastEventId) {
        return Listening.to(url + query, token, lastEventId);
    }
}
