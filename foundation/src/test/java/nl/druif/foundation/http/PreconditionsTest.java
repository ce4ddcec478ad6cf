package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
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
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class PreconditionsTest {
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
