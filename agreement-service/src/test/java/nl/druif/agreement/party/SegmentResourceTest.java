package nl.druif.agreement.party;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class SegmentResourceTest {
    private static final String SEGMENTS = ROOT + "/segments";

    private final Tenant druif = Tenant.fresh();

    @BeforeEach
    void four_parties() {
        druif.withParties();
    }

    @Test
    void a_segment_is_a_named_group_of_customers() {
        var made = gold("WATERLAND", "PURMEREND");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        var found = druif.anna().get(made.header("Location"));
        assertThat(found.<List<String>>path("members")).containsExactly("WATERLAND", "PURMEREND");
    }

    @Test
    void only_customers_are_members_and_each_of_them_once() {
        var strangers = druif.anna()
                .body(segment("goud", "NETWERK", "WATERLAND", "NIEMAND"))
                .post(SEGMENTS);
        assertThat(strangers.statusCode()).isEqualTo(400);
        assertThat(strangers.<List<String>>path("errors.pointer")).containsExactly("#/members/0", "#/members/2");
        assertThat(strangers.<List<String>>path("errors.code")).containsOnly("UNKNOWN_CUSTOMER");
        var twice = druif.anna().body(segment("goud", "WATERLAND", "WATERLAND")).post(SEGMENTS);
        assertThat(twice.<List<String>>path("errors.pointer")).containsExactly("#/members/1");
    }

    @Test
    void segments_are_found_by_the_customer_in_them() {
        gold("WATERLAND", "PURMEREND");
        druif.does("/segments", segment("zilver", "PURMEREND"));
        assertThat(references("?member=WATERLAND")).containsExactly("goud");
        assertThat(references("?member=PURMEREND")).containsExactlyInAnyOrder("goud", "zilver");
        assertThat(references("?reference=zilver")).containsExactly("zilver");
    }

    @Test
    void a_member_is_added_by_who_knows_the_present_state() {
        String path = gold("WATERLAND").header("Location");
        var both = segment("goud", "WATERLAND", "PURMEREND");
        assertThat(druif.anna().body(both).put(path).statusCode()).isEqualTo(428);
        assertThat(druif.anna().header("If-Match", "\"1\"").body(both).put(path).header("ETag"))
                .isEqualTo("\"2\"");
        var late = druif.anna().header("If-Match", "\"1\"").body(both).put(path);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_patch_changes_what_it_names_and_no_more() {
        String path = gold("WATERLAND").header("Location");
        var renamed = patch(path, "\"1\"", "{\"name\": \"Gouden klanten\"}");
        assertThat(renamed.<String>path("name")).isEqualTo("Gouden klanten");
        assertThat(renamed.<List<String>>path("members")).containsExactly("WATERLAND");
        assertThat(patch(path, "\"2\"", "{\"reference\": \"brons\"}").<String>path("code"))
                .isEqualTo("SEGMENT_IDENTITY_FIXED");
        assertThat(patch(path, "\"2\"", "{\"name\": null, \"leden\": []}").<List<String>>path("errors.pointer"))
                .containsExactly("#/leden", "#/name");
        var asJson = druif.anna().header("If-Match", "\"2\"").body("{}").patch(path);
        assertThat(asJson.statusCode()).isEqualTo(415);
        assertThat(asJson.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
    }

    @Test
    void a_segment_goes_and_its_members_may_go_after_it() {
        String path = gold("PURMEREND").header("Location");
        String member = druif.anna().get(ROOT + "/parties?reference=PURMEREND").path("items[0].id");
        var kept = druif.anna().header("If-Match", "\"1\"").delete(ROOT + "/parties/" + member);
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(kept.<String>path("code")).isEqualTo("STILL_USED");
        assertThat(kept.<String>path("detail")).contains("segment goud");
        assertThat(druif.anna().delete(path).statusCode()).isEqualTo(428);
        assertThat(druif.anna().header("If-Match", "\"1\"").delete(path).statusCode())
                .isEqualTo(204);
        assertThat(druif.anna().get(path).statusCode()).isEqualTo(404);
        assertThat(druif.anna()
                        .header("If-Match", "\"1\"")
                        .delete(ROOT + "/parties/" + member)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void customers_do_not_learn_how_they_are_grouped() {
        gold("WATERLAND");
        assertThat(druif.managerOf("WATERLAND").get(SEGMENTS).statusCode()).isEqualTo(403);
        assertThat(druif.as(Tokens.tenant(druif.id()).role(Role.AUDITOR))
                        .get(SEGMENTS)
                        .statusCode())
                .isEqualTo(200);
    }

    private Response gold(String... members) {
        return druif.does("/segments", segment("goud", members));
    }

    private Response patch(String path, String tag, String patch) {
        return druif.anna()
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(patch)
                .patch(path);
    }

    private List<String> references(String query) {
        return druif.anna().get(SEGMENTS + query).path("items.reference");
    }

    private static String segment(String reference, String... members) {
        return """
                {"reference": "%s", "name": "Segment %s", "members": [%s]}""".formatted(
                        reference, reference, members.length == 0 ? "" : "\"" + String.join("\", \"", members) + "\"");
    }
}
