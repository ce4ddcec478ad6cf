package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class EveryEndpointTest {
    private static final String ID = "00000000-0000-7000-8000-000000000001";
    private static final String BASKET = """
            {"name": "first", "fruit": "GRAPE", "pieces": 3, "pickedAt": "2026-04-24T19:00:00+02:00"}""";
    private static final UUID TENANT = UUID.randomUUID();
    private static final String TOKEN = Tokens.tenant(TENANT).role("agent").sign();

    private static RequestSpecification agent() {
        return given().auth().oauth2(TOKEN).contentType(ContentType.JSON);
    }

    private static void isProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(answer.<String>path("type"))
                .isEqualTo("https://druif.nl/problems/" + code.toLowerCase().replace('_', '-'));
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("detail")).isNotBlank();
        assertThat(answer.<String>path("instance")).startsWith("urn:uuid:");
        assertThat(answer.<String>path("traceId")).matches("[0-9a-f]{32}");
        isDressed(answer);
    }

    private static void isDressed(Response answer) {
        assertThat(answer.header("API-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isNull();
    }

    private static List<String> flaws(Response answer) {
        return answer.jsonPath().getList("errors.collect { it.code + ' ' + (it.pointer ?: it.parameter) }");
    }

    @Nested
    class who_calls {
        @Test
        void nobody_is_challenged() {
            var answer = given().get("/fixture/v1/baskets/" + ID);
            isProblem(answer, 401, "UNAUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }

        @Test
        void an_expired_token_is_no_token() {
            var expired = Tokens.tenant(UUID.randomUUID()).expired().sign();
            isProblem(given().auth().oauth2(expired).get("/fixture/v1/baskets/" + ID), 401, "UNAUTHENTICATED");
        }

        @Test
        void a_token_of_a_foreign_issuer_is_no_token_even_where_everybody_may_come() {
            var foreign = Tokens.tenant(UUID.randomUUID()).foreignIssuer().sign();
            isProblem(given().auth().oauth2(foreign).get("/fixture/v1/page"), 401, "UNAUTHENTICATED");
            isProblem(given().auth().oauth2("nonsense").get("/fixture/v1/baskets/" + ID), 401, "UNAUTHENTICATED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/nowhere", "/fixture/v1/openapi.json", "/fixture/v1/nothing"})
        void a_token_that_is_none_is_refused_where_no_resource_answers(String path) {
            var answer = given().auth().oauth2("nonsense").get(path);
            isProblem(answer, 401, "UNAUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }

        @Test
        void a_known_caller_without_the_role_is_refused() {
            isProblem(agent().get("/fixture/v1/admin"), 403, "FORBIDDEN");
        }
    }

    @Nested
    class where_nothing_answers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/nowhere",
                    "/fixture/v1",
                    "/fixture/v1/nothing",
                    "/fixture/v1/baskets/",
                    "/fixture/v1/echo/"
                })
        void there_is_nothing(String path) {
            isProblem(agent().get(path), 404, "NOT_FOUND");
        }

        @Test
        void an_id_that_is_none_and_an_id_of_nothing_are_told_alike() {
            isProblem(agent().get("/fixture/v1/baskets/1"), 404, "NOT_FOUND");
            isProblem(agent().get("/fixture/v1/baskets/" + UUID.randomUUID()), 404, "NOT_FOUND");
        }

        @Test
        void another_method_is_answered_with_the_known_ones() {
            var answer = agent().delete("/fixture/v1/baskets/" + ID);
            isProblem(answer, 405, "METHOD_NOT_ALLOWED");
            assertThat(answer.header("Allow")).contains("GET").contains("PUT");
        }

        @Test
        void options_of_nothing_are_nothing() {
            isProblem(given().options("/fixture/v1/nothing"), 404, "NOT_FOUND");
            isProblem(given().options("/nowhere"), 404, "NOT_FOUND");
        }

        @Test
        void trace_is_answered_nowhere() {
            isProblem(given().request("TRACE", "/fixture/v1/echo"), 405, "METHOD_NOT_ALLOWED");
        }

        @Test
        void a_media_type_that_nobody_makes_is_not_acceptable() {
            isProblem(agent().accept("image/png").get("/fixture/v1/baskets/" + ID), 406, "NOT_ACCEPTABLE");
        }

        @Test
        void a_body_of_another_type_is_not_read() {
            isProblem(
                    agent().contentType("text/plain").body("x").post("/fixture/v1/baskets"),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE");
        }

        @Test
        void a_patch_of_another_type_is_told_the_right_one() {
            var answer = agent().body("{}").patch("/fixture/v1/baskets/" + ID);
            isProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
            assertThat(answer.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        }
    }

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
    class what_operators_see {
        @Test
        void who_was_kept_out_and_where_by_subject_alone() {
            var subject = UUID.randomUUID();
            var token = Tokens.tenant(TENANT)
                    .role("agent")
                    .subject(subject)
                    .name("jan.jansen")
                    .sign();
            var lines = new ConcurrentLinkedQueue<String>();
            var handler = new ExtHandler() {
                @Override
                protected void doPublish(ExtLogRecord line) {
                    lines.add(line.getFormattedMessage());
                }
            };
            Logger.getLogger("nl.druif.security").addHandler(handler);
            given().auth().oauth2(token).header("X-Request-Id", "portal-43").get("/fixture/v1/admin");
            Await.until("the line about the call", () -> !lines.isEmpty());
            Logger.getLogger("nl.druif.security").removeHandler(handler);
            assertThat(lines)
                    .containsExactly(
                            "kept out with 403: GET /fixture/v1/admin, subject " + subject + ", request portal-43");
        }

        @Test
        void every_log_line_of_a_request_can_name_it_and_its_tenant() {
            assertThat(agent().header("X-Request-Id", "portal-42")
                            .get("/fixture/v1/mdc")
                            .asString())
                    .isEqualTo("portal-42 " + TENANT);
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
        void a_body_is_read_and_answered() {
            var answer = agent().body(BASKET).post("/fixture/v1/baskets");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.<String>path("basket.pickedAt")).isEqualTo("2026-04-24T17:00:00Z");
        }
    }

    @Nested
    class who_was_first {
        @Test
        void a_change_needs_to_know_what_it_changes() {
            isProblem(agent().body(BASKET).put("/fixture/v1/baskets/" + ID), 428, "PRECONDITION_REQUIRED");
        }

        @Test
        void a_stale_change_is_told_the_present_version() {
            var answer = agent().header("If-Match", "\"2\"").body(BASKET).put("/fixture/v1/baskets/" + ID);
            isProblem(answer, 412, "STALE_VERSION");
            assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"W/\"3\"", "3", "\"3\", W/\"4\""})
        void a_weak_tag_matches_nothing_for_sure(String tag) {
            isProblem(
                    agent().header("If-Match", tag).body(BASKET).put("/fixture/v1/baskets/" + ID),
                    400,
                    "MALFORMED_PRECONDITION");
        }

        @Test
        void only_an_admin_may_change_whatever_is_there() {
            isProblem(
                    agent().header("If-Match", "*").body(BASKET).put("/fixture/v1/baskets/" + ID),
                    403,
                    "ANY_VERSION_REFUSED");
            var admin = Tokens.tenant(UUID.randomUUID()).role("provider-admin").sign();
            assertThat(given().auth()
                            .oauth2(admin)
                            .contentType(ContentType.JSON)
                            .header("If-Match", "*")
                            .body(BASKET)
                            .put("/fixture/v1/baskets/" + ID)
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void who_knows_the_present_version_changes_it() {
            var answer = agent().header("If-Match", "\"1\", \"3\"").body(BASKET).put("/fixture/v1/baskets/" + ID);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo("\"4\"");
        }

        @Test
        void who_has_it_already_is_spared_the_body() {
            var answer = agent().header("If-None-Match", "\"2\", W/\"3\"").get("/fixture/v1/baskets/" + ID);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.asString()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        }
    }

    @Nested
    class patches {
        private Response patch(String patch) {
            return given().auth()
                    .oauth2(TOKEN)
                    .contentType("application/merge-patch+json")
                    .body(patch)
                    .patch("/fixture/v1/baskets/" + ID);
        }

        @Test
        void change_what_they_name_and_leave_the_rest() {
            var answer = patch("{\"pieces\": 5}");
            assertThat(answer.<Integer>path("basket.pieces")).isEqualTo(5);
            assertThat(answer.<String>path("basket.name")).isEqualTo("first");
        }

        @Test
        void are_checked_like_every_body() {
            var answer = patch("{\"pieces\": 500, \"name\": null, \"colour\": 1}");
            isProblem(answer, 400, "INVALID_INPUT");
            assertThat(flaws(answer))
                    .containsExactlyInAnyOrder("MAX #/pieces", "REQUIRED #/name", "UNKNOWN_PROPERTY #/colour");
        }
    }
}
