package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static nl.druif.foundation.http.Calls.ID;
import static nl.druif.foundation.http.Calls.agent;
import static nl.druif.foundation.http.Calls.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class CallersTest {
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
}
