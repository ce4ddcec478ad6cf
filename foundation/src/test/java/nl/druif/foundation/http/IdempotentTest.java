package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class IdempotentTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final String GRAPES = "{\"what\": \"grapes\"}";
    private final String key = UUID.randomUUID().toString();

    private static final UUID SOMEBODY = UUID.randomUUID();

    private static Response post(String path, UUID tenant, String key, String body) {
        return post(
                path,
                Tokens.tenant(tenant)
                        .role("agent")
                        .subject(SOMEBODY)
                        .claim("azp", "portal")
                        .sign(),
                key,
                body);
    }

    private static Response post(String path, String token, String key, String body) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON).body(body);
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).post("/fixture/v1" + path);
    }

    private Response order(String body) {
        return post("/orders", TENANT, key, body);
    }

    @Test
    void the_second_time_the_first_answer_is_given_again() {
        var before = ListsResource.HAPPENED.get();
        var first = order(GRAPES);
        var second = order("{ \"what\" : \"grapes\" }");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(ListsResource.HAPPENED.get() - before).isEqualTo(1);
    }

    @Test
    void a_plain_answer_is_given_again_too() {
        var first = post("/imports", TENANT, key, GRAPES);
        var second = post("/imports", TENANT, key, GRAPES);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void quotes_around_the_key_are_no_part_of_it() {
        var first = order(GRAPES);
        assertThat(post("/orders", TENANT, "\"" + key + "\"", GRAPES).asString())
                .isEqualTo(first.asString());
    }

    @Test
    void the_same_key_for_something_else_is_refused() {
        order(GRAPES);
        var other = order("{\"what\": \"melons\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void another_tenant_may_use_the_same_key_for_itself() {
        var first = order(GRAPES);
        var theirs = post("/orders", UUID.randomUUID(), key, GRAPES);
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.asString()).isNotEqualTo(first.asString());
    }

    @Test
    void what_one_person_was_answered_is_not_told_to_another_of_the_same_portal() {
        order(GRAPES);
        var other = Tokens.tenant(TENANT).role("agent").claim("azp", "portal").sign();
        assertThat(post("/orders", other, key, GRAPES).statusCode()).isEqualTo(422);
    }

    @Test
    void a_refusal_is_not_remembered() {
        assertThat(order("{\"what\": \"nothing\"}").statusCode()).isEqualTo(409);
        assertThat(order("{\"what\": 1}").statusCode()).isEqualTo(400);
        assertThat(order(GRAPES).statusCode()).isEqualTo(201);
    }

    @Test
    void without_a_key_everything_happens_again_unless_a_key_is_required() {
        assertThat(post("/orders", TENANT, "", GRAPES).asString())
                .isNotEqualTo(post("/orders", TENANT, "", GRAPES).asString());
        var refused = post("/imports", TENANT, "", GRAPES);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(refused.header("Link")).contains("rel=\"help\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"half", "\"\""})
    void a_key_that_is_none_is_refused(String malformed) {
        assertThat(post("/orders", TENANT, malformed, GRAPES).<String>path("code"))
                .isEqualTo("MALFORMED_IDEMPOTENCY_KEY");
    }

    @Test
    void twenty_at_once_happen_once() {
        var before = ListsResource.HAPPENED.get();
        var answers =
                IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> order(GRAPES)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(ListsResource.HAPPENED.get() - before).isEqualTo(1);
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsAnyOf(201)
                .allMatch(status -> status == 201 || status == 409);
    }
}
