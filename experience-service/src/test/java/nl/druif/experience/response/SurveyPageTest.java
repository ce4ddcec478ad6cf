package nl.druif.experience.response;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.druif.experience.Desk;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "experience-service"))
class SurveyPageTest {
    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-04-24T15:00:00Z");
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Inject
    Desk desk;

    private UUID invitation;
    private String page;

    @BeforeEach
    void a_ticket_closed_on_friday_afternoon() {
        desk.clock().set(FRIDAY_AFTERNOON);
        invitation = desk.invitation(tenant, desk.closing(tenant, "INC-1", "werkplek"));
        page = desk.link(tenant, invitation);
    }

    @Nested
    class Looking {
        @Test
        void at_the_page_shows_one_question_with_five_stars_in_the_tickets_language() {
            get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", "nl")
                    .contentType("text/html;charset=UTF-8")
                    .body(containsString("<h1>Hoe tevreden bent u over hoe u geholpen bent?</h1>"))
                    .body(containsString("5 sterren: zeer tevreden"))
                    .body(containsString("INC-1"))
                    .body(not(containsString("required checked")));
        }

        @Test
        void from_a_star_in_the_mail_chooses_that_star() {
            get(page + "?star=4").then().statusCode(200).body(containsString("value=\"4\" required checked"));
        }

        @Test
        void as_often_as_one_likes_counts_nothing() {
            for (int star = 1; star <= 5; star++) {
                get(page + "?star=" + star).then().statusCode(200);
            }
            given().head(page).then().statusCode(200).body(equalTo(""));
            given().options(page).then().statusCode(org.hamcrest.Matchers.lessThan(300));
            get(page).then().body(containsString("<legend>"));
            answer().then().statusCode(404);
        }

        @Test
        void needs_less_than_thirty_kilobytes_and_nothing_from_elsewhere() {
            var html = get(page).asString();
            assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
            assertThat(html).doesNotContain("<script").doesNotContain("http://").doesNotContain("https://");
        }

        @Test
        void leaves_no_trace_and_lets_nothing_else_in() {
            get(page)
                    .then()
                    .header("Cache-Control", containsString("no-store"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Robots-Tag", containsString("noindex"))
                    .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'nonce-"));
        }

        @Test
        void with_something_added_to_the_link_still_finds_the_page() {
            given().redirects()
                    .follow(true)
                    .get(page + "?star=4&utm_source=mail")
                    .then()
                    .statusCode(200)
                    .body(containsString("value=\"4\" required checked"));
        }
    }

    @Nested
    class Voting {
        @Test
        void counts_and_says_thank_you() {
            vote(4).then().statusCode(303).header("Location", containsString(page));
            get(page).then().statusCode(200).body(containsString("U gaf 4 van de 5 sterren."));
            answer().then()
                    .statusCode(200)
                    .body("stars", equalTo(4))
                    .body("revision", equalTo(1))
                    .body("suspectedAutomated", equalTo(false));
        }

        @Test
        void again_changes_the_vote() {
            vote(4).then().statusCode(303);
            vote(2).then().statusCode(303);
            answer().then().body("stars", equalTo(2)).body("revision", equalTo(2));
        }

        @Test
        void twice_the_same_is_one_vote() {
            vote(4).then().statusCode(303);
            vote(4).then().statusCode(303);
            answer().then().body("revision", equalTo(1));
        }

        @Test
        void leaves_room_for_a_word_of_explanation() {
            vote(2).then().statusCode(303);
            slowly(form("2")
                            .formParam("comment", "Vier uur gewacht.\r\nToen was het zo klaar.")
                            .formParam("lost", "PT4H"))
                    .then()
                    .statusCode(303);
            get(page)
                    .then()
                    .body(containsString("Uw toelichting is bewaard."))
                    .body(containsString("Vier uur gewacht.\nToen was het zo klaar."));
            answer().then().body("revision", equalTo(1)).body("lostTime", equalTo("PT4H"));
        }

        @Test
        void takes_four_thousand_characters_of_any_alphabet() {
            vote(1).then().statusCode(303);
            slowly(form("1").formParam("comment", "é€".repeat(2_000))).then().statusCode(303);
            answer().then().body("comment", equalTo("é€".repeat(2_000)));
        }

        @Test
        void escapes_what_people_write() {
            vote(1).then().statusCode(303);
            slowly(form("1").formParam("comment", "</textarea><script>alert(1)</script>"));
            get(page).then().body(not(containsString("<script>")));
        }

        @Test
        void without_a_star_says_so() {
            given().contentType("application/x-www-form-urlencoded")
                    .formParam("stamp", stamp())
                    .post(page)
                    .then()
                    .statusCode(400)
                    .body(containsString("Kies eerst een aantal sterren."));
            answer().then().statusCode(404);
        }

        @Test
        void without_the_page_before_it_counts_nothing() {
            given().contentType("application/x-www-form-urlencoded")
                    .formParam("star", "5")
                    .post(page)
                    .then()
                    .statusCode(400)
                    .body(containsString("value=\"5\" required checked"));
            answer().then().statusCode(404);
        }

        @Test
        void with_the_stamp_of_another_survey_counts_nothing() {
            var other = desk.link(tenant, desk.invitation(tenant, desk.closing(tenant, "INC-2", "werkplek")));
            var stamp = stampIn(get(other));
            given().contentType("application/x-www-form-urlencoded")
                    .formParam("star", "5")
                    .formParam("stamp", stamp)
                    .post(page)
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class A_mail_scanner {
        @Test
        void that_presses_the_button_at_once_is_suspected() {
            form("5").post(page).then().statusCode(303);
            answer().then().body("suspectedAutomated", equalTo(true));
        }

        @Test
        void is_overruled_by_the_person() {
            form("5").post(page).then().statusCode(303);
            vote(1).then().statusCode(303);
            answer().then().body("stars", equalTo(1)).body("suspectedAutomated", equalTo(false));
        }

        @Test
        void does_not_replace_what_the_person_said() {
            vote(1).then().statusCode(303);
            form("5").post(page).then().statusCode(303);
            answer().then().body("stars", equalTo(1)).body("revision", equalTo(1));
        }
    }

    @Nested
    class The_link {
        @Test
        void opens_nothing_after_twenty_eight_days() {
            desk.clock().set(FRIDAY_AFTERNOON.plus(Duration.ofDays(28)));
            get(page).then().statusCode(410).body(containsString("Deze enquête is gesloten"));
        }

        @Test
        void takes_an_answer_until_the_last_millisecond() {
            desk.clock().set(FRIDAY_AFTERNOON.plus(Duration.ofDays(28)).minusMillis(1));
            get(page).then().statusCode(200);
        }

        @Test
        void takes_no_vote_when_the_window_closes_between_page_and_button() {
            desk.clock().set(FRIDAY_AFTERNOON.plus(Duration.ofDays(28)).minusMillis(1));
            slowly(form("3")).then().statusCode(410);
            answer().then().statusCode(404);
        }

        @Test
        void that_was_tampered_with_opens_nothing_and_tells_nothing() {
            get(page.substring(0, page.length() - 1) + (page.endsWith("A") ? "B" : "A"))
                    .then()
                    .statusCode(404)
                    .contentType("text/html;charset=UTF-8")
                    .body(containsString("Deze enquête is niet gevonden"));
            given().header("Accept-Language", "en")
                    .get("/experience/s/hello")
                    .then()
                    .statusCode(404)
                    .body(containsString("This survey was not found"));
        }

        @Test
        void names_neither_tenant_nor_ticket_nor_person() {
            var token = page.substring(page.lastIndexOf('/') + 1);
            var opaque = new String(
                    java.util.Base64.getUrlDecoder().decode(token.split("\\.")[2]), StandardCharsets.ISO_8859_1);
            assertThat(token).doesNotContain("INC-1").doesNotContain(tenant.toString());
            assertThat(opaque).doesNotContain("INC-1");
        }

        @Test
        void is_one_of_several_that_open_the_same_survey() {
            var second = desk.link(tenant, invitation);
            assertThat(second).isNotEqualTo(page);
            vote(3).then().statusCode(303);
            get(second).then().body(containsString("U gaf 3 van de 5 sterren."));
        }
    }

    private static Response get(String path) {
        return given().redirects().follow(false).get(path);
    }

    private Response answer() {
        return Desk.as(tenant, Role.INTEGRATION).get("/experience/v1/responses/{invitation}", invitation);
    }

    private Response vote(int stars) {
        return slowly(form(Integer.toString(stars)));
    }

    /** As fast as a person. */
    private Response slowly(io.restassured.specification.RequestSpecification form) {
        desk.clock().advance(Duration.ofSeconds(4));
        return form.post(page);
    }

    private io.restassured.specification.RequestSpecification form(String star) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("star", star)
                .formParam("stamp", stamp());
    }

    private String stamp() {
        return stampIn(get(page));
    }

    private static String stampIn(Response page) {
        var found = STAMP.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
