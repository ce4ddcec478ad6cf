package nl.druif.reporting.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.specification.RequestSpecification;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.SignIn;
import nl.druif.foundation.testing.Tokens;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class ConsoleTest {
    private static final Story STORY = new Story("waterland", new TenantId(SignIn.TENANT));
    private static boolean told;

    @BeforeEach
    void a_watermelon() {
        if (!told) {
            STORY.agreed();
            for (int i = 0; i < 10; i++) {
                STORY.resolved("2026-10-1" + i + "T12:00", "P1", "werkplek", 2, 2);
            }
            Teller.tell(STORY.news);
            told = true;
        }
        Await.until(
                "the answers",
                () -> given().auth()
                        .oauth2(Tokens.tenant(STORY.tenant).role("agent").sign())
                        .get("/reporting/v1/scorecards/periods")
                        .asString()
                        .contains("\"responses\":10"));
    }

    @Test
    void nobody_looks_without_signing_in() {
        given().redirects()
                .follow(false)
                .get("/reporting/console")
                .then()
                .statusCode(302)
                .header("Location", containsString("code_challenge_method=S256"));
    }

    @Test
    void a_session_that_cannot_be_read_is_forgotten_and_leads_to_the_sign_in_page() {
        var answer = given().redirects()
                .follow(false)
                .cookie("q_session_console", "nonsense")
                .get("/reporting/console");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeaders().getValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("q_session_console=;").contains("Max-Age=0"));
    }

    @Test
    void a_token_is_no_way_into_the_pages_and_the_session_no_way_into_the_api() {
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(Tokens.tenant(STORY.tenant).role("agent").sign())
                .get("/reporting/console")
                .then()
                .statusCode(302);
        as("carla").get("/reporting/v1/scorecards/periods").then().statusCode(401);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var cookies = new CookieFilter();
        var landed = SignIn.at("/reporting/console", "carla", cookies);
        assertThat(landed.getHeaders().getValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void the_overview_says_in_words_what_the_mark_shows() {
        as("carla")
                .get("/reporting/console")
                .then()
                .statusCode(200)
                .body(containsString("Watermeloen"))
                .body(containsString("SLA 100,0% gehaald"))
                .body(containsString("beleving 2,0 van 5, n=10"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void a_scorecard_leads_to_the_tickets_behind_it() {
        var page = as("carla").get("/reporting/console/scorecards/" + STORY.agreement);
        page.then().statusCode(200).body(containsString("oktober 2026")).body(containsString("interne doelstelling"));
        var link = page.asString()
                .split("href=\"(?=[^\"]*/tickets)")[1]
                .split("\"")[0]
                .replace("&amp;", "&");
        as("carla").get(link).then().statusCode(200).body(containsString("INC-"));
    }

    @Test
    void a_customer_is_shown_no_objectives_and_no_teams() {
        as("eva")
                .get("/reporting/console/scorecards/" + STORY.agreement)
                .then()
                .statusCode(200)
                .body(not(containsString("interne doelstelling")))
                .body(not(containsString("by=team")));
    }

    @Test
    void the_language_is_the_readers_and_can_be_chosen() {
        as("carla")
                .header("Accept-Language", "en")
                .get("/reporting/console")
                .then()
                .body(containsString("Watermelon"))
                .header("Content-Language", equalTo("en"));
        as("carla").get("/reporting/console?lang=EN").then().body(containsString("<html lang=\"en\">"));
    }

    @Test
    void what_cannot_be_shown_is_refused_in_words() {
        as("carla")
                .get("/reporting/console/scorecards/" + java.util.UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("Hier is niets wat u mag zien."))
                .body(containsString("Terug naar het overzicht"));
        as("carla")
                .get("/reporting/console/scorecards/" + STORY.agreement + "?period=2026-13")
                .then()
                .statusCode(400)
                .body(containsString("Een periode is een maand, zoals 2026-10."));
        as("itsm").get("/reporting/console").then().statusCode(403);
    }

    private static RequestSpecification as(String person) {
        return SignIn.as(person, "/reporting/console");
    }
}
