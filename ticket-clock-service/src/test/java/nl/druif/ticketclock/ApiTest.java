package nl.druif.ticketclock;

import static io.restassured.RestAssured.given;
import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.ApiDesignRules;
import nl.druif.foundation.testing.ArchitectureRules;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ApiTest {
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    Tables tables;

    @Inject
    TermsStore terms;

    @BeforeEach
    void later() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
    }

    @Test
    void the_document_follows_the_design_rules() {
        var document = given().get(ROOT + "/openapi.json");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(ApiDesignRules.errors(document.asString())).isEmpty();
    }

    @Test
    void the_document_tells_of_the_key_that_an_import_and_an_event_must_have() {
        var api = given().get(ROOT + "/openapi.json").jsonPath();
        for (var path : List.of("/imports", "/ticket-events", "/ticket-events/_batch")) {
            var key = "paths.'" + path + "'.post.parameters.find { it.name == 'Idempotency-Key' }";
            assertThat(api.<Boolean>get(key + ".required")).as(path).isTrue();
        }
    }

    @Test
    void the_document_promises_no_total_where_nothing_counts() {
        assertThat(given().get(ROOT + "/openapi.json")
                        .jsonPath()
                        .<List<Object>>get("paths.collectMany { it.value.values() }.collectMany { it.parameters ?: [] }"
                                + ".findAll { it.name == 'Prefer' }"))
                .isEmpty();
    }

    @Test
    void the_document_tells_what_a_question_about_availability_needs_and_may_get() {
        var get = "paths.'/availability'.get";
        var api = given().get(ROOT + "/openapi.json").jsonPath();
        for (var needed : List.of("agreement", "period")) {
            assertThat(api.<Boolean>get(get + ".parameters.find { it.name == '" + needed + "' }.required"))
                    .as(needed)
                    .isTrue();
        }
        assertThat(api.<Map<String, Object>>get(get + ".responses")).containsKeys("200", "404", "409");
    }

    @Test
    void tenants_are_walled_off_in_the_database() throws SQLException {
        ArchitectureRules.tenantsAreWalledOff(tables.database());
    }

    @Test
    void nobody_comes_in_without_a_token_of_this_service() {
        for (var path : List.of("/tickets", "/clocks", "/imports")) {
            assertThat(given().get(ROOT + path).statusCode()).isEqualTo(401);
            assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.AGENT).wrongAudience())
                            .get(ROOT + path)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.PLATFORM_OPERATOR))
                            .get(ROOT + path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_event_with_five_faults_is_told_all_five() {
        var refused = report("""
                {"source": "", "ticket": "M-1", "type": "DONE", "occurredAt": "yesterday", "sequence": "one", "nonsense": 1}""");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("#/source", "#/type", "#/occurredAt", "#/sequence", "#/nonsense");
    }

    @Test
    void an_event_without_an_idempotency_key_is_refused() {
        var refused = desk.integration()
                .contentType(ContentType.JSON)
                .body(Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"))
                .post(ROOT + "/ticket-events");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void a_batch_answers_each_event_for_itself() {
        var opened = Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00");
        var answer = desk.integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"events\": [%s, {\"ticket\": 7}, %s, %s]}"
                        .formatted(opened, opened, Desk.event("M-1", "1", "CLOSED", "2026-04-24T17:00:00+02:00")))
                .post(ROOT + "/ticket-events/_batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(207);
        assertThat(answer.jsonPath().getList("items.status")).containsExactly(201, 400, 200, 409);
        assertThat(answer.jsonPath().getList("items[1].problem.errors.pointer"))
                .containsExactlyInAnyOrder(
                        "#/events/1/source", "#/events/1/ticket", "#/events/1/type", "#/events/1/occurredAt");
        assertThat(answer.jsonPath().getString("items[3].problem.code")).isEqualTo("EVENT_CONTENT_DIFFERS");
    }

    @Test
    void a_customers_people_see_that_customers_tickets_and_no_others_exist() {
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var id = desk.ticket("M-1").get("id");
        assertThat(desk.viewerOf("WATERLAND").get(ROOT + "/tickets/" + id).statusCode())
                .isEqualTo(200);
        assertThat(desk.viewerOf("PURMEREND").get(ROOT + "/tickets/" + id).statusCode())
                .isEqualTo(404);
        assertThat(desk.viewerOf("PURMEREND").get(ROOT + "/tickets").jsonPath().getList("items"))
                .isEmpty();
        assertThat(Desk.fresh().agent().get(ROOT + "/tickets/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_customers_user_without_a_customer_sees_nothing_at_all() {
        var lost = desk.as(Tokens.tenant(desk.tenant()).role(Role.CUSTOMER_VIEWER));
        assertThat(lost.get(ROOT + "/tickets").statusCode()).isEqualTo(403);
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.CUSTOMER_VIEWER))
                        .get(ROOT + "/clocks")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void running_clocks_are_listed_with_what_runs_out_first() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(sla()), clock.instant()));
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        desk.hears(Desk.event("M-2", "2", "OPENED", "2026-04-24T16:00:00+02:00"));

        var running = desk.agent().queryParam("service", "mail").get(ROOT + "/clocks");
        assertThat(running.jsonPath().getList("items.reference")).containsExactly("M-2", "M-1", "M-2", "M-1");
        var theirs = desk.viewerOf("WATERLAND").queryParam("pageSize", 1).get(ROOT + "/clocks");
        assertThat(theirs.jsonPath().getList("items.nature")).containsExactly("COMMITMENT");
        var next = desk.viewerOf("WATERLAND")
                .urlEncodingEnabled(false)
                .get(theirs.jsonPath().getString("next"));
        assertThat(next.jsonPath().getList("items.reference")).containsExactly("M-1");
        assertThat(next.jsonPath().getString("next")).isNull();
    }

    @Test
    void a_customer_sees_no_objective_of_a_ticket() {
        awaited(() -> terms.save(desk.tenant(), List.of(sla()), clock.instant()));
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var path = ROOT + "/tickets/" + desk.ticket("M-1").get("id");
        assertThat(desk.agent().get(path).jsonPath().getList("agreements[0].clocks"))
                .hasSize(2);
        var theirs = desk.viewerOf("WATERLAND").get(path);
        assertThat(theirs.jsonPath().getList("agreements[0].clocks.reading.nature"))
                .containsExactly("COMMITMENT");
        assertThat(theirs.asString()).doesNotContain("streven");
    }

    private AgreementPublished sla() {
        return Waterland.published(
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
    }

    @Test
    void tickets_are_listed_in_pages_the_latest_first() {
        for (int i = 1; i <= 5; i++) {
            desk.hears(Desk.event("M-" + i, "1-" + i, "OPENED", "2026-04-2" + i + "T10:00:00+02:00"));
        }
        var first = desk.agent().queryParam("pageSize", 2).get(ROOT + "/tickets");
        assertThat(first.jsonPath().getList("items.reference")).containsExactly("M-5", "M-4");
        var second = desk.agent().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));
        assertThat(second.jsonPath().getList("items.reference")).containsExactly("M-3", "M-2");
        var back = desk.agent().urlEncodingEnabled(false).get(second.jsonPath().getString("prev"));
        assertThat(back.jsonPath().getList("items.reference")).containsExactly("M-5", "M-4");
    }

    @Test
    void an_unknown_filter_is_refused() {
        assertThat(desk.agent()
                        .queryParam("prioriteit", 1)
                        .get(ROOT + "/tickets")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void terms_can_be_tried_without_storing_anything() {
        var answer = desk.agent().contentType(ContentType.JSON).body("""
                {"calendar": {"timeZone": "Europe/Amsterdam", "weekly": {"friday": [{"from": "08:00", "to": "18:00"}],
                    "tuesday": [{"from": "08:00", "to": "18:00"}]}},
                 "targets": [{"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}],
                 "events": [{"type": "OPENED", "occurredAt": "2026-04-24T17:00:00+02:00"}],
                 "asOf": "2026-04-24T17:30:00+02:00"}""").post(ROOT + "/simulations");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("clocks[0].dueAt")).isEqualTo("2026-04-28T09:00:00Z");
    }

    @Test
    void terms_are_not_tried_by_the_platforms_operator() {
        var refused = desk.as(Tokens.tenant(desk.tenant()).role(Role.PLATFORM_OPERATOR))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(ROOT + "/simulations");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void a_simulation_that_is_too_large_is_refused_in_the_language_of_the_caller() {
        var refused = desk.agent()
                .contentType(ContentType.JSON)
                .header("Accept-Language", "nl")
                .body("""
                {"calendar": {"timeZone": "Europe/Amsterdam", "weekly": {"monday": [{"from": "08:00", "to": "09:00"},
                    {"from": "10:00", "to": "11:00"}, {"from": "12:00", "to": "13:00"}, {"from": "14:00", "to": "15:00"}],
                    "friday": [{"from": "08:00", "to": "09:00"},
                    {"from": "10:00", "to": "11:00"}, {"from": "12:00", "to": "13:00"}, {"from": "14:00", "to": "15:00"},
                    {"from": "16:00", "to": "17:00"}, {"from": "18:00", "to": "19:00"}, {"from": "20:00", "to": "21:00"}]}},
                 "targets": [{"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}],
                 "events": [{"type": "OPENED", "occurredAt": "2017-04-24T17:00:00+02:00"}],
                 "asOf": "2026-04-24T17:30:00+02:00"}""")
                .post(ROOT + "/simulations");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("#/events");
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("SIMULATION_TOO_LARGE");
        assertThat(refused.jsonPath().getString("errors[0].detail")).contains("8000 regels");
    }

    private io.restassured.response.Response report(String event) {
        return desk.integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(event)
                .post(ROOT + "/ticket-events");
    }
}
