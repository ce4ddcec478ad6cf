package nl.druif.ticketclock.tmf;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.PauseRule;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class TroubleTicketTest {
    private static final String PATH = "/tmf-api/troubleTicket/v5/troubleTicket";
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @BeforeEach
    void signed() {
        clock.set(Instant.parse("2026-04-24T12:00:00Z"));
        var agreement = Waterland.published(
                desk.tenant(),
                Waterland.SLA,
                1,
                AgreementKind.SLA,
                List.of(Waterland.version(
                        1,
                        Waterland.START,
                        OnNewVersion.PIN,
                        target("reageren", Metric.TIME_TO_RESPOND, Nature.COMMITMENT, 1),
                        target("oplossen", Metric.TIME_TO_RESOLVE, Nature.COMMITMENT, 3),
                        target("streven", Metric.TIME_TO_RESOLVE, Nature.OBJECTIVE, 2))));
        awaited(() -> terms.save(desk.tenant(), List.of(agreement), clock.instant()));
    }

    private static Target target(String id, Metric metric, Nature nature, long hours) {
        return new Target(
                id,
                metric,
                Optional.of(WorkingDuration.ofHours(hours)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new PauseRule("pending", PartyRole.CUSTOMER), new PauseRule("held", PartyRole.SUPPLIER)),
                Target.USUAL_WARNINGS,
                nature,
                Optional.of(BigDecimal.valueOf(95)),
                Optional.empty(),
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }

    private static String ticket(String reference) {
        return """
                {"@type": "TroubleTicket", "name": "Mail", "description": "De mail doet het niet", "severity": "1",
                 "ticketType": "incident", "externalIdentifier": [{"id": "%s", "externalIdentifierType": "desk"}],
                 "relatedParty": [{"@type": "RelatedPartyRefOrPartyRoleRef", "role": "Customer",
                    "partyOrPartyRole": {"id": "WATERLAND", "@type": "PartyRef"}}],
                 "relatedEntity": [{"@type": "RelatedEntity", "role": "service",
                    "entity": {"id": "mail", "@referredType": "Service", "@type": "EntityRef"}}],
                 "note": [{"text": "Anna belde", "author": "Bob"}]}""".formatted(reference);
    }

    private Response create(String body) {
        return desk.integration().contentType(ContentType.JSON).body(body).post(PATH);
    }

    private Response patch(String id, String body) {
        return desk.integration()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(PATH + "/" + id);
    }

    private Response get(String id) {
        return desk.integration().get(PATH + "/" + id);
    }

    private String state(String id, String target) {
        return desk.agent()
                .get(ROOT + "/tickets/" + id)
                .jsonPath()
                .getString("agreements[0].clocks.reading.find { it.target == '" + target + "' }.state");
    }

    @Test
    void a_ticket_is_made_worked_on_and_resolved_with_its_clocks_running_beside_it() {
        var made = create(ticket("INC-1"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var id = made.jsonPath().getString("id");
        assertThat(made.header("Location")).endsWith(PATH + "/" + id);
        assertThat(made.jsonPath().getString("description")).isEqualTo("De mail doet het niet");
        assertThat(made.jsonPath().getString("expectedResolutionDate")).isEqualTo("2026-04-24T15:00:00Z");
        assertThat(made.jsonPath().getString("status")).isNull();
        assertThat(state(id, "reageren")).isEqualTo("RUNNING");

        clock.advance(Duration.ofMinutes(30));
        var acknowledged = patch(id, "{\"status\": \"acknowledged\"}");
        assertThat(acknowledged.statusCode()).as(acknowledged.asString()).isEqualTo(200);
        assertThat(state(id, "reageren")).isEqualTo("STOPPED");
        assertThat(state(id, "oplossen")).isEqualTo("RUNNING");

        patch(id, "{\"status\": \"pending\", \"statusChangeReason\": \"Wacht op antwoord\"}");
        assertThat(state(id, "oplossen")).isEqualTo("PAUSED");
        clock.advance(Duration.ofMinutes(15));
        patch(id, "{\"status\": \"inProgress\"}");
        assertThat(state(id, "oplossen")).isEqualTo("RUNNING");
        assertThat(get(id).jsonPath().getString("expectedResolutionDate")).isEqualTo("2026-04-24T15:15:00Z");
        patch(id, "{\"status\": \"held\"}");
        assertThat(state(id, "oplossen")).isEqualTo("PAUSED");

        clock.advance(Duration.ofMinutes(5));
        patch(id, "{\"status\": \"resolved\"}");
        var resolved = get(id).jsonPath();
        assertThat(state(id, "oplossen")).isEqualTo("STOPPED");
        assertThat(resolved.getList("statusChangeHistory.status"))
                .containsExactly("acknowledged", "pending", "inProgress", "held", "resolved");
        assertThat(resolved.getString("statusChangeHistory[1].statusChangeReason"))
                .isEqualTo("Wacht op antwoord");
        assertThat(resolved.getString("resolutionDate")).isEqualTo("2026-04-24T12:50:00Z");
        assertThat(resolved.getString("expectedResolutionDate")).isNull();
        assertThat(desk.ticket("INC-1")).containsEntry("outcome", "MET").containsEntry("source", "tmf621");

        patch(id, "{\"status\": \"inProgress\"}");
        assertThat(state(id, "oplossen")).isEqualTo("RUNNING");
    }

    @Test
    void a_ticket_that_is_rejected_or_cancelled_has_no_clocks_left() {
        for (var status : List.of("rejected", "cancelled")) {
            var id = create(ticket(status)).jsonPath().getString("id");
            patch(id, "{\"status\": \"%s\"}".formatted(status));
            assertThat(state(id, "oplossen")).as(status).isEqualTo("CANCELLED");
        }
    }

    @Test
    void a_patch_that_changes_no_fact_is_told_to_no_clock() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        patch(id, "{\"description\": \"Het is de server\", \"name\": null}");
        var patched = get(id).jsonPath();
        assertThat(patched.getString("description")).isEqualTo("Het is de server");
        assertThat(patched.getString("name")).isNull();
        assertThat(desk.agent().get(ROOT + "/tickets/" + id).jsonPath().getList("events"))
                .hasSize(1);
        patch(id, "{\"severity\": \"3\"}");
        assertThat(desk.ticket("INC-1")).containsEntry("priority", "3");
    }

    @Test
    void refusals_are_told_as_tm_forum_wants_them() {
        var refused = create("{\"severity\": 1, \"status\": \"lost\", \"id\": \"7\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getMap("").keySet())
                .containsExactlyInAnyOrder("@type", "code", "reason", "message", "status", "referenceError");
        assertThat(refused.jsonPath().getString("status")).isEqualTo("400");
        assertThat(refused.jsonPath().getString("message"))
                .contains("#/description", "#/severity", "#/ticketType", "#/@type", "#/status", "#/id");
        create(ticket("INC-1")).then().statusCode(201);
        assertThat(create(ticket("INC-1")).jsonPath().getString("code")).isEqualTo("TROUBLE_TICKET_EXISTS");
        for (var id : List.of("7", "019b0000-0000-7000-8000-000000000009")) {
            assertThat(get(id).statusCode()).isEqualTo(404);
            assertThat(get(id).jsonPath().getString("code")).isEqualTo("NOT_FOUND");
        }
        assertThat(desk.integration().get(PATH + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(desk.integration().get(PATH + "?colour=red").jsonPath().getString("referenceError"))
                .endsWith("/invalid-input");
        var forbidden = desk.as(Tokens.tenant(desk.tenant()).role(Role.AUDITOR)).get(PATH);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.jsonPath().getString("code")).isEqualTo("FORBIDDEN");
        assertThat(io.restassured.RestAssured.given().get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void what_makes_a_ticket_the_one_it_is_stays_as_it_is() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        for (var other : List.of("[{\"id\": \"OTHER\"}]", "[]", "null", "\"x\"")) {
            var refused = patch(id, "{\"externalIdentifier\": " + other + "}");
            assertThat(refused.statusCode()).as(other).isEqualTo(400);
            assertThat(refused.jsonPath().getString("message")).contains("#/externalIdentifier");
        }
        assertThat(desk.integration()
                        .get(PATH + "?externalIdentifier.id=INC-1")
                        .jsonPath()
                        .getList("externalIdentifier[0].id"))
                .containsExactly("INC-1");
        var more = patch(id, "{\"externalIdentifier\": [{\"id\": \"INC-1\"}, {\"id\": \"OTHER\"}]}");
        assertThat(more.statusCode()).as(more.asString()).isEqualTo(200);
        var own = create(ticket("x").replaceAll("\"externalIdentifier\": \\[[^]]*],", ""));
        assertThat(patch(own.jsonPath().getString("id"), "{\"externalIdentifier\": [{\"id\": \"INC-9\"}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_related_is_told_where_it_is_wrong() {
        var wrong = List.of(
                List.of("#/relatedParty:", "'relatedParty': 'x'"),
                List.of("#/relatedEntity:", "'relatedEntity': {'id': 'mail'}"),
                List.of("#/relatedParty/1:", "'relatedParty': [{}, 7]"),
                List.of("#/relatedParty/0/partyOrPartyRole:", "'relatedParty': [{'partyOrPartyRole': 'x'}]"),
                List.of(
                        "#/relatedParty/0/partyOrPartyRole/id:",
                        "'relatedParty': [{'role': 'customer', 'partyOrPartyRole': {'id': 7}}]"),
                List.of(
                        "#/relatedParty/0/id:",
                        "'relatedParty': [{'role': 'customer', 'id': '" + "x".repeat(101) + "'}]"),
                List.of("#/externalIdentifier:", "'externalIdentifier': 'x'"),
                List.of("#/externalIdentifier/0/id:", "'externalIdentifier': [{'id': 7}]"),
                List.of("#/priority:", "'priority': 1"));
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        assertThat(wrong).allSatisfy(each -> {
            var body = each.get(1).replace('\'', '"');
            var made = create("{\"@type\": \"T\", \"description\": \"d\", \"severity\": \"1\", \"ticketType\": \"i\", "
                    + body + "}");
            assertThat(made.statusCode()).as(body).isEqualTo(400);
            assertThat(made.jsonPath().getString("message")).contains(each.get(0));
            var patched = patch(id, "{" + body + "}");
            assertThat(patched.statusCode()).as(body).isEqualTo(400);
            assertThat(patched.jsonPath().getString("@type")).isEqualTo("Error");
            assertThat(patched.jsonPath().getString("message")).contains(each.get(0));
        });
    }

    @Test
    void a_status_that_does_not_exist_is_told_which_do() {
        var refused = desk.integration().get(PATH + "?status=x");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("message"))
                .contains("acknowledged, rejected, pending, held, inProgress, cancelled, closed, resolved")
                .doesNotContain("IN_PROGRESS");
    }

    @Test
    void a_token_that_is_missing_or_bad_is_told_in_our_form() {
        for (var asked : List.of(
                io.restassured.RestAssured.given(),
                io.restassured.RestAssured.given().header("Authorization", "Bearer bad"))) {
            var refused = asked.get(PATH);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("UNAUTHENTICATED");
            assertThat(refused.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void nothing_that_is_sent_breaks_it() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        for (var body : List.of(
                "[]",
                "7",
                "null",
                "",
                "{",
                "{\"description\": \"\\u0000\", \"severity\": \"1\", \"ticketType\": \"x\", \"@type\": \"T\"}",
                "{\"description\": {}, \"relatedParty\": {\"role\": \"customer\"}, \"externalIdentifier\": [[]]}",
                "[".repeat(500),
                "{\"description\": \"x\", \"severity\": \"%s\", \"ticketType\": \"x\", \"@type\": \"T\"}"
                        .formatted("9".repeat(200)),
                "{\"description\": \"x\", \"severity\": \"1\", \"ticketType\": \"x\", \"@type\": \"T\", \"note\": [%s]}"
                        .formatted("{\"text\": \"" + "y".repeat(60_000) + "\"}, {\"text\": \"" + "y".repeat(60_000)
                                + "\"}"))) {
            assertThat(create(body).statusCode()).as(body).isEqualTo(400);
            assertThat(patch(id, body).statusCode()).as(body).isIn(200, 400);
        }
        assertThat(desk.integration()
                        .urlEncodingEnabled(false)
                        .get(PATH + "?externalIdentifier.id=%00")
                        .statusCode())
                .isEqualTo(400);
        assertThat(patch(id, "{\"expectedResolutionDate\": \"2026-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(id).statusCode()).isEqualTo(200);
    }

    @Test
    void a_ticket_that_is_sent_again_under_its_key_is_made_once() {
        var key = UUID.randomUUID().toString();
        var ids = new HashSet<String>();
        for (int i = 0; i < 2; i++) {
            var made = desk.integration()
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(ticket("INC-1"))
                    .post(PATH);
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            ids.add(made.jsonPath().getString("id"));
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void a_note_that_is_added_is_a_fact_and_one_that_came_with_the_ticket_is_none() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        patch(id, "{\"note\": [{\"text\": \"Anna belde\"}, {\"text\": \"Teruggebeld\"}]}");
        patch(id, "{\"note\": [{\"text\": \"Anna belde\"}, {\"text\": \"Teruggebeld, opgelost\"}]}");
        var path = Desk.ROOT + "/tickets/" + id;
        assertThat(desk.agent().get(path).jsonPath().getList("events.type")).containsExactly("OPENED", "NOTED");
        assertThat(desk.agent().get(path).jsonPath().getList("touches.kind")).containsExactly("NOTED");
        assertThat(desk.viewerOf("WATERLAND").get(path).jsonPath().getList("events.type"))
                .containsExactly("OPENED");
    }

    @Test
    void a_customer_reads_his_own_tickets_without_what_was_noted() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        create(ticket("INC-2").replace("WATERLAND", "PURMEREND"));
        patch(id, "{\"status\": \"held\", \"statusChangeReason\": \"Leverancier X\"}");
        var mine = desk.viewerOf("WATERLAND").get(PATH);
        assertThat(mine.jsonPath().getList("id")).containsExactly(id);
        assertThat(mine.header("X-Total-Count")).isEqualTo("1");
        assertThat(mine.asString()).doesNotContain("Anna belde", "relatedParty", "Leverancier X");
        assertThat(desk.viewerOf("PURMEREND").get(PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(Desk.fresh().integration().get(PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(desk.viewerOf("WATERLAND")
                        .contentType(ContentType.JSON)
                        .body(ticket("INC-3"))
                        .post(PATH)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_a_ticket_went_through_as_another_customers_is_not_told() {
        var id = create(ticket("INC-1")).jsonPath().getString("id");
        patch(id, "{\"status\": \"held\"}");
        clock.set(Instant.parse("2026-04-24T12:10:00Z"));
        patch(id, "{\"relatedParty\": [{\"role\": \"customer\", \"partyOrPartyRole\": {\"id\": \"PURMEREND\"}}]}");
        clock.set(Instant.parse("2026-04-24T12:20:00Z"));
        patch(id, "{\"status\": \"inProgress\"}");
        var now = desk.viewerOf("PURMEREND").get(PATH + "/" + id);
        assertThat(now.jsonPath().getList("statusChangeHistory.status")).containsExactly("inProgress");
        assertThat(now.jsonPath().getMap("")).doesNotContainKeys("name", "description");
        patch(id, "{\"description\": \"De mail van Purmerend ligt plat\"}");
        assertThat(desk.viewerOf("PURMEREND").get(PATH + "/" + id).jsonPath().getString("description"))
                .isEqualTo("De mail van Purmerend ligt plat");
        assertThat(desk.integration().get(PATH + "/" + id).jsonPath().getList("statusChangeHistory.status"))
                .containsExactly("held", "inProgress");
    }

    @Test
    void a_list_is_read_in_parts_with_some_of_the_fields() {
        for (int i = 1; i <= 3; i++) {
            create(ticket("INC-" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        var part = desk.integration().get(PATH + "?offset=1&limit=1&fields=description,severity");
        assertThat(part.header("X-Total-Count")).isEqualTo("3");
        assertThat(part.header("X-Result-Count")).isEqualTo("1");
        assertThat(part.jsonPath().getMap("[0]").keySet())
                .containsExactlyInAnyOrder("id", "href", "@type", "description", "severity");
        assertThat(desk.integration()
                        .get(PATH + "?externalIdentifier.id=INC-2")
                        .jsonPath()
                        .getList("externalIdentifier[0].id"))
                .containsExactly("INC-2");
    }
}
