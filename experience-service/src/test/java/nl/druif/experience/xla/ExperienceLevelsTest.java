package nl.druif.experience.xla;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.Desk;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "experience-service"))
class ExperienceLevelsTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Inject
    Desk desk;

    private int tickets;

    @BeforeEach
    void an_agreement_about_april() {
        desk.clock().set(Instant.parse("2026-04-24T15:00:00Z"));
        desk.tell(
                tenant,
                Waterland.agreement(
                        tenant, 1, Waterland.version(tenant, 1, Waterland.NEW_YEAR, Optional.empty(), "4.0")));
        Await.until("the agreement", () -> levels(Role.AUDITOR).statusCode() == 200);
    }

    @Test
    void without_answers_are_insufficient_not_green() {
        levels(Role.AUDITOR)
                .then()
                .body("period", equalTo("2026-04"))
                .body("zone", equalTo("Europe/Amsterdam"))
                .body("levels.overall.verdict", contains("INSUFFICIENT"))
                .body("levels[0].overall.average", nullValue());
    }

    @Test
    void are_counted_at_once_from_what_people_answer() {
        for (int stars : new int[] {5, 4, 4, 3, 1}) {
            answered("werkplek", stars);
        }
        asked("werkplek");
        levels(Role.CUSTOMER_VIEWER)
                .then()
                .body("levels[0].overall.verdict", equalTo("MISSED"))
                .body("levels[0].overall.average", equalTo(3.4f))
                .body("levels[0].overall.invited", equalTo(6))
                .body("levels[0].overall.responses", equalTo(5))
                .body("levels[0].overall.responseRate", equalTo(0.8333f))
                .body("levels[0].services.service", contains("werkplek"));
    }

    @Test
    void hide_a_service_with_four_answers_and_what_would_give_it_away() {
        for (int i = 0; i < 6; i++) {
            answered("werkplek", 5);
        }
        answered("telefonie", 1);
        levels(Role.AUDITOR)
                .then()
                .body("levels[0].overall.suppressed", equalTo(false))
                .body("levels[0].services.suppressed", contains(true, true))
                .body("levels[0].services.average", not(contains(5.0f)));
    }

    @Test
    void follow_an_amendment() {
        for (int i = 0; i < 5; i++) {
            answered("werkplek", 4);
        }
        levels(Role.AUDITOR).then().body("levels[0].overall.verdict", equalTo("MET"));
        desk.tell(
                tenant,
                Waterland.agreement(
                        tenant, 2, Waterland.version(tenant, 1, Waterland.NEW_YEAR, Optional.empty(), "4.5")));
        Await.until(
                "the amended verdict",
                () -> levels(Role.AUDITOR).path("levels[0].overall.verdict").equals("MISSED"));
    }

    @Test
    void belong_to_the_month_in_which_the_ticket_closed_where_the_agreement_lives() {
        desk.clock().set(Instant.parse("2026-04-30T22:00:00Z"));
        for (int i = 0; i < 5; i++) {
            answered("werkplek", 5);
        }
        levels(Role.AUDITOR).then().body("levels[0].overall.responses", equalTo(0));
        levels("2026-05", Role.AUDITOR, "gemeente-waterland").then().body("levels[0].overall.responses", equalTo(5));
    }

    @Test
    void are_shown_to_the_customer_whose_they_are_and_to_no_other() {
        levels("2026-04", Role.CUSTOMER_VIEWER, "gemeente-waterland").then().statusCode(200);
        levels("2026-04", Role.CUSTOMER_VIEWER, "gemeente-edam").then().statusCode(404);
        Desk.as(tenant, Role.CUSTOMER_VIEWER).get(path("2026-04")).then().statusCode(404);
        Desk.as(new TenantId(UUID.randomUUID()), Role.PROVIDER_ADMIN)
                .get(path("2026-04"))
                .then()
                .statusCode(404);
    }

    private void answered(String service, int stars) {
        var link = desk.link(tenant, asked(service));
        desk.clock().advance(Duration.ofSeconds(1));
        Desk.as(tenant, Role.INTEGRATION)
                .contentType("application/json")
                .body(Map.of("token", link.substring(link.lastIndexOf('/') + 1), "stars", stars))
                .post("/experience/v1/responses")
                .then()
                .statusCode(201);
    }

    private UUID asked(String service) {
        return desk.invitation(tenant, desk.closing(tenant, "INC-" + ++tickets, service));
    }

    private Response levels(String role) {
        return role.startsWith("customer")
                ? levels("2026-04", role, "gemeente-waterland")
                : Desk.as(tenant, role).get(path("2026-04"));
    }

    private Response levels(String month, String role, String party) {
        return given().auth()
                .oauth2(Tokens.tenant(tenant).role(role).party(party).sign())
                .get(path(month));
    }

    private String path(String month) {
        return "/experience/v1/experience-levels?agreement=" + Waterland.id(tenant) + "&period=" + month;
    }
}
