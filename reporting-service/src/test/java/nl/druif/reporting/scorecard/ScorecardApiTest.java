package nl.druif.reporting.scorecard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.SignIn;
import nl.druif.foundation.testing.Tokens;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ten unhappy people whose P1 was solved in time, ten happy ones with P2; and a P3 that took too long for six happy ones. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class ScorecardApiTest {
    private final Story story = new Story("waterland").agreed();

    @BeforeEach
    void a_month_of_three_priorities() {
        for (int i = 0; i < 10; i++) {
            story.resolved("2026-10-0" + (i % 9 + 1) + "T12:00", "P1", "werkplek", 2, 2);
            story.resolved("2026-10-1" + i + "T12:00", "P2", "werkplek", 2, 5);
        }
        for (int i = 0; i < 6; i++) {
            story.resolved("2026-10-2" + i + "T12:00", "P3", "netwerk", 6, 4);
        }
        Teller.tell(story.news);
        Await.until(
                "all answers",
                () -> scorecard(agent()).extract().asString(),
                card -> card.contains("\"responses\":26") && card.contains("\"ended\":26"));
    }

    @Nested
    class A_scorecard {
        @Test
        void calls_a_slice_whose_promises_were_kept_and_whose_people_are_unhappy_a_watermelon() {
            scorecard(agent())
                    .statusCode(200)
                    .body("slices.key", contains("P1", "P2", "P3"))
                    .body("slices.quadrant", contains("WATERMELON", "GRAPE", "HONEST_RED"))
                    .body("slices[0].crossing.unhappyWhenMet.share.count", equalTo(10))
                    .body("slices[0].experience.mean", equalTo(2.0f))
                    .body("total.attainment.percent", equalTo("76.92"));
        }

        @Test
        void shows_objectives_and_idle_time_to_the_provider() {
            scorecard(agent())
                    .body("total.targets.target", contains("oplossen", "sneller"))
                    .body("total.idleWhileGreen.count", equalTo(20));
        }

        @Test
        void shows_a_customer_neither_objectives_nor_idle_time_nor_teams() {
            scorecard(customer("waterland"))
                    .statusCode(200)
                    .body("total.targets.target", contains("oplossen"))
                    .body("total.idleWhileGreen", nullValue());
            asking(customer("waterland"))
                    .queryParam("by", "team")
                    .get("/reporting/v1/scorecards")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("TEAMS_ARE_INTERNAL"));
        }

        @Test
        void is_not_there_for_another_customer_or_another_tenant() {
            scorecard(customer("purmerend")).statusCode(404).body("code", equalTo("NOT_FOUND"));
            scorecard(Tokens.tenant(new TenantId(UUID.randomUUID()))
                            .role("provider-admin")
                            .sign())
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }

        @Test
        void of_what_holds_for_everybody_is_not_shown_to_the_customer_that_signed_it() {
            var all = new Story("waterland", story.tenant).agreedForAll();
            Teller.tell(all.news);
            Await.until("the agreement", () -> cardOf(all, agent()).extract().statusCode(), status -> status == 200);
            cardOf(all, customer("waterland")).statusCode(404);
        }

        private ValidatableResponse cardOf(Story told, String token) {
            return given().auth()
                    .oauth2(token)
                    .queryParam("agreement", told.agreement)
                    .queryParam("period", "2026-10")
                    .get("/reporting/v1/scorecards")
                    .then();
        }

        @Test
        void is_refused_to_a_customers_user_whose_token_names_no_customer() {
            scorecard(Tokens.tenant(story.tenant).role("customer-viewer").sign())
                    .statusCode(403)
                    .body("code", equalTo("PARTY_UNCLEAR"));
        }

        @Test
        void is_refused_without_a_token_and_without_a_role() {
            scorecard(Tokens.tenant(story.tenant).role("integration").sign()).statusCode(403);
            given().get("/reporting/v1/scorecards").then().statusCode(401);
        }

        @Test
        void needs_an_agreement_and_a_month_and_says_so_at_once() {
            given().auth()
                    .oauth2(agent())
                    .get("/reporting/v1/scorecards")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("agreement", "period"));
            given().auth()
                    .oauth2(agent())
                    .queryParam("agreement", "x")
                    .queryParam("period", "2026-13")
                    .queryParam("colour", "green")
                    .get("/reporting/v1/scorecards")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", containsInAnyOrder("agreement", "period", "colour"));
        }
    }

    @Nested
    class Behind_a_quadrant {
        @Test
        void are_the_tickets_without_what_exactly_was_said() {
            asking(agent())
                    .queryParam("slice", "P1")
                    .get("/reporting/v1/scorecards/tickets")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(10))
                    .body("items.priority", everyItem(equalTo("P1")))
                    .body("items[0].stars", nullValue());
        }

        @Test
        void they_come_in_pages() {
            var first = asking(agent())
                    .queryParam("pageSize", 6)
                    .get("/reporting/v1/scorecards/tickets")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(6))
                    .extract()
                    .<String>path("next");
            given().auth()
                    .oauth2(agent())
                    .urlEncodingEnabled(false)
                    .get(first)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(4))
                    .body("next", nullValue());
        }

        @Test
        void they_are_not_shown_where_fewer_than_five_answered() {
            given().auth()
                    .oauth2(agent())
                    .queryParam("agreement", story.agreement)
                    .queryParam("period", "2026-09")
                    .get("/reporting/v1/scorecards/tickets")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("TOO_FEW_ANSWERS"));
        }

        @Test
        void a_slice_that_is_not_there_has_none() {
            asking(agent())
                    .queryParam("slice", "P9")
                    .get("/reporting/v1/scorecards/tickets")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void the_overview_has_a_line_for_the_month() {
        given().auth()
                .oauth2(agent())
                .get("/reporting/v1/scorecards/periods")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].period", equalTo("2026-10"))
                .body("items[0].tickets", equalTo(26))
                .body("items[0].promise", equalTo("MISSED"))
                .body("items[0].attainment.percent", equalTo("76.92"))
                .body("items[0].experience.responses", equalTo(26));
    }

    @Test
    void an_imported_past_has_months_to_look_at() {
        var past = new Story("purmerend").agreed();
        past.resolved("2019-03-05T12:00", "P1", "werkplek", 2, 2);
        Teller.tell(past.news);
        Await.until(
                "the month",
                () -> given().auth()
                        .oauth2(Tokens.tenant(past.tenant).role("agent").sign())
                        .get("/reporting/v1/scorecards/periods")
                        .asString(),
                months -> months.contains("\"period\":\"2019-03\""));
    }

    @Test
    void watermelons_are_ranked_over_all_dimensions() {
        given().auth()
                .oauth2(agent())
                .queryParam("period", "2026-10")
                .get("/reporting/v1/watermelons")
                .then()
                .statusCode(200)
                .body("items.slice.key", contains("P1"));
        given().auth()
                .oauth2(agent())
                .queryParam("period", "2026-10")
                .queryParam("quadrant", "HONEST_RED")
                .get("/reporting/v1/watermelons")
                .then()
                .body("items.slice.key", containsInAnyOrder("P3", "netwerk", "servicedesk"));
    }

    @Test
    void breaches_are_dated_when_time_ran_out_and_a_customer_sees_no_objectives_broken() {
        given().auth()
                .oauth2(agent())
                .get("/reporting/v1/breaches")
                .then()
                .statusCode(200)
                .body("items", hasSize(12))
                .body("items.nature", hasItem("OBJECTIVE"))
                .body("items[0].breachedAt", equalTo("2026-10-25T09:00:00Z"));
        given().auth()
                .oauth2(customer("waterland"))
                .get("/reporting/v1/breaches")
                .then()
                .body("items", hasSize(6))
                .body("items.nature", not(hasItem("OBJECTIVE")));
        given().auth()
                .oauth2(customer("purmerend"))
                .get("/reporting/v1/breaches")
                .then()
                .body("items", empty());
    }

    private ValidatableResponse scorecard(String token) {
        return asking(token).get("/reporting/v1/scorecards").then();
    }

    private RequestSpecification asking(String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("agreement", story.agreement)
                .queryParam("period", "2026-10");
    }

    private String agent() {
        return Tokens.tenant(story.tenant).role("agent").sign();
    }

    private String customer(String party) {
        return Tokens.tenant(story.tenant)
                .role("customer-manager")
                .claim("party", party)
                .sign();
    }
}
