package nl.druif.ticketclock.settings;

import static io.restassured.RestAssured.given;
import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class HorizonTest {
    private static final String LONG_AGO = "2024-12-31T23:00:00Z";
    private static final String TOMORROW = "2026-05-02T08:00:00Z";
    private static final String YESTERDAY = "2026-04-30T08:00:00Z";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    News news;

    @Inject
    Tables tables;

    @BeforeEach
    void since_2025() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        assertThat(set("\"0\"", "2025-01-01T00:00:00Z").statusCode()).isEqualTo(200);
    }

    @Test
    void who_set_nothing_takes_facts_since_1970_and_who_knows_another_state_changes_nothing() {
        var other = Desk.fresh();
        var unset = other.agent().get(ROOT + "/settings");
        assertThat(unset.jsonPath().getString("factsFrom")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(unset.header("ETag")).isEqualTo("\"0\"");
        assertThat(other.hears(event("M-1", "1", "OPENED", "1970-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(201);

        assertThat(set("\"0\"", "2026-01-01T00:00:00Z").statusCode()).isEqualTo(412);
        assertThat(set("\"1\"", "2026-05-01T08:00:01Z").jsonPath().getList("errors.code"))
                .containsExactly("IN_THE_FUTURE");
        assertThat(set("\"1\"", "1969-12-31T23:59:59Z").statusCode()).isEqualTo(400);
        assertThat(desk.integration()
                        .contentType(ContentType.JSON)
                        .header("If-Match", "\"1\"")
                        .body("{\"factsFrom\": \"2020-01-01T00:00:00Z\"}")
                        .put(ROOT + "/settings")
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.agent().get(ROOT + "/settings").jsonPath().getString("factsFrom"))
                .isEqualTo("2025-01-01T00:00:00Z");
        assertThat(tables.rows(desk.tenant(), "select deed from audit_event")).containsExactly("settings.changed");
    }

    @Test
    void one_event_is_told_where_it_is_wrong_and_what_would_be_right() {
        var early = report("/ticket-events", event("M-1", "1", "OPENED", LONG_AGO));
        assertThat(early.statusCode()).as(early.asString()).isEqualTo(400);
        assertThat(early.jsonPath().getMap("errors[0]"))
                .containsEntry("pointer", "#/occurredAt")
                .containsEntry("code", "BEFORE_HORIZON")
                .containsEntry(
                        "detail",
                        "2024-12-31T23:00:00Z ligt voor 2025-01-01T00:00:00Z, het vroegste moment waarvan hier feiten"
                                + " worden aangenomen.");
        assertThat(report("/ticket-events", event("M-1", "1", "OPENED", TOMORROW))
                        .jsonPath()
                        .getList("errors.code"))
                .containsExactly("IN_THE_FUTURE");
        assertThat(tables.rows(desk.tenant(), "select id from ticket")).isEmpty();
    }

    @Test
    void in_a_batch_it_stops_no_other() {
        var answer = report(
                "/ticket-events/_batch",
                "{\"events\": [%s, %s, %s, {\"ticket\": 7}, %s]}"
                        .formatted(
                                event("M-1", "1", "OPENED", LONG_AGO),
                                event("M-1", "2", "OPENED", YESTERDAY),
                                event("M-1", "3", "RESOLVED", TOMORROW),
                                event("M-1", "2", "OPENED", YESTERDAY)));
        assertThat(answer.jsonPath().getList("items.status")).containsExactly(400, 201, 400, 400, 200);
        assertThat(answer.jsonPath().getList("items[2].problem.errors.pointer"))
                .containsExactly("#/events/2/occurredAt");
    }

    @Test
    void from_the_topic_it_is_set_aside_and_its_neighbours_go_on() throws Exception {
        for (var told : Map.of("1", LONG_AGO, "2", YESTERDAY, "3", TOMORROW).entrySet()) {
            var data = event("M-1", told.getKey(), "OPENED", told.getValue());
            news.send(Topic.TICKET_EVENT, desk.tenant(), "topdesk", told.getKey(), "nl.druif.ticket.event.v1", data);
        }
        news.send(
                Topic.TICKET_EVENT,
                desk.tenant(),
                "topdesk",
                "4",
                "nl.druif.ticket.event.v1",
                event("M-1", "4", "RESOLVED", YESTERDAY));
        Await.until(
                "the two that may be",
                () -> tables.rows(desk.tenant(), "select source_event_id from ticket_event order by 1")
                        .equals(List.of("2", "4")));
    }

    @Test
    void an_import_reports_its_row_and_column_also_when_it_is_a_trial() {
        for (var dryRun : List.of(false, true)) {
            var location = desk.integration()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .queryParam("dryRun", dryRun)
                    .multiPart("mapping", """
                            {"source": "topdesk", "zone": "UTC", "columns": {"ticket": "nummer", "sourceEventId": ["nummer"],
                             "occurredAt": "tijd", "type": "wat"}, "statuses": {}, "priorities": {}}""", "application/json")
                    .multiPart(
                            "file",
                            "export.csv",
                            "nummer,tijd,wat\nM-1,%s,OPENED\nM-2,%s,OPENED\nM-3,%s,OPENED\n"
                                    .formatted(LONG_AGO, YESTERDAY, TOMORROW)
                                    .getBytes(StandardCharsets.UTF_8),
                            "text/csv")
                    .post(ROOT + "/imports")
                    .header("Location");
            Await.within(
                    Duration.ofSeconds(60),
                    "the import",
                    () -> desk.agent().get(location).jsonPath().getString("state"),
                    "COMPLETED"::equals);
            assertThat(desk.agent()
                            .header("Accept-Language", "en")
                            .get(location + "/failed-rows")
                            .asString()
                            .lines()
                            .skip(1))
                    .as("trial: " + dryRun)
                    .containsExactly(
                            "2,\"tijd\",\"2024-12-31T23:00:00Z lies before 2025-01-01T00:00:00Z, the earliest moment of"
                                    + " which facts are taken.\",\"M-1,2024-12-31T23:00:00Z,OPENED\"",
                            "4,\"tijd\",\"2026-05-02T08:00:00Z is yet to come; it is 2026-05-01T08:00:00Z.\","
                                    + "\"M-3,2026-05-02T08:00:00Z,OPENED\"");
        }
    }

    @Test
    void a_hooks_delivery_is_parked_and_read_again_once_the_horizon_allows_it() throws Exception {
        var made = admin().body(Map.of("name", "Desk", "source", "GENERIC")).post(ROOT + "/hooks");
        var hook = made.jsonPath().getString("id");
        var secret = admin().body("{}")
                .post(ROOT + "/hooks/" + hook + "/secrets")
                .jsonPath()
                .getString("secret");
        var body = """
                {"specversion": "1.0", "id": "1", "source": "/desk", "type": "nl.example.ticket", "time": "%s",
                 "data": {"ticket": "M-1", "type": "OPENED", "service": "mail", "customer": "WATERLAND"}}""".formatted(LONG_AGO);
        var at = String.valueOf(clock.instant().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        var signature = mac.doFinal(("d-1." + at + "." + body).getBytes(StandardCharsets.UTF_8));
        var taken = given().contentType(ContentType.JSON)
                .header("webhook-id", "d-1")
                .header("webhook-timestamp", at)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .body(body)
                .post(made.jsonPath().getString("address"));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        var parked = admin().get(ROOT + "/hooks/" + hook + "/parked-deliveries").jsonPath();
        assertThat(parked.getList("items[0].faults.code")).containsExactly("BEFORE_HORIZON");

        assertThat(set("\"1\"", "2024-01-01T00:00:00Z").statusCode()).isEqualTo(200);
        var replayed = admin().body("{}")
                .post(ROOT + "/hooks/" + hook + "/parked-deliveries/" + parked.getString("items[0].id") + "/_replay");
        assertThat(replayed.jsonPath().getString("state"))
                .as(replayed.asString())
                .isEqualTo("REPLAYED");
    }

    private RequestSpecification admin() {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN)).contentType(ContentType.JSON);
    }

    private Response set(String ifMatch, String factsFrom) {
        return admin().header("If-Match", ifMatch)
                .body("{\"factsFrom\": \"" + factsFrom + "\"}")
                .put(ROOT + "/settings");
    }

    private Response report(String path, String body) {
        return desk.integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(ROOT + path);
    }
}
