package nl.druif.reporting.scorecard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
class ScorecardApiTest {
    private final Story story = new Story("waterland").agreed();

    @BeforeEach
    void a_month_in_which_everything_is_in_time_and_nobody_is_happy() {
        for (int i = 0; i < 10; i++) {
            story.resolved("2026-10-0" + (i % 9 + 1) + "T12:00", "P1", "werkplek", 2, 2);
            story.resolved("2026-10-1" + i + "T12:00", "P2", "werkplek", 2, 5);
        }
        Teller.tell(story.news);
        Await.until(
                "the scorecard",
                () -> scorecard(agent()).extract().asString(),
                card -> card.contains("\"responses\":20") && card.contains("\"ended\":20"));
    }

    @Test
    void a_priority_whose_promises_were_kept_and_whose_people_are_unhappy_is_a_watermelon() {
        scorecard(agent())
                .statusCode(200)
                .body("slices.key", contains("P1", "P2"))
                .body("slices.quadrant", contains("WATERMELON", "GRAPE"))
                .body("slices[0].crossing.unhappyWhenMet.share.count", equalTo(10))
                .body("slices[0].experience.mean", equalTo(2.0f))
                .body("total.attainment.percent", equalTo("100.00"));
    }

    @Test
    void another_tenant_finds_nothing() {
        scorecard(Tokens.tenant(new TenantId(UUID.randomUUID()))
                        .role("provider-admin")
                        .sign())
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    private ValidatableResponse scorecard(String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("agreement", story.agreement)
                .queryParam("period", "2026-10")
                .get("/reporting/v1/scorecards")
                .then();
    }

    private String agent() {
        return Tokens.tenant(story.tenant).role("agent").sign();
    }
}
