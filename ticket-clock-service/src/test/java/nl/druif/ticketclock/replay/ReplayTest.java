package nl.druif.ticketclock.replay;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static nl.druif.ticketclock.Waterland.resolve;
import static nl.druif.ticketclock.Waterland.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four hours were promised about mail; on Friday 24 April 2026 tickets were opened at 10:00. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ReplayTest {
    private static final String OPENED = "2026-04-24T10:00:00+02:00";
    private static final String APRIL =
            "\"from\": \"2026-04-01T00:00:00+02:00\", \"until\": \"2026-05-01T00:00:00+02:00\"";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    BatchStore batches;

    @Inject
    Scheduler scheduler;

    @Inject
    Tables tables;

    @BeforeEach
    void signed() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        promise(desk);
    }

    @AfterEach
    void goOn() {
        scheduler.resume("replays");
    }

    @Test
    void a_draft_of_two_hours_breaks_what_took_three_and_keeps_what_took_one() {
        took("M-1", "11:00");
        took("M-2", "13:00");
        took("M-3", "17:00");
        desk.hears(event("M-4", "4", "OPENED", OPENED));
        var done = done(begin(draft(2)));
        assertThat(done.jsonPath().getMap("result.targets[0].before"))
                .containsEntry("met", 2)
                .containsEntry("breached", 2)
                .containsEntry("percent", 50.0f);
        assertThat(done.jsonPath().getMap("result.targets[0].after"))
                .containsEntry("met", 1)
                .containsEntry("breached", 3);
        assertThat(done.jsonPath().getMap("result.total"))
                .containsEntry("metToBreached", 1)
                .containsEntry("breachedToMet", 0);
        assertThat(done.jsonPath().getMap("")).containsEntry("tickets", 4).containsEntry("processed", 4);
        assertThat(done.jsonPath().getInt("result.changedTickets")).isEqualTo(1);
        assertThat(done.jsonPath().getList("result.targets[0].matrix.tickets")).containsExactly(1, 1, 2);

        var changes = changes(done, "");
        assertThat(changes.jsonPath().getList("items.reference")).containsExactly("M-2");
        assertThat(changes.jsonPath().getMap("items[0]"))
                .containsEntry("target", "oplossen")
                .containsEntry("before", "MET")
                .containsEntry("after", "BREACHED")
                .containsEntry("direction", "MET_TO_BREACHED")
                .containsEntry("ticket", desk.ticket("M-2").get("id"));
    }

    @Test
    void a_draft_of_eight_hours_turns_a_breach_into_a_success() {
        took("M-1", "17:00");
        assertThat(done(begin(draft(8))).jsonPath().getInt("result.total.breachedToMet"))
                .isEqualTo(1);
    }

    @Test
    void another_version_that_was_signed_is_tried_by_its_number() {
        took("M-1", "13:00");
        awaited(() -> terms.save(
                desk.tenant(),
                List.of(Waterland.published(
                        desk.tenant(),
                        Waterland.SLA,
                        2,
                        AgreementKind.SLA,
                        List.of(
                                version(1, Waterland.START, OnNewVersion.PIN, resolve(4)),
                                version(2, Instant.parse("2026-06-01T00:00:00Z"), OnNewVersion.PIN, resolve(2))))),
                clock.instant()));
        var done = done(begin("\"version\": {\"agreement\": \"%s\", \"number\": 2}".formatted(Waterland.SLA)));
        assertThat(done.jsonPath().getInt("result.total.metToBreached")).isEqualTo(1);
        assertThat(done.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(done.jsonPath().getBoolean("draft")).isFalse();
    }

    @Test
    void only_tickets_opened_in_the_period_are_read_of_the_services_and_customers_that_are_named() {
        took("M-1", "13:00");
        desk.hears(event("M-0", "0", "OPENED", "2026-03-31T10:00:00+02:00"));
        assertThat(begin(draft(2)).jsonPath().getInt("tickets")).isEqualTo(1);
        assertThat(done(begin(draft(2) + ", \"services\": [\"mail\"], \"customers\": [\"WATERLAND\"]"))
                        .jsonPath()
                        .getInt("tickets"))
                .isEqualTo(1);
        assertThat(done(begin(draft(2) + ", \"customers\": [\"PURMEREND\"]"))
                        .jsonPath()
                        .getInt("result.tickets"))
                .isZero();
        assertThat(done(begin(draft(2) + ", \"services\": [\"telefonie\"]"))
                        .jsonPath()
                        .getInt("tickets"))
                .isZero();
    }

    @Test
    void live_tickets_clocks_firings_and_news_stay_as_they_are() {
        took("M-1", "13:00");
        took("M-2", "17:00");
        Await.until("the outbox to be empty", () -> outbox() == 0);
        var before = live();
        done(begin(draft(2)));
        assertThat(live()).isEqualTo(before);
        assertThat(outbox()).isZero();
    }

    @Test
    void the_same_facts_come_to_the_same_digest_again_and_for_whoever_heard_them_otherwise() {
        took("M-1", "13:00");
        took("M-2", "17:00");
        var digest = done(begin(draft(2))).jsonPath().getString("result.digest");
        assertThat(digest).hasSize(64);
        assertThat(done(begin(draft(2))).jsonPath().getString("result.digest")).isEqualTo(digest);
        assertThat(done(begin(draft(3))).jsonPath().getString("result.digest")).isNotEqualTo(digest);

        var other = Desk.fresh();
        promise(other);
        other.hears(event("M-2", "M-2-2", "RESOLVED", "2026-04-24T17:00:00+02:00"));
        other.hears(event("M-1", "M-1-1", "OPENED", OPENED));
        other.hears(event("M-2", "M-2-1", "OPENED", OPENED));
        other.hears(event("M-1", "M-1-2", "RESOLVED", "2026-04-24T13:00:00+02:00"));
        other.hears(event("M-1", "M-1-1", "OPENED", OPENED));
        assertThat(done(other, begin(other, draft(2))).jsonPath().getString("result.digest"))
                .isEqualTo(digest);
    }

    @Test
    void what_is_heard_and_signed_while_it_waits_has_no_part_in_it() {
        scheduler.pause("replays");
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        var begun = begin(draft(2));
        desk.hears(event("M-1", "2", "RESOLVED", "2026-04-24T11:00:00+02:00"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 2, 400)), clock.instant()));
        scheduler.resume("replays");
        assertThat(done(begun).jsonPath().getInt("result.targets[0].before.breached"))
                .isEqualTo(1);
        assertThat(done(begin(draft(2))).jsonPath().getInt("result.targets[0].before.met"))
                .isEqualTo(1);
    }

    @Test
    void a_worker_that_dies_in_the_middle_loses_nothing_and_counts_nothing_twice() throws SQLException {
        seed(2_500);
        var whole = done(begin(draft(2))).jsonPath();
        scheduler.pause("replays");
        var begun = begin(draft(2));
        var id = UUID.fromString(begun.jsonPath().getString("id"));
        var replaying =
                awaited(() -> batches.begin(desk.tenant(), id, clock.instant())).orElseThrow();
        var reader = new BatchStore.Reader(replaying);
        assertThat(awaited(() -> batches.next(replaying, reader))).isTrue();
        assertThat(awaited(() -> batches.finish(replaying, clock.instant()))).isFalse();
        assertThat(get(begun).jsonPath().getInt("processed")).isEqualTo(1_000);
        assertThat(get(begun).jsonPath().getString("state")).isEqualTo("RUNNING");
        // It read a batch, and its process ended before the commit: as if it had not.
        try (var dead = tables.holding(
                desk.tenant(),
                "select number from replay_batch where done_at is null order by number limit 1 for update")) {
            assertThat(awaited(() -> batches.next(replaying, reader))).isTrue();
            assertThat(awaited(() -> batches.next(replaying, reader))).isFalse();
            assertThat(awaited(() -> batches.finish(replaying, clock.instant())))
                    .isFalse();
        }
        scheduler.resume("replays");
        var resumed = done(begun).jsonPath();
        assertThat(resumed.getMap("result")).isEqualTo(whole.getMap("result"));
        assertThat(resumed.getInt("result.tickets")).isEqualTo(2_500);
        assertThat(tables.rows(desk.tenant(), "select count(*) from replay_change where replay = '" + id + "'"))
                .containsExactly(String.valueOf(resumed.getInt("result.changedTickets")));
    }

    @Test
    void a_replay_that_is_cancelled_stops_where_it_is() {
        seed(2_500);
        scheduler.pause("replays");
        var begun = begin(draft(2));
        var id = UUID.fromString(begun.jsonPath().getString("id"));
        assertThat(changes(begun, "").jsonPath().getString("code")).isEqualTo("REPLAY_GOES_ON");
        var replaying =
                awaited(() -> batches.begin(desk.tenant(), id, clock.instant())).orElseThrow();
        var reader = new BatchStore.Reader(replaying);
        awaited(() -> batches.next(replaying, reader));
        var cancelled = manager().post(begun.header("Location") + "/cancellations");
        assertThat(cancelled.statusCode()).as(cancelled.asString()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getMap(""))
                .containsEntry("state", "CANCELLED")
                .containsEntry("processed", 1_000)
                .doesNotContainKey("result");
        assertThat(awaited(() -> batches.next(replaying, reader))).isFalse();
        assertThat(manager().post(begun.header("Location") + "/cancellations").statusCode())
                .isEqualTo(409);
        assertThat(changes(begun, "").statusCode()).isEqualTo(200);
    }

    @Test
    void changes_are_read_page_by_page_and_by_target_and_direction() {
        seed(500);
        var done = done(begin(draft(2)));
        var first = changes(done, "?pageSize=70&direction=MET_TO_BREACHED");
        var second = manager().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));
        var third = manager().urlEncodingEnabled(false).get(second.jsonPath().getString("next"));
        assertThat(third.jsonPath().getString("next")).isNull();
        var references = Stream.of(first, second, third)
                .flatMap(page -> page.jsonPath().<String>getList("items.reference").stream())
                .toList();
        assertThat(references).doesNotHaveDuplicates().hasSize(done.jsonPath().getInt("result.total.metToBreached"));
        var back = manager().urlEncodingEnabled(false).get(second.jsonPath().getString("prev"));
        assertThat(back.jsonPath().getList("items.reference"))
                .isEqualTo(first.jsonPath().getList("items.reference"));
        assertThat(changes(done, "?target=streven").jsonPath().getList("items")).isEmpty();
        assertThat(changes(done, "?direction=BREACHED_TO_MET").jsonPath().getList("items"))
                .isEmpty();
        assertThat(changes(done, "?direction=SIDEWAYS").statusCode()).isEqualTo(400);
    }

    @Test
    void expired_replays_go_with_all_that_hangs_on_them() {
        took("M-1", "13:00");
        var done = done(begin(draft(2)));
        clock.set(Instant.parse("2026-08-01T08:00:00Z"));
        awaited(() -> batches.clear(desk.tenant(), clock.instant()));
        assertThat(get(done).statusCode()).isEqualTo(404);
        for (var table : List.of("replay", "replay_known", "replay_batch", "replay_change")) {
            assertThat(tables.rows(desk.tenant(), "select count(*) from " + table))
                    .as(table)
                    .containsExactly("0");
        }
    }

    @Test
    void no_more_replays_go_on_at_once_than_fit() {
        scheduler.pause("replays");
        begin(draft(2));
        var second = begin(draft(2));
        assertThat(ask(manager(), draft(2)).jsonPath().getString("code")).isEqualTo("REPLAYS_FULL");
        manager().post(second.header("Location") + "/cancellations");
        begin(draft(2));
    }

    @Test
    void another_organisation_finds_nothing() {
        took("M-1", "13:00");
        var done = done(begin(draft(2)));
        var stranger = Desk.fresh().as(Tokens.tenant(Desk.fresh().tenant()).role(Role.PROVIDER_ADMIN));
        var path = ROOT + "/replays/" + done.jsonPath().getString("id");
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/changes").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/cancellations").statusCode()).isEqualTo(404);
        assertThat(stranger.get(ROOT + "/replays").jsonPath().getList("items")).isEmpty();
        assertThat(manager().get(ROOT + "/replays").jsonPath().getList("items.id"))
                .hasSize(1);
        assertThat(manager().get(ROOT + "/replays").jsonPath().getMap("items[0]"))
                .doesNotContainKey("result");
    }

    @Test
    void customers_agents_and_ticket_systems_replay_nothing() {
        for (var role :
                List.of(Role.CUSTOMER_MANAGER, Role.CUSTOMER_VIEWER, Role.AGENT, Role.INTEGRATION, Role.AUDITOR)) {
            var caller = desk.as(Tokens.tenant(desk.tenant()).role(role).claim("party", "WATERLAND"));
            assertThat(ask(caller, draft(2)).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(desk.viewerOf("WATERLAND").get(ROOT + "/replays").statusCode())
                .isEqualTo(403);
        assertThat(desk.agent().get(ROOT + "/replays").statusCode()).isEqualTo(403);
    }

    @Test
    void who_made_and_who_cancelled_one_is_on_record() {
        scheduler.pause("replays");
        var begun = begin(draft(2));
        manager().post(begun.header("Location") + "/cancellations");
        assertThat(tables.rows(desk.tenant(), "select deed, subject_id from audit_event order by sequence"))
                .containsExactly(
                        "replay.made " + begun.jsonPath().getString("id"),
                        "replay.cancelled " + begun.jsonPath().getString("id"));
    }

    @Test
    void everything_that_is_wrong_with_a_request_is_told_with_its_place() {
        var wrong = ask(
                manager(),
                draft(2).replace("\"TIME_TO_RESOLVE\"", "\"TIME_TO_DREAM\"")
                                .replace("\"calendar\":\"kantoor\"", "\"calendar\":7")
                        + ", \"nonsense\": 1");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("#/draft/terms/calendar", "#/draft/terms/targets/0/metric", "#/nonsense");
        var unfit = ask(manager(), draft(2).replace("\"calendar\":\"kantoor\"", "\"calendar\":\"keuken\""));
        assertThat(unfit.jsonPath().getList("errors.pointer")).containsExactly("#/draft/terms/calendar");
        var backwards = manager()
                .contentType(ContentType.JSON)
                .body("{\"from\": \"2026-05-01T00:00:00Z\", \"until\": \"2026-04-01T00:00:00Z\"}")
                .post(ROOT + "/replays");
        assertThat(backwards.jsonPath().getList("errors.code"))
                .containsExactly("ENDS_BEFORE_IT_STARTS", "ONE_OTHER_TEXT");
        var unheard =
                ask(manager(), "\"version\": {\"agreement\": \"%s\", \"number\": 1}".formatted(UUID.randomUUID()));
        assertThat(unheard.jsonPath().getList("errors.pointer")).containsExactly("#/version/agreement");
        var unsigned = ask(manager(), "\"version\": {\"agreement\": \"%s\", \"number\": 7}".formatted(Waterland.SLA));
        assertThat(unsigned.jsonPath().getList("errors.code")).containsExactly("UNKNOWN_VERSION");
        var endless = manager()
                .contentType(ContentType.JSON)
                .body("{\"from\": \"2016-05-01T00:00:00Z\", \"until\": \"2026-04-01T00:00:00Z\", %s}"
                        .formatted(draft(2)))
                .post(ROOT + "/replays");
        assertThat(endless.jsonPath().getList("errors.code")).containsExactly("REPLAY_TOO_LONG");
        assertThat(ask(manager(), draft(2).replace("DRUIF BV", "\\u0000")).statusCode())
                .isIn(202, 400);
        assertThat(manager().get(ROOT + "/replays/nothing").statusCode()).isIn(400, 404);
    }

    @Test
    void the_same_request_again_is_one_replay() {
        var key = UUID.randomUUID().toString();
        var anna = Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN).subject(UUID.randomUUID());
        var first = ask(desk.as(anna).header("Idempotency-Key", key), draft(2));
        var second = ask(desk.as(anna).header("Idempotency-Key", key), draft(2));
        assertThat(second.header("Location")).as(second.asString()).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private void promise(Desk at) {
        awaited(() -> terms.save(at.tenant(), List.of(Waterland.sla(at.tenant(), 1, 4)), clock.instant()));
    }

    private void took(String ticket, String until) {
        desk.hears(event(ticket, ticket + "-1", "OPENED", OPENED));
        desk.hears(event(ticket, ticket + "-2", "RESOLVED", "2026-04-24T" + until + ":00+02:00"));
    }

    /** Tickets that were opened one second after the other, and took one, two or three hours. */
    private void seed(int count) {
        tables.change(desk.tenant(), """
                with opened as (
                    select gen_random_uuid() id, n, timestamptz '2026-04-24 08:00:00Z' + n * interval '1 second' began
                    from generate_series(1, %2$d) n),
                tickets as (
                    insert into ticket (tenant_id, id, source, reference, service, customer, opened_at, listed_at)
                    select '%1$s', id, 'topdesk', 'S-' || n, 'mail', 'WATERLAND', began, began
                    from opened)
                insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                select '%1$s', 'topdesk', n || '-' || what, id, began, jsonb_build_object('source', 'topdesk', 'ticket',
                    'S-' || n, 'sourceEventId', n || '-' || what, 'type', what, 'sequence', 0, 'service', 'mail',
                    'customer', 'WATERLAND', 'priority', '1', 'occurredAt', to_char(
                        (began + case what when 'OPENED' then interval '0' else (1 + n %% 3) * interval '1 hour' end)
                            at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                from opened, unnest(array['RESOLVED', 'OPENED']) what""".formatted(desk.tenant(), count));
    }

    private static String draft(long hours) {
        var text = new AgreementText(
                Waterland.SLA,
                2,
                "SLA-2026-0001",
                "Werkplek Waterland",
                AgreementKind.SLA,
                new PartyName("DRUIF", "DRUIF BV"),
                new PartyName("WATERLAND", "Gemeente Waterland"),
                List.of(new ServiceName("mail", "E-mail")),
                Optional.empty(),
                version(2, Waterland.START, OnNewVersion.PIN, resolve(hours)).terms());
        return "\"draft\": " + Json.text(text);
    }

    private Response begin(String other) {
        return begin(desk, other);
    }

    private static Response begin(Desk at, String other) {
        var begun = ask(at.as(Tokens.tenant(at.tenant()).role(Role.AGREEMENT_MANAGER)), other);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        assertThat(begun.header("Retry-After")).isEqualTo("1");
        return begun;
    }

    private static Response ask(RequestSpecification caller, String other) {
        return caller.contentType(ContentType.JSON)
                .body("{" + APRIL + ", " + other + "}")
                .post(ROOT + "/replays");
    }

    private RequestSpecification manager() {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN));
    }

    private Response get(Response begun) {
        return manager().get(ROOT + "/replays/" + begun.jsonPath().getString("id"));
    }

    private Response done(Response begun) {
        return done(desk, begun);
    }

    private static Response done(Desk at, Response begun) {
        var path = ROOT + "/replays/" + begun.jsonPath().getString("id");
        var caller = at.as(Tokens.tenant(at.tenant()).role(Role.AUDITOR));
        Await.until(
                "the replay to be over",
                () -> "COMPLETED".equals(caller.get(path).jsonPath().getString("state")));
        return caller.get(path);
    }

    private Response changes(Response replay, String query) {
        return manager().get(ROOT + "/replays/" + replay.jsonPath().getString("id") + "/changes" + query);
    }

    private Map<String, List<String>> live() {
        return Stream.of("ticket", "ticket_event", "clock", "fired")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> tables.rows(desk.tenant(), "select each::text from " + table + " each order by 1")));
    }

    private int outbox() {
        return Integer.parseInt(
                tables.rows(desk.tenant(), "select count(*) from outbox").get(0));
    }
}
