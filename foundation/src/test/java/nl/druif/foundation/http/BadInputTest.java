package nl.druif.foundation.http;

import static nl.druif.foundation.http.Calls.BASKET;
import static nl.druif.foundation.http.Calls.ID;
import static nl.druif.foundation.http.Calls.TOKEN;
import static nl.druif.foundation.http.Calls.agent;
import static nl.druif.foundation.http.Calls.flaws;
import static nl.druif.foundation.http.Calls.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class BadInputTest {
    @Nested
    class what_is_too_large {
        @Test
        void a_body_of_more_than_a_megabyte() {
            isProblem(
                    agent().body(" ".repeat(1024 * 1024) + BASKET).post("/fixture/v1/baskets"),
                    413,
                    "CONTENT_TOO_LARGE");
        }

        @Test
        void a_body_that_hides_its_length() throws IOException, InterruptedException {
            var endless = HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString(" ".repeat(1024 * 1024) + BASKET));
            var request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/fixture/v1/baskets"))
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(endless)
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("CONTENT_TOO_LARGE");
        }

        @Test
        void a_url_of_more_than_eight_kilobytes() {
            isProblem(agent().get("/fixture/v1/echo?at=" + "x".repeat(8192)), 414, "URI_TOO_LONG");
        }

        @Test
        void headers_of_more_than_sixteen_kilobytes() {
            isProblem(agent().header("X-Long", "x".repeat(16384)).get("/fixture/v1/echo"), 431, "HEADERS_TOO_LARGE");
        }
    }

    @Nested
    class what_is_wrong_with_it {
        @Test
        void five_faults_in_a_body_are_five_entries_of_one_answer() {
            var answer = agent().body("""
                    {"name": " ", "fruit": "MELON", "pieces": 101, "pickedAt": "yesterday", "colour": "green"}""").post("/fixture/v1/baskets");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer))
                    .containsExactly(
                            "NOT_BLANK #/name",
                            "UNKNOWN_VALUE #/fruit",
                            "MAX #/pieces",
                            "INVALID_VALUE #/pickedAt",
                            "UNKNOWN_PROPERTY #/colour");
        }

        @Test
        void of_fifty_thousand_faults_a_hundred_are_told_and_all_are_counted() {
            var keys = IntStream.range(0, 50_000)
                    .mapToObj(key -> "\"key" + key + "\": 1")
                    .collect(Collectors.joining(", ", "{", "}"));
            var answer = agent().body(keys).post("/fixture/v1/baskets");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer)).hasSize(100).startsWith("UNKNOWN_PROPERTY #/key0");
            assertThat(answer.<Integer>path("count")).isEqualTo(50_004);
            assertThat(answer.asString()).hasSizeLessThan(50_000);
        }

        @Test
        void what_is_no_json_is_one_fault() {
            var answer = agent().body("{").post("/fixture/v1/baskets");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer)).containsExactly("MALFORMED_JSON #");
        }

        @Test
        void no_body_at_all_is_one_fault() {
            var answer = agent().post("/fixture/v1/baskets");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer)).containsExactly("REQUIRED #");
        }

        @Test
        void every_fault_of_a_query_is_named_by_its_parameter() {
            var answer = agent().get(
                            "/fixture/v1/echo?at=2026-04-24&many=x&many=y&fruits=GRAPE&fruits=MELON&statsu=OPEN"
                                    + "&customerId=1-1-1-1-1");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer))
                    .containsExactlyInAnyOrder(
                            "INVALID_VALUE at",
                            "REPEATED_PARAMETER many",
                            "UNKNOWN_VALUE fruits",
                            "UNKNOWN_PARAMETER statsu",
                            "INVALID_VALUE customerId");
        }

        @Test
        void a_parameter_out_of_its_bounds_is_named() {
            var answer = agent().get("/fixture/v1/echo?many=11");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer)).containsExactly("OUT_OF_RANGE many");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?page=", "?page=%20", "?page"})
        void a_parameter_that_is_needed_is_asked_for(String query) {
            var answer = agent().urlEncodingEnabled(false).get("/fixture/v1/needed" + query);
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer)).containsExactlyInAnyOrder("REQUIRED book", "REQUIRED page");
            assertThat(answer.<List<String>>path("errors.detail")).containsOnly("Hier is een waarde nodig.");
        }

        @Test
        void what_no_text_of_the_database_can_hold_is_refused_in_every_parameter() {
            var answer = agent().urlEncodingEnabled(false)
                    .get("/fixture/v1/needed?book=a%00b&page=1&words=fine&words=%00&by=%00&chapter=%00");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer))
                    .containsExactlyInAnyOrder(
                            "INVALID_CHARACTER book",
                            "INVALID_CHARACTER words",
                            "INVALID_CHARACTER by",
                            "INVALID_CHARACTER chapter");
            assertThat(answer.<List<String>>path("errors.detail"))
                    .containsOnly("De tekst bevat U+0000, en dat is geen teken.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/fixture/v1/words/a%00b", "/fixture/v1/words/%00", "/nowhere/%00"})
        void in_a_path_it_names_nothing_that_is_there(String path) {
            isProblem(agent().urlEncodingEnabled(false).get(path), 404, "NOT_FOUND");
        }

        @Test
        void the_spelling_of_it_is_a_text_like_any_other() {
            assertThat(agent().urlEncodingEnabled(false)
                            .get("/fixture/v1/words/a%2500b")
                            .asString())
                    .isEqualTo("a%00b");
        }

        @Test
        void a_right_query_is_read() {
            assertThat(agent().queryParam("at", "2026-04-24T19:00:00+02:00")
                            .queryParam("many", 2)
                            .queryParam("fruits", "GRAPE", "WATERMELON")
                            .queryParam("customerId", ID)
                            .get("/fixture/v1/echo")
                            .asString())
                    .isEqualTo("2026-04-24T17:00:00Z 2 [GRAPE, WATERMELON] " + ID);
        }
    }
}
