package nl.druif.ticketclock.webhook;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-04-24T15:45:00Z");

    private final Desk desk = Desk.fresh();
    private final Receiver receiver = new Receiver();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @Inject
    nl.druif.ticketclock.News topics;

    @Inject
    WebhookJob job;

    @Inject
    WebhookDeliveryStore deliveries;

    @BeforeEach
    void now() {
        clock.set(NOW);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private record Made(String id, String secret) {}

    private RequestSpecification admin() {
        return as(desk, Role.PROVIDER_ADMIN);
    }

    private static RequestSpecification as(Desk desk, String role) {
        return desk.as(Tokens.tenant(desk.tenant()).role(role)).contentType(ContentType.JSON);
    }

    private Made webhook(String url, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Pager", "url", url, "occasions", List.of("WARNING", "BREACH", "WITHDRAWAL")));
        body.putAll(more);
        var made = admin().body(body).post(ROOT + "/webhooks");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var id = made.jsonPath().getString("id");
        return new Made(id, secret(id));
    }

    private Made webhook() {
        return webhook(receiver.url(), Map.of());
    }

    private String secret(String id) {
        var shown = admin().body("{}").post(ROOT + "/webhooks/" + id + "/secrets");
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(201);
        return shown.jsonPath().getString("secret");
    }

    private String ping(Made webhook) {
        var made = admin().post(ROOT + "/webhooks/" + webhook.id() + "/_ping");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(202);
        return made.jsonPath().getString("id");
    }

    private JsonPath read(Made webhook) {
        return admin().get(ROOT + "/webhooks/" + webhook.id()).jsonPath();
    }

    private JsonPath delivery(Made webhook, String id, Predicate<JsonPath> wanted) {
        return Await.until(
                "a delivery",
                () -> admin().get(ROOT + "/webhooks/" + webhook.id() + "/deliveries/" + id)
                        .jsonPath(),
                wanted);
    }

    private JsonPath tried(Made webhook, String id, int times) {
        return delivery(webhook, id, found -> found.getList("attempts").size() == times);
    }

    private void later(Duration time) {
        clock.advance(time);
        job.wake(desk.tenant());
    }

    private List<String> types(Receiver receiver) {
        return receiver.got().stream().map(got -> got.json().getString("type")).toList();
    }

    @Nested
    class News {
        @Test
        void is_told_signed_and_thin_to_each_what_he_may_hear() {
            awaited(() -> terms.save(
                    desk.tenant(),
                    List.of(Waterland.published(
                            desk.tenant(),
                            Waterland.SLA,
                            1,
                            AgreementKind.SLA,
                            List.of(Waterland.version(
                                    1,
                                    Waterland.START,
                                    OnNewVersion.PIN,
                                    Waterland.resolve(4),
                                    Waterland.target("streven", Nature.OBJECTIVE, 2))))),
                    clock.instant()));
            try (var theirs = new Receiver();
                    var others = new Receiver()) {
                var ours = webhook();
                webhook(theirs.url(), Map.of("boundTo", "WATERLAND", "occasions", List.of("BREACH")));
                webhook(others.url(), Map.of("boundTo", "PURMEREND"));
                webhook(others.url(), Map.of("service", "printing"));
                desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
                clock.set(Instant.parse("2026-04-28T12:00:00Z"));

                Await.until(
                        "two breaches",
                        () -> types(receiver),
                        found -> found.stream()
                                        .filter("nl.druif.clock.breached.v1"::equals)
                                        .count()
                                == 2);
                var told = theirs.got(1);
                var breach = told.get(0);
                assertThat(breach.json().getString("type")).isEqualTo("nl.druif.clock.breached.v1");
                assertThat(breach.json().getString("timestamp")).isEqualTo("2026-04-28T09:00:00Z");
                assertThat(breach.json().getString("data.reference")).isEqualTo("M-1");
                assertThat(breach.json().getString("data.customer")).isEqualTo("WATERLAND");
                assertThat(breach.body()).hasSizeLessThan(1_000).doesNotContain("streven", "team", "OBJECTIVE");
                assertThat(receiver.got()).allMatch(got -> got.isSignedBy(ours.secret()));
                assertThat(breach.isSignedBy(ours.secret())).isFalse();

                awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 2, 4)), clock.instant()));
                ping(ours);
                Await.until("the ping", () -> types(receiver), found -> found.contains(Message.PING));
                assertThat(theirs.got()).hasSize(1);
                assertThat(others.got()).isEmpty();
            }
        }

        @Test
        void told_twice_on_the_topic_is_sent_once() {
            awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
            webhook(receiver.url(), Map.of("occasions", List.of("BREACH")));
            desk.hears(Desk.event("M-2", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
            clock.set(Instant.parse("2026-04-28T12:00:00Z"));
            receiver.got(1);

            var breach = topics.heard(desk.tenant(), TargetBreached.class, 1);
            assertThat(awaited(() -> deliveries.tell(desk.tenant(), List.copyOf(breach), clock.instant())))
                    .isFalse();
        }

        @Test
        void has_the_same_id_after_a_process_died_in_the_middle() {
            var webhook = webhook();
            tables.change(
                    desk.tenant(),
                    "insert into webhook_delivery (tenant_id, id, webhook, type, news, body, state, due_at, created_at)"
                            + " values ('%1$s', '%2$s', '%3$s', 'x', '%2$s', '{}', 'PENDING', '%4$s', '%4$s')"
                                    .formatted(desk.tenant(), UUID.randomUUID(), webhook.id(), NOW.plusSeconds(1)));
            var claimed = awaited(() -> deliveries.claim(desk.tenant(), any -> 4, 10, NOW.plusSeconds(1)));
            assertThat(claimed).hasSize(1);
            assertThat(awaited(() -> deliveries.claim(desk.tenant(), any -> 4, 10, NOW.plusSeconds(59))))
                    .isEmpty();
            later(Duration.ofSeconds(62));
            var got = receiver.got(1);
            assertThat(got.get(0).id()).isEqualTo(claimed.get(0).delivery().toString());
            tried(webhook, got.get(0).id(), 1);

            var late = new PostJob.Posted(Answer.none(Trouble.TIMED_OUT), Duration.ofSeconds(15));
            awaited(() -> deliveries.settle(claimed.get(0), late.answer(), late.took(), clock.instant()));
            assertThat(tried(webhook, got.get(0).id(), 2).getString("state")).isEqualTo("DELIVERED");
        }
    }

    @Nested
    class A_post_that_fails {
        @Test
        void comes_again_with_the_same_id_until_it_arrives() {
            receiver.answers(500, "x".repeat(5_000), Map.of())
                    .answers(302, "", Map.of("Location", "http://127.0.0.1:1/"));
            var webhook = webhook();
            var id = ping(webhook);
            var once = tried(webhook, id, 1);
            assertThat(once.getString("state")).isEqualTo("PENDING");
            assertThat(Instant.parse(once.getString("nextAt"))).isBetween(NOW.plusSeconds(5), NOW.plusMillis(5_500));
            assertThat(read(webhook).getString("failingSince")).isEqualTo(NOW.toString());
            later(Duration.ofSeconds(6));
            tried(webhook, id, 2);
            later(Duration.ofMinutes(6));
            var arrived = tried(webhook, id, 3);
            assertThat(arrived.getString("state")).isEqualTo("DELIVERED");
            assertThat(arrived.getList("attempts.status")).containsExactly(500, 302, 204);
            assertThat(arrived.getString("attempts[0].answer")).hasSize(200);
            assertThat(receiver.got()).extracting(Receiver.Got::id).containsOnly(id);
            assertThat(receiver.got()).extracting(Receiver.Got::timestamp).doesNotHaveDuplicates();
            assertThat(read(webhook).getString("failingSince")).isNull();
        }

        @Test
        void with_410_disables_its_webhook_and_says_so() {
            receiver.answers(410);
            var webhook = webhook();
            var id = ping(webhook);
            tried(webhook, id, 1);
            var disabled = admin().get(ROOT + "/webhooks/" + webhook.id());
            assertThat(disabled.jsonPath().getString("state")).isEqualTo("DISABLED");
            assertThat(disabled.jsonPath().getString("reason")).isEqualTo("GONE");
            var audit = as(desk, Role.AUDITOR)
                    .queryParam("subjectId", webhook.id())
                    .get(ROOT + "/audit-events")
                    .jsonPath();
            assertThat(audit.getList("items.deed"))
                    .containsExactly("webhook.made", "webhook.secret-renewed", "webhook.disabled");
            assertThat(audit.getString("items[2].who")).isEqualTo("system");
            var refused = admin().post(ROOT + "/webhooks/" + webhook.id() + "/_ping");
            assertThat(refused.jsonPath().getString("code")).isEqualTo("WEBHOOK_DISABLED");

            var again = admin().header("If-Match", disabled.header("ETag"))
                    .body(Map.of(
                            "name", "Pager", "url", receiver.url(), "occasions", List.of("BREACH"), "state", "ACTIVE"))
                    .put(ROOT + "/webhooks/" + webhook.id());
            assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
            assertThat(again.jsonPath().getString("reason")).isNull();
            later(Duration.ofSeconds(6));
            assertThat(tried(webhook, id, 2).getString("state")).isEqualTo("DELIVERED");
        }

        @Test
        void with_429_leaves_the_endpoint_alone_for_as_long_as_it_asks() {
            receiver.answers(429, "", Map.of("Retry-After", "120"));
            var webhook = webhook();
            var first = ping(webhook);
            tried(webhook, first, 1);
            assertThat(read(webhook).getString("restsUntil"))
                    .isEqualTo(NOW.plusSeconds(120).toString());
            var second = ping(webhook);
            later(Duration.ofSeconds(119));
            try (var other = new Receiver()) {
                ping(webhook(other.url(), Map.of()));
                other.got(1);
            }
            assertThat(receiver.got()).hasSize(1);
            later(Duration.ofSeconds(2));
            tried(webhook, first, 2);
            tried(webhook, second, 1);
        }

        @Test
        void for_five_days_disables_its_webhook() throws IOException {
            try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var url = "http://127.0.0.1:" + closed.getLocalPort() + "/";
                closed.close();
                var webhook = webhook(url, Map.of());
                var id = ping(webhook);
                tried(webhook, id, 1);
                for (int tries = 2; tries <= 10; tries++) {
                    later(Duration.ofHours(27));
                    tried(webhook, id, tries);
                    if (read(webhook).getString("state").equals("DISABLED")) {
                        break;
                    }
                }
                assertThat(read(webhook).getString("reason")).isEqualTo("FAILING");
                assertThat(tried(webhook, id, 6).getList("attempts.trouble")).containsOnly("UNREACHABLE");
            }
        }

        @Test
        void slowly_keeps_no_other_endpoint_waiting() throws IOException {
            try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                var slow = webhook("http://127.0.0.1:" + silent.getLocalPort() + "/", Map.of());
                for (int i = 0; i < 10; i++) {
                    ping(slow);
                }
                var quick = webhook();
                ping(quick);
                receiver.got(1);
                var waiting = admin().get(ROOT + "/webhooks/" + slow.id() + "/deliveries")
                        .jsonPath();
                assertThat(waiting.getList("items.state")).containsOnly("PENDING");
                assertThat(tables.rows(
                                desk.tenant(),
                                "select count(*) from webhook_delivery where claim is not null and webhook = '"
                                        + slow.id() + "'"))
                        .allMatch(count -> Integer.parseInt(count) <= 4);
                clock.advance(Duration.ofMinutes(2));
                assertThat(awaited(() -> deliveries.claim(desk.tenant(), any -> 4, 3, clock.instant())))
                        .hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    @Nested
    class A_delivery {
        @Test
        void is_sent_again_when_somebody_asks() {
            var webhook = webhook();
            var first = ping(webhook);
            tried(webhook, first, 1);
            clock.advance(Duration.ofMinutes(1));
            var second = ping(webhook);
            tried(webhook, second, 1);

            var path = ROOT + "/webhooks/" + webhook.id() + "/deliveries";
            assertThat(admin().post(path + "/" + first + "/_replay").statusCode())
                    .isEqualTo(200);
            tried(webhook, first, 2);
            var range = admin().body(Map.of(
                            "from",
                            NOW.plusSeconds(30).toString(),
                            "until",
                            NOW.plusSeconds(90).toString()))
                    .post(path + "/_replay");
            assertThat(range.jsonPath().getInt("replayed")).as(range.asString()).isEqualTo(1);
            tried(webhook, second, 2);
            assertThat(receiver.got()).extracting(Receiver.Got::id).containsExactly(first, second, first, second);
            assertThat(admin().queryParam("pageSize", 1).get(path).jsonPath().getList("items.id"))
                    .containsExactly(second);
            assertThat(admin().queryParam("state", "FAILED")
                            .get(path)
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
        }

        @Test
        void is_signed_by_two_secrets_while_one_is_replaced() {
            var webhook = webhook();
            var newer = secret(webhook.id());
            ping(webhook);
            var got = receiver.got(1).get(0);
            assertThat(got.signatures()).hasSize(2);
            assertThat(got.isSignedBy(webhook.secret())).isTrue();
            assertThat(got.isSignedBy(newer)).isTrue();
            later(Duration.ofHours(25));
            ping(webhook);
            var later = receiver.got(2).get(1);
            assertThat(later.signatures()).hasSize(1);
            assertThat(later.isSignedBy(newer)).isTrue();
        }
    }

    @Nested
    class A_webhook {
        @Test
        void is_not_there_for_anybody_else() {
            var webhook = webhook();
            var id = ping(webhook);
            var stranger = Desk.fresh();
            var path = ROOT + "/webhooks/" + webhook.id();
            for (var elsewhere : List.of(
                    path, path + "/deliveries", path + "/deliveries/" + id, ROOT + "/webhooks/" + UUID.randomUUID())) {
                assertThat(as(stranger, Role.PROVIDER_ADMIN).get(elsewhere).statusCode())
                        .as(elsewhere)
                        .isEqualTo(404);
            }
            for (var deed : List.of("/_ping", "/deliveries/" + id + "/_replay", "/secrets")) {
                assertThat(as(stranger, Role.PROVIDER_ADMIN)
                                .body("{}")
                                .post(path + deed)
                                .statusCode())
                        .as(deed)
                        .isEqualTo(404);
            }
            assertThat(as(desk, Role.AUDITOR).get(path).statusCode()).isEqualTo(200);
            assertThat(as(desk, Role.AUDITOR).post(path + "/_ping").statusCode())
                    .isEqualTo(403);
            assertThat(as(desk, Role.AGENT).get(path).statusCode()).isEqualTo(403);
            assertThat(desk.viewerOf("WATERLAND").get(path).statusCode()).isEqualTo(403);
        }

        @Test
        void is_changed_by_who_knows_it_and_goes_with_what_waits() {
            var webhook = webhook();
            var path = ROOT + "/webhooks/" + webhook.id();
            var edit =
                    Map.of("name", "Off", "url", receiver.url(), "occasions", List.of("BREACH"), "state", "DISABLED");
            assertThat(admin().body(edit).put(path).statusCode()).isEqualTo(428);
            assertThat(admin().header("If-Match", "\"1\"").body(edit).put(path).statusCode())
                    .isEqualTo(412);
            var off = admin().header("If-Match", "\"2\"").body(edit).put(path);
            assertThat(off.jsonPath().getString("reason")).isEqualTo("BY_HAND");
            assertThat(admin().header("If-Match", off.header("ETag"))
                            .delete(path)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(admin().get(path).statusCode()).isEqualTo(404);
            assertThat(admin().get(ROOT + "/webhooks").jsonPath().getList("items"))
                    .isEmpty();
        }

        @Test
        void that_leads_inside_or_makes_no_sense_is_refused() {
            assertThat(codes(Map.of("name", "x", "url", "https://169.254.169.254/", "occasions", List.of("BREACH"))))
                    .containsExactly("URL_HOST");
            assertThat(codes(Map.of("name", "", "url", "https://hooks.example.org/", "occasions", List.of(), "x", 1)))
                    .hasSize(3);
            assertThat(codes(Map.of(
                            "name", "x", "url", "https://hooks.example.org/\u0000", "occasions", List.of("BREACH"))))
                    .isNotEmpty();
            assertThat(codes(Map.of(
                            "name",
                            "x",
                            "url",
                            "https://hooks.example.org/",
                            "occasions",
                            List.of("BREACH"),
                            "boundTo",
                            "WATERLAND",
                            "customer",
                            "PURMEREND")))
                    .containsExactly("BOUND_TO_ANOTHER");
            var webhook = webhook();
            var range = admin().body(Map.of("from", NOW.toString(), "until", NOW.toString()))
                    .post(ROOT + "/webhooks/" + webhook.id() + "/deliveries/_replay");
            assertThat(range.statusCode()).isEqualTo(400);
        }

        private List<String> codes(Map<String, Object> body) {
            Response refused = admin().body(body).post(ROOT + "/webhooks");
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
            return refused.jsonPath().getList("errors.code");
        }
    }
}
