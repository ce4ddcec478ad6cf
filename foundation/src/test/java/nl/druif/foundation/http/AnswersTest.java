package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static nl.druif.foundation.http.Calls.BASKET;
import static nl.druif.foundation.http.Calls.ID;
import static nl.druif.foundation.http.Calls.agent;
import static nl.druif.foundation.http.Calls.isDressed;
import static nl.druif.foundation.http.Calls.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class AnswersTest {
    @Nested
    class what_is_told {
        @Test
        void a_refusal_comes_with_its_values() {
            var answer = agent().get("/fixture/v1/refusal");
            isProblem(answer, 409, "AMENDMENT_IN_THE_PAST");
            assertThat(answer.<String>path("from")).isEqualTo("2026-03-01T00:00:00Z");
            assertThat(answer.<String>path("title")).isEqualTo("Amendment in the past");
        }

        @Test
        void a_bug_tells_nothing_of_the_inside() {
            var answer = agent().get("/fixture/v1/bug");
            isProblem(answer, 500, "INTERNAL_ERROR");
            assertThat(answer.asString())
                    .doesNotContain("select")
                    .doesNotContain("nl.druif.")
                    .doesNotContain("Exception");
        }

        @ParameterizedTest
        @CsvSource({"en-GB, Not found", "'nl;q=0.5,en;q=0.9', Not found", "de, Niet gevonden", "'q=,,', Niet gevonden"})
        void in_dutch_unless_english_is_asked_for(String asked, String title) {
            assertThat(agent().header("Accept-Language", asked).get("/nowhere").<String>path("title"))
                    .isEqualTo(title);
        }

        @Test
        void every_single_fault_too() {
            var body =
                    "{\"name\": \"\", \"fruit\": \"MELON\", \"pieces\": 101, \"pickedAt\": \"morgen\", \"kleur\": 1}";
            assertThat(agent().body(body).post("/fixture/v1/baskets").jsonPath().getList("errors.detail"))
                    .containsExactly(
                            "Hier is een tekst nodig.",
                            "\"MELON\" is niet een van GRAPE, WATERMELON.",
                            "Hoogstens 100.",
                            "\"morgen\" is geen tijdstip zoals 2026-04-24T17:00:00Z of 2026-04-24T19:00:00+02:00.",
                            "Deze eigenschap bestaat niet; bekend: name, fruit, pieces, pickedAt, days.");
            assertThat(agent().header("Accept-Language", "en")
                            .body(body)
                            .post("/fixture/v1/baskets")
                            .<String>path("errors[1].detail"))
                    .isEqualTo("\"MELON\" is not one of GRAPE, WATERMELON.");
        }

        @Test
        void with_the_language_it_is_told_in() {
            assertThat(agent().get("/nowhere").header("Content-Language")).isEqualTo("nl");
            assertThat(agent().header("Accept-Language", "en")
                            .get("/fixture/v1/refusal")
                            .header("Content-Language"))
                    .isEqualTo("en");
        }

        @Test
        void with_the_callers_own_request_id_when_it_is_harmless() {
            assertThat(agent().header("X-Request-Id", "portal-42")
                            .get("/nowhere")
                            .header("X-Request-Id"))
                    .isEqualTo("portal-42");
            assertThat(agent().header("X-Request-Id", "a b").get("/nowhere").header("X-Request-Id"))
                    .isNotEqualTo("a b");
        }
    }

    @Nested
    class when_the_database_is_away {
        @Test
        void the_caller_is_asked_to_come_back() {
            var answer = agent().get("/fixture/v1/outage");
            isProblem(answer, 503, "TEMPORARILY_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
    }

    @Nested
    class what_is_right {
        @Test
        void is_dressed_and_tagged() {
            var answer = agent().get("/fixture/v1/baskets/" + ID);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo("\"3\"");
            assertThat(answer.<String>path("basket.pickedAt")).isEqualTo("2026-04-24T17:00:00Z");
            isDressed(answer);
        }

        @Test
        void head_answers_as_get_does_and_options_answers() {
            var head = agent().head("/fixture/v1/baskets/" + ID);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.header("ETag")).isEqualTo("\"3\"");
            var options = agent().options("/fixture/v1/baskets/" + ID);
            assertThat(options.statusCode()).isIn(200, 204);
            assertThat(options.header("Allow")).contains("GET").contains("HEAD").contains("PUT");
        }

        @Test
        void text_says_its_character_set() {
            var page = given().get("/fixture/v1/page");
            assertThat(page.contentType().toLowerCase()).isEqualTo("text/html;charset=utf-8");
            isDressed(page);
        }

        @Test
        void yaml_does_not_say_how_much_the_server_likes_it() {
            var yaml = given().accept("application/yaml").get("/fixture/v1/page");
            assertThat(yaml.contentType().toLowerCase()).isEqualTo("application/yaml;charset=utf-8");
            assertThat(given().accept("*/*").get("/fixture/v1/page").contentType())
                    .startsWith("text/html");
        }

        @Test
        void a_body_is_read_and_answered() {
            var answer = agent().body(BASKET).post("/fixture/v1/baskets");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.<String>path("basket.pickedAt")).isEqualTo("2026-04-24T17:00:00Z");
        }
    }
}
