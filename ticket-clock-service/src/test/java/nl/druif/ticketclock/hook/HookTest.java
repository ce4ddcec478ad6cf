package nl.druif.ticketclock.hook;

import static io.restassured.RestAssured.given;
import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class HookTest {
    private static final Instant NOW = Instant.parse("2026-04-24T15:45:00Z");

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @Inject
    LinkKeys keys;

    @Inject
    ParkedExpiryJob expiry;

    @BeforeEach
    void signed() {
        clock.set(NOW);
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    private RequestSpecification admin() {
        return admin(desk);
    }

    private static RequestSpecification admin(Desk desk) {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN)).contentType(ContentType.JSON);
    }

    /** A hook that speaks of Waterland's mail, with its secret. */
    private record Made(String id, String address, String secret) {}

    private Made hook(HookSource source) {
        return hook(desk, source);
    }

    private Made hook(Desk desk, HookSource source) {
        var made = admin(desk)
                .body(Map.of("name", "Desk", "source", source, "mapping", waterland(source)))
                .post(ROOT + "/hooks");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var id = made.jsonPath().getString("id");
        var secret = secret(desk, id, "{}");
        return new Made(id, made.jsonPath().getString("address"), secret);
    }

    private Map<String, Object> waterland(HookSource source) {
        var template = admin().get(ROOT + "/hook-mapping-templates")
                .jsonPath()
                .<Map<String, Object>>get("find { it.source == '" + source + "' }.mapping");
        template.put("constants", Map.of("customer", "WATERLAND", "service", "mail"));
        var fields = new HashMap<>((Map<?, ?>) template.get("fields"));
        fields.remove("service");
        template.put("fields", fields);
        return template;
    }

    private static String secret(Desk desk, String hook, String asked) {
        var shown = admin(desk).body(asked).post(ROOT + "/hooks/" + hook + "/secrets");
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(201);
        return shown.jsonPath().getString("secret");
    }

    private static Response post(String address, Map<String, String> headers, String body) {
        return given().contentType(ContentType.JSON).headers(headers).body(body).post(address);
    }

    private static Map<String, String> and(Map<String, String> headers, String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private JsonPath parked(String hook) {
        return admin().get(ROOT + "/hooks/" + hook + "/parked-deliveries?state=PARKED")
                .jsonPath();
    }

    private long facts() {
        return tables.rows(desk.tenant(), "select source_event_id from ticket_event")
                .size();
    }

    @Nested
    class A_delivery {
        @Test
        void of_jira_starts_a_clock() {
            var hook = hook(HookSource.JIRA);
            var body = Deliveries.jiraCreated("MAIL-1");
            var taken = post(hook.address(), Signing.jira(hook.secret(), body), body);
            assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
            assertThat(taken.jsonPath().getInt("events")).isEqualTo(1);
            assertThat(desk.dossier("MAIL-1").jsonPath().getString("agreements[0].clocks[0].reading.dueAt"))
                    .isEqualTo("2026-04-28T09:00:00Z");
            assertThat(desk.ticket("MAIL-1")).containsEntry("source", "jira");
        }

        @Test
        void of_each_system_is_taken_with_its_own_signature_and_not_without() {
            var deliveries = Map.of(
                    HookSource.JIRA, Deliveries.jiraCreated("M-1"),
                    HookSource.ZAMMAD, Deliveries.zammad("M-2", "open", "2026-04-24T15:10:00.000Z"),
                    HookSource.SERVICENOW, Deliveries.serviceNow("M-3", "1"),
                    HookSource.TOPDESK, Deliveries.topdesk("M-4", "Aangemeld"),
                    HookSource.GENERIC, Deliveries.cloudEvent("e-1", "M-5"));
            deliveries.forEach((source, body) -> {
                var hook = hook(source);
                assertThat(post(hook.address(), signature(source, hook.secret(), body), body)
                                .statusCode())
                        .as(source.name())
                        .isEqualTo(202);
                assertThat(parked(hook.id()).getList("items")).as(source.name()).isEmpty();
                for (var wrong : List.of(signature(source, hook.secret() + "x", body), Map.<String, String>of())) {
                    assertThat(post(hook.address(), wrong, body).statusCode())
                            .as(source.name())
                            .isEqualTo(401);
                }
            });
            assertThat(desk.agent().get(ROOT + "/tickets").jsonPath().getList("items.outcome"))
                    .hasSize(5)
                    .containsOnly("OPEN");
        }

        @Test
        void whose_status_is_no_end_after_an_end_reopens_in_whatever_order_they_come() {
            var told = Map.of(
                    HookSource.ZAMMAD,
                    List.of(
                            Deliveries.zammad("M-1", "new", "2026-04-24T15:10:00.000Z"),
                            Deliveries.zammad("M-1", "closed", "2026-04-24T15:20:00.000Z"),
                            Deliveries.zammad("M-1", "open", "2026-04-24T15:30:00.000Z")),
                    HookSource.SERVICENOW,
                    List.of(
                            Deliveries.serviceNow("M-1", "1"),
                            Deliveries.serviceNow("M-1", "7").replaceFirst("15:00:00", "15:20:00"),
                            Deliveries.serviceNow("M-1", "2").replaceFirst("15:00:00", "15:30:00")),
                    HookSource.TOPDESK,
                    List.of(
                            Deliveries.topdesk("M-1", "Aangemeld"),
                            Deliveries.topdesk("M-1", "Gereed").replaceFirst("15:00:00", "15:20:00"),
                            Deliveries.topdesk("M-1", "In behandeling").replaceFirst("15:00:00", "15:30:00")),
                    HookSource.JIRA,
                    List.of(
                            Deliveries.jiraCreated("M-1"),
                            Deliveries.jiraUpdated("M-1", "Done"),
                            Deliveries.jiraUpdated("M-1", "In Progress").replace("1777044600000", "1777045200000")));
            told.forEach((source, bodies) -> {
                var hook = hook(source);
                for (var order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(2, 1, 0, 2))) {
                    var ticket = source + "-" + order.size() + order.get(0) + order.get(1);
                    for (var each : order) {
                        var body = bodies.get(each)
                                .replace("M-1", ticket)
                                .replace("\"id\": 104", "\"id\": \"" + ticket + "\"");
                        post(hook.address(), signature(source, hook.secret(), body), body)
                                .then()
                                .statusCode(202);
                    }
                    var reading = desk.dossier(ticket).jsonPath();
                    assertThat(reading.getString("ticket.state")).as(ticket).isEqualTo("OPEN");
                    assertThat(reading.getString("agreements[0].clocks[0].reading.state"))
                            .as(ticket)
                            .isEqualTo("RUNNING");
                    assertThat(reading.getList("events.type")).as(ticket).containsOnlyOnce("REOPENED");
                }
                assertThat(parked(hook.id()).getList("items")).as(source.name()).isEmpty();
            });
        }

        @Test
        void told_twice_counts_once() {
            var hook = hook(HookSource.JIRA);
            var body = Deliveries.jiraUpdated("MAIL-1", "In Progress");
            var headers = and(Signing.jira(hook.secret(), body), "X-Atlassian-Webhook-Identifier", "wh-1");
            assertThat(post(hook.address(), headers, body).jsonPath().getInt("events"))
                    .isEqualTo(3);
            assertThat(facts()).isEqualTo(3);
            var again = post(hook.address(), and(headers, "X-Atlassian-Webhook-Retry", "1"), body);
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(facts()).isEqualTo(3);
        }

        @Test
        void may_come_in_any_order() {
            var hook = hook(HookSource.JIRA);
            var bodies = new ArrayList<>(List.of(
                    Deliveries.jiraCreated("MAIL-1"),
                    Deliveries.jiraUpdated("MAIL-1", "In Progress"),
                    Deliveries.jiraUpdated("MAIL-1", "Done").replace("1777044600000", "1777045200000")));
            var told = new ArrayList<String>();
            for (int i = 0; i < 3; i++) {
                var ticket = "MAIL-" + i;
                Collections.shuffle(bodies, new Random(i));
                for (var body : bodies) {
                    var mine = body.replace("MAIL-1", ticket);
                    assertThat(post(hook.address(), Signing.jira(hook.secret(), mine), mine)
                                    .statusCode())
                            .isEqualTo(202);
                }
                var reading = desk.dossier(ticket).jsonPath();
                told.add(reading.getString("agreements[0].clocks[0].reading.outcome")
                        + reading.getString("agreements[0].clocks[0].reading.counted")
                        + reading.getString("agreements[0].clocks[0].reading.stoppedAt"));
            }
            assertThat(told).containsOnly("METPT40M2026-04-24T15:40:00Z");
        }

        @Test
        void is_no_more_than_a_mebibyte_and_never_our_fault() {
            var hook = hook(HookSource.JIRA);
            var hostile = List.of(
                    "[".repeat(1000),
                    "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                    "[]",
                    "no json",
                    "",
                    "{\"webhookEvent\": [1]}",
                    "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"key\": \"M\\u0000\"}}",
                    "{\"x\": \"\u0000\"}",
                    "{\"x\": \"" + "y".repeat(1024 * 1024 - 20) + "\"}");
            for (var body : hostile) {
                var start = body.substring(0, Math.min(40, body.length()));
                assertThat(post(hook.address(), Signing.jira(hook.secret(), body), body)
                                .statusCode())
                        .as(start)
                        .isEqualTo(202);
                assertThat(post(hook.address(), Map.of(), body).statusCode())
                        .as(start)
                        .isEqualTo(401);
            }
            assertThat(parked(hook.id()).getList("items")).hasSize(hostile.size());
            assertThat(given().headers(Signing.jira(hook.secret(), ""))
                            .post(hook.address())
                            .statusCode())
                    .isEqualTo(202);
            assertThat(given().get(hook.address()).statusCode()).isEqualTo(405);
            var large = "\"" + "x".repeat(1024 * 1024) + "\"";
            assertThat(post(hook.address(), Signing.jira(hook.secret(), large), large)
                            .statusCode())
                    .isEqualTo(413);
            assertThat(given().contentType("text/plain")
                            .headers(Signing.jira(hook.secret(), large))
                            .body(large)
                            .post(hook.address())
                            .statusCode())
                    .isEqualTo(413);
        }

        @Test
        void that_hides_its_length_is_read_no_further_than_may_be_taken() throws IOException {
            var hook = hook(HookSource.JIRA);
            var to = URI.create(RestAssured.baseURI + ":" + RestAssured.port
                    + URI.create(hook.address()).getPath());
            var chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try (var socket = new Socket(to.getHost(), to.getPort())) {
                socket.setSoTimeout(20_000);
                var out = socket.getOutputStream();
                out.write(("POST " + to.getPath() + " HTTP/1.1\r\nHost: " + to.getHost()
                                + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int sent = 0; sent < 17; sent++) {
                    out.write(chunk);
                }
                out.flush();
                var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
                var answer = new StringBuilder();
                for (int c = in.read(); c >= 0; c = in.read()) {
                    answer.append((char) c);
                }
                assertThat(answer.toString()).startsWith("HTTP/1.1 413").contains("CONTENT_TOO_LARGE");
            }
        }
    }

    @Nested
    class An_address {
        @Test
        void tells_whoever_sends_cloud_events_that_he_may() {
            var generic = hook(HookSource.GENERIC).address();
            var asked = given().header("WebHook-Request-Origin", "events.example.org")
                    .options(generic);
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.header("WebHook-Allowed-Origin")).isEqualTo("events.example.org");
            assertThat(asked.header("WebHook-Allowed-Rate")).isEqualTo("*");
            assertThat(asked.header("Allow")).contains("POST");
            assertThat(given().header("WebHook-Request-Origin", "a b")
                            .options(generic)
                            .header("WebHook-Allowed-Origin"))
                    .isNull();
            var jira = given().header("WebHook-Request-Origin", "events.example.org")
                    .options(hook(HookSource.JIRA).address());
            assertThat(jira.statusCode()).isEqualTo(200);
            assertThat(jira.header("WebHook-Allowed-Origin")).isNull();
        }

        @Test
        void that_leads_nowhere_says_what_a_wrong_signature_says() {
            var hook = hook(HookSource.JIRA);
            var body = Deliveries.jiraCreated("MAIL-1");
            var wrong = post(hook.address(), Signing.jira("wrong", body), body);
            var elsewhere = Desk.fresh();
            var unknown = TenantLink.of(
                            HookStore.PURPOSE, elsewhere.tenant(), java.util.UUID.randomUUID(), keys.current())
                    .text();
            for (var address : List.of(
                    ROOT + "/ingest/jira/" + unknown,
                    ROOT + "/ingest/jira/v1.nonsense",
                    ROOT + "/ingest/excel/" + unknown,
                    hook.address().replace("/jira/", "/zammad/"),
                    hook.address().substring(0, hook.address().length() - 1) + "_")) {
                var answer = post(address, Signing.jira(hook.secret(), body), body);
                assertThat(answer.statusCode()).as(address).isEqualTo(401);
                assertThat(answer.jsonPath().getString("detail"))
                        .isEqualTo(wrong.jsonPath().getString("detail"));
                assertThat(answer.jsonPath().getString("code")).isEqualTo("SIGNATURE_REFUSED");
            }
        }

        @Test
        void tells_nothing_of_its_tenant_to_who_has_not_the_key() {
            var hook = hook(HookSource.JIRA);
            assertThat(hook.address()).doesNotContain(desk.tenant().toString());
        }

        @Test
        void of_one_tenant_takes_no_secret_of_another() {
            var mine = hook(HookSource.GENERIC);
            var other = Desk.fresh();
            var stranger = hook(other, HookSource.GENERIC);
            var body = Deliveries.cloudEvent("e-1", "M-1");
            assertThat(post(mine.address(), Signing.github(stranger.secret(), body), body)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(post(stranger.address(), Signing.github(stranger.secret(), body), body)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(facts()).isZero();
            assertThat(admin(other).get(ROOT + "/hooks/" + mine.id()).statusCode())
                    .isEqualTo(404);
            assertThat(admin(other)
                            .get(ROOT + "/hooks/" + mine.id() + "/parked-deliveries")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class What_nobody_can_store {
        @Test
        void is_parked_with_the_rest_of_its_delivery() {
            var hook = hook(HookSource.GENERIC);
            for (var body : List.of(
                    "{'ticket': 'odd1', 'type': 'STATUS_CHANGED', 'status': 'W\\u0000', 'time': '2026-04-24T15:00:00Z'}",
                    "{'ticket': 'x', 'ticket': 'y', 'type': 'OPENED', 'time': '2026-04-24T15:00:00Z'}",
                    "{'\\u0000': 1, 'ticket': '\\u0000', 'type': 'OPENED', 'time': '2026-04-24T15:00:00Z'}")) {
                var sent = body.replace('\'', '"');
                var taken = post(hook.address(), Signing.github(hook.secret(), sent), sent);
                assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
                assertThat(taken.jsonPath().getBoolean("parked")).as(sent).isTrue();
                assertThat(taken.jsonPath().getInt("events")).as(sent).isZero();
            }
            var waiting = parked(hook.id());
            assertThat(waiting.getList("items.faults.flatten().collect { it.code + ' ' + it.pointer }"))
                    .containsExactlyInAnyOrder(
                            "INVALID_CHARACTER #/payload/status",
                            "DUPLICATE_KEY #/payload/ticket",
                            "INVALID_CHARACTER #/payload/%00",
                            "INVALID_CHARACTER #/payload/ticket");
            assertThat(facts()).isZero();
        }
    }

    @Nested
    class An_unmapped_status {
        @Test
        void is_parked_and_read_again_when_the_mapping_was_mended() {
            var hook = hook(HookSource.JIRA);
            for (var body :
                    List.of(Deliveries.jiraCreated("MAIL-1"), Deliveries.jiraUpdated("MAIL-1", "Even geduld"))) {
                post(hook.address(), Signing.jira(hook.secret(), body), body)
                        .then()
                        .statusCode(202);
            }
            var waiting = parked(hook.id());
            assertThat(waiting.getList("items.state")).containsExactly("PARKED");
            assertThat(waiting.getString("items[0].faults[0].pointer"))
                    .isEqualTo("#/payload/changelog/items/2/toString");
            assertThat(waiting.getString("items[0].faults[0].detail")).contains("zegt niet wat de status");
            assertThat(waiting.getInt("items[0].recorded")).isEqualTo(2);
            assertThat(waiting.getString("items[0].expiresAt")).isEqualTo("2026-07-23T15:45:00Z");
            assertThat(clockState("MAIL-1")).isEqualTo("RUNNING");

            var path = ROOT + "/hooks/" + hook.id() + "/parked-deliveries/" + waiting.getString("items[0].id");
            assertThat(admin().get(path).jsonPath().getString("body")).contains("Even geduld");
            assertThat(admin().post(path + "/_replay").jsonPath().getString("state"))
                    .isEqualTo("PARKED");

            mend(hook.id(), "Even geduld", "Wacht op klant");
            var replayed = admin().post(path + "/_replay");
            assertThat(replayed.jsonPath().getString("state"))
                    .as(replayed.asString())
                    .isEqualTo("REPLAYED");
            assertThat(clockState("MAIL-1")).isEqualTo("PAUSED");
            assertThat(admin().get(path).jsonPath().getString("body")).isNull();
            assertThat(admin().post(path + "/_replay").jsonPath().getString("code"))
                    .isEqualTo("DELIVERY_SETTLED");
            assertThat(parked(hook.id()).getList("items")).isEmpty();
        }

        @Test
        void that_came_often_is_read_again_all_at_once() {
            var hook = hook(HookSource.TOPDESK);
            for (var status : List.of("Zoek", "In onderzoek", "Zoek")) {
                for (var ticket : List.of("M-1", "M-2", "M-3")) {
                    var body = Deliveries.topdesk(ticket, status);
                    post(hook.address(), Signing.basic("druif", hook.secret()), body)
                            .then()
                            .statusCode(202);
                }
            }
            assertThat(parked(hook.id()).getList("items")).hasSize(6);
            mend(hook.id(), "Zoek", "Zoek");
            var replayed = admin().post(ROOT + "/hooks/" + hook.id() + "/parked-deliveries/_replay")
                    .jsonPath();
            assertThat(replayed.getInt("replayed")).isEqualTo(3);
            assertThat(replayed.getInt("stillParked")).isEqualTo(3);
            assertThat(replayed.getString("next")).isNull();
            assertThat(facts()).isEqualTo(3);
            assertThat(Desk.fresh()
                            .as(Tokens.tenant(Desk.fresh().tenant()).role(Role.PROVIDER_ADMIN))
                            .post(ROOT + "/hooks/" + hook.id() + "/parked-deliveries/_replay")
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void holds_its_hook_until_somebody_decides_about_it() {
            var hook = hook(HookSource.ZAMMAD);
            var body = "{\"ticket\": {\"number\": \"1\", \"state\": \"zoek\"}}";
            post(hook.address(), Signing.zammad(hook.secret(), body), body)
                    .then()
                    .statusCode(202);
            post(hook.address(), Signing.zammad(hook.secret(), body), body)
                    .then()
                    .statusCode(202);
            assertThat(parked(hook.id()).getList("items")).hasSize(1);

            var path = ROOT + "/hooks/" + hook.id();
            var seen = admin().get(path);
            assertThat(seen.jsonPath().getInt("parked")).isEqualTo(1);
            assertThat(admin().header("If-Match", seen.header("ETag"))
                            .delete(path)
                            .jsonPath()
                            .getString("code"))
                    .isEqualTo("DELIVERIES_PARKED");
            var id = parked(hook.id()).getString("items[0].id");
            assertThat(admin().post(path + "/parked-deliveries/" + id + "/_discard")
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("DISCARDED");
            assertThat(admin().header("If-Match", seen.header("ETag"))
                            .delete(path)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(admin().get(path).statusCode()).isEqualTo(404);
            assertThat(post(hook.address(), Signing.zammad(hook.secret(), body), body)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void is_kept_for_ninety_days() {
            var hook = hook(HookSource.ZAMMAD);
            var body = "{\"ticket\": {\"number\": \"1\", \"state\": \"zoek\"}}";
            post(hook.address(), Signing.zammad(hook.secret(), body), body)
                    .then()
                    .statusCode(202);
            var path = ROOT + "/hooks/" + hook.id() + "/parked-deliveries/"
                    + parked(hook.id()).getString("items[0].id");
            clock.advance(Duration.ofDays(90).minusSeconds(1));
            awaited(expiry::run);
            assertThat(admin().get(path).jsonPath().getString("body")).isEqualTo(body);
            clock.advance(Duration.ofSeconds(1));
            awaited(expiry::run);
            assertThat(admin().get(path).jsonPath().getString("state")).isEqualTo("EXPIRED");
            assertThat(admin().get(path).jsonPath().getString("body")).isNull();
        }

        private String clockState(String ticket) {
            return desk.dossier(ticket).jsonPath().getString("agreements[0].clocks[0].reading.state");
        }

        private void mend(String hook, String status, String meaning) {
            var seen = admin().get(ROOT + "/hooks/" + hook);
            var mapping = seen.jsonPath().<Map<String, Object>>get("mapping");
            var statuses = new HashMap<String, Object>(
                    (Map<String, ?>) seen.jsonPath().<Map<String, Object>>get("mapping.statuses"));
            statuses.put(status, Map.of("type", "STATUS_CHANGED", "status", meaning));
            mapping.put("statuses", statuses);
            var mended = admin().header("If-Match", seen.header("ETag"))
                    .body(Map.of("name", "Desk", "state", "ACTIVE", "mapping", mapping))
                    .put(ROOT + "/hooks/" + hook);
            assertThat(mended.statusCode()).as(mended.asString()).isEqualTo(200);
        }
    }

    @Nested
    class A_secret {
        @Test
        void is_shown_once_and_stored_nowhere() {
            var hook = hook(HookSource.GENERIC);
            assertThat(hook.secret()).startsWith("whsec_");
            assertThat(admin().get(ROOT + "/hooks/" + hook.id()).asString())
                    .doesNotContain(hook.secret().substring(6));
            assertThat(tables.rows(desk.tenant(), "select secrets, mapping, name from hook")
                                    .toString()
                            + tables.rows(desk.tenant(), "select coalesce(after, '') from audit_event"))
                    .doesNotContain(hook.secret().substring(6));
        }

        @Test
        void is_good_beside_the_next_one_for_as_long_as_was_said() {
            var hook = hook(HookSource.GENERIC);
            var body = Deliveries.cloudEvent("e-1", "M-1");
            var next = secret(desk, hook.id(), "{\"previousValidFor\": \"PT1H\"}");
            for (var secret : List.of(hook.secret(), next)) {
                assertThat(post(hook.address(), Signing.standard(secret, "m-1", clock.instant(), body), body)
                                .statusCode())
                        .isEqualTo(202);
            }
            clock.advance(Duration.ofHours(1));
            assertThat(post(hook.address(), Signing.standard(hook.secret(), "m-1", clock.instant(), body), body)
                            .statusCode())
                    .isEqualTo(401);
            var third = secret(desk, hook.id(), "{\"endPrevious\": true}");
            assertThat(post(hook.address(), Signing.github(next, body), body).statusCode())
                    .isEqualTo(401);
            assertThat(post(hook.address(), Signing.github(third, body), body).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_hook_that_is_disabled_says_so_to_who_signed() {
        var hook = hook(HookSource.JIRA);
        var seen = admin().get(ROOT + "/hooks/" + hook.id());
        admin().header("If-Match", seen.header("ETag"))
                .body(Map.of(
                        "name",
                        "Desk",
                        "state",
                        "DISABLED",
                        "mapping",
                        seen.jsonPath().<Object>get("mapping")))
                .put(ROOT + "/hooks/" + hook.id())
                .then()
                .statusCode(200);
        var body = Deliveries.jiraCreated("MAIL-1");
        assertThat(post(hook.address(), Signing.jira(hook.secret(), body), body)
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("HOOK_DISABLED");
        assertThat(post(hook.address(), Signing.jira("wrong", body), body).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_mapping_is_tried_without_storing_anything() {
        var tried = admin().body("{\"source\": \"JIRA\", \"payload\": %s}"
                        .formatted(Deliveries.jiraUpdated("MAIL-1", "Even geduld")))
                .post(ROOT + "/hook-mapping-trials");
        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        assertThat(tried.jsonPath().getList("events.type")).containsExactlyInAnyOrder("PRIORITY_CHANGED", "ASSIGNED");
        assertThat(tried.jsonPath().getList("faults.code")).containsExactly("UNKNOWN_STATUS");
        assertThat(facts()).isZero();
    }

    @Test
    void what_was_done_to_hooks_is_read_by_who_audits() {
        var hook = hook(HookSource.TOPDESK);
        var auditor = desk.as(Tokens.tenant(desk.tenant()).role(Role.AUDITOR));
        var deeds = auditor.get(ROOT + "/audit-events?subjectId=" + hook.id());
        assertThat(deeds.jsonPath().getList("items.deed")).containsExactly("hook.made", "hook.secret-renewed");
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.AUDITOR))
                        .post(ROOT + "/audit-chain/_verify")
                        .jsonPath()
                        .getString("finding"))
                .isEqualTo("OK");
        assertThat(desk.agent().get(ROOT + "/audit-events").statusCode()).isEqualTo(403);
    }

    @Test
    void only_who_administers_makes_hooks() {
        for (var role : List.of(Role.AGENT, Role.INTEGRATION, Role.AUDITOR, Role.CUSTOMER_MANAGER)) {
            assertThat(desk.as(Tokens.tenant(desk.tenant()).role(role).claim("party", "WATERLAND"))
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .post(ROOT + "/hooks")
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        var refused = admin().body("{\"name\": \"\", \"source\": \"EXCEL\", \"colour\": 1}")
                .post(ROOT + "/hooks");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("#/name", "#/source", "#/colour");
    }

    private Map<String, String> signature(HookSource source, String secret, String body) {
        return switch (source) {
            case JIRA -> Signing.jira(secret, body);
            case ZAMMAD -> Signing.zammad(secret, body);
            case SERVICENOW -> Map.of("Druif-Hook-Secret", secret);
            case TOPDESK -> Signing.basic("druif", secret);
            case GENERIC -> Signing.github(secret, body);
        };
    }
}
