package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import nl.druif.foundation.testing.ApiDesignRules;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class ApiDescriptionTest {

    private static String document() {
        return given().get("/fixture/v1/openapi.json").asString();
    }

    private static JsonPath api() {
        return JsonPath.from(document());
    }

    @Test
    void anybody_may_read_it_from_anywhere() {
        var json = given().get("/fixture/v1/openapi.json");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(json.header("API-Version")).isEqualTo("1.0.0");
        var yaml = given().get("/fixture/v1/openapi.yaml");
        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(yaml.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(given().get("/fixture/v1/page").header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void it_follows_the_nl_api_design_rules() {
        assertThat(ApiDesignRules.errors(document())).isEmpty();
    }

    @Test
    void the_rules_do_find_an_offence() {
        assertThat(ApiDesignRules.errors(document().replace("API-Version", "Version")))
                .isNotEmpty();
    }

    @Test
    void it_names_the_version_in_the_server_and_not_in_the_paths() {
        assertThat(api().getString("servers[0].url")).endsWith("/fixture/v1");
        assertThat(api().getMap("paths")).containsKey("/baskets/{id}").doesNotContainKey("/fixture/v1/baskets/{id}");
    }

    @Test
    void it_says_what_a_body_must_hold() {
        assertThat(api().getList("components.schemas.Basket.required", String.class))
                .containsExactlyInAnyOrder("name", "fruit", "pieces", "pickedAt");
    }

    @Test
    void it_tells_of_keys_and_preconditions_where_they_are() {
        assertThat(api().<List<String>>get("paths.'/orders'.post.parameters.name"))
                .containsExactly("Idempotency-Key");
        assertThat(api().<Boolean>get("paths.'/imports'.post.parameters[0].required"))
                .isTrue();
        assertThat(api().getMap("paths.'/baskets/{id}'.put.responses")).containsKeys("412", "428");
        assertThat(api().<String>get("paths.'/baskets/{id}'.put.parameters.find { it.name == 'If-Match' }.schema.type"))
                .isEqualTo("string");
    }

    @Test
    void it_tells_that_a_list_can_be_counted_where_it_can() {
        assertThat(api().<List<String>>get("paths.'/numbers'.get.parameters.name"))
                .contains("Prefer", "pageSize", "cursor");
    }

    @Test
    void it_tells_of_a_key_that_is_asked_for_behind_the_resource() {
        assertThat(api().<Boolean>get(
                                "paths.'/parcels'.post.parameters.find { it.name == 'Idempotency-Key' }.required"))
                .isTrue();
        assertThat(api().getMap("paths.'/parcels'.post.responses")).containsKeys("409", "422");
    }

    @Test
    void it_tells_of_entity_tags_and_replays_in_the_answers() {
        assertThat(api().getMap("paths.'/orders'.post.responses.'201'.headers"))
                .containsKeys("API-Version", "ETag", "Idempotency-Replayed");
        assertThat(api().getMap("paths.'/numbers'.get.responses.'200'.headers")).doesNotContainKey("ETag");
    }

    @Test
    void a_page_always_has_its_items_and_links() {
        assertThat(api().getList("components.schemas.PageInteger.required", String.class))
                .contains("items", "self", "first");
    }

    @Test
    void it_asks_for_a_token_where_one_is_needed() {
        assertThat(api().<List<Object>>get("paths.'/orders'.post.security")).isNotEmpty();
        assertThat(api().<Object>get("paths.'/page'.get.security")).isNull();
    }
}
