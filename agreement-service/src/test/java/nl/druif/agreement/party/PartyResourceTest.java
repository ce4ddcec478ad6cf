package nl.druif.agreement.party;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class PartyResourceTest {
    private static final String PARTIES = ROOT + "/parties";

    private final Tenant druif = Tenant.fresh();

    @BeforeEach
    void four_parties() {
        druif.withParties();
    }

    @Test
    void a_party_is_found_where_its_registration_says() {
        var made = druif.party("SNEL", "Snel Net BV", "SUPPLIER");
        var found = druif.anna().get(made.header("Location"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.header("ETag")).isEqualTo("\"1\"");
        assertThat(found.<String>path("name")).isEqualTo("Snel Net BV");
    }

    @Test
    void a_reference_names_one_party() {
        var second = druif.anna().body("""
                {"reference": "DRUIF", "name": "Nog een", "kind": "TEAM"}""").post(PARTIES);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.<String>path("code")).isEqualTo("REFERENCE_TAKEN");
    }

    @Test
    void a_party_may_get_another_name_but_no_other_reference_or_kind() {
        String path = druif.party("SNEL", "Snel Net BV", "SUPPLIER").header("Location");
        var renamed = druif.anna().header("If-Match", "\"1\"").body("""
                {"reference": "SNEL", "name": "Snelnet NV", "kind": "SUPPLIER"}""").put(path);
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        var turned = druif.anna().header("If-Match", "\"2\"").body("""
                {"reference": "SNEL", "name": "Snelnet NV", "kind": "TEAM"}""").put(path);
        assertThat(turned.<String>path("code")).isEqualTo("PARTY_IDENTITY_FIXED");
    }

    @Test
    void parties_are_found_by_kind_and_by_reference() {
        assertThat(references("?kind=CUSTOMER")).containsExactlyInAnyOrder("WATERLAND", "PURMEREND");
        assertThat(references("?reference=DRUIF")).containsExactly("DRUIF");
        assertThat(druif.anna().get(PARTIES + "?kind=FRIEND").statusCode()).isEqualTo(400);
        assertThat(druif.anna().get(PARTIES + "?knid=TEAM").statusCode()).isEqualTo(400);
        var unstorable = druif.anna().urlEncodingEnabled(false).get(PARTIES + "?reference=%00");
        assertThat(unstorable.statusCode()).isEqualTo(400);
        assertThat(unstorable.<String>path("errors[0].parameter")).isEqualTo("reference");
    }

    @Test
    void leafing_through_shows_each_party_once_forwards_and_backwards() {
        var first = page(PARTIES + "?pageSize=3");
        var second = page(first.getString("next"));
        var seen = new ArrayList<String>(first.getList("items.reference"));
        seen.addAll(second.getList("items.reference"));
        assertThat(seen).containsExactlyInAnyOrder("DRUIF", "WATERLAND", "PURMEREND", "NETWERK");
        assertThat(second.getString("next")).isNull();
        assertThat(page(second.getString("prev")).<String>getList("items.reference"))
                .isEqualTo(first.getList("items.reference"));
    }

    @Test
    void the_total_is_told_when_asked_for() {
        var page = druif.anna().header("Prefer", "return=total-count").get(PARTIES + "?pageSize=1&kind=CUSTOMER");
        assertThat(page.<Integer>path("totalCount")).isEqualTo(2);
    }

    @Test
    void a_team_has_hours_of_its_own_and_nobody_else() {
        druif.withCatalogue();
        var team = druif.does("/parties", """
                {"reference": "NACHT", "name": "Nachtploeg", "kind": "TEAM", "calendar": "kantoor"}""");
        assertThat(team.<String>path("calendar")).isEqualTo("kantoor");
        var customer = druif.anna().body("""
                {"reference": "EDAM", "name": "Edam", "kind": "CUSTOMER", "calendar": "kantoor"}""").post(PARTIES);
        assertThat(customer.statusCode()).isEqualTo(400);
        assertThat(customer.<List<String>>path("errors.code")).containsExactly("ONLY_FOR_TEAMS");
        var lost = druif.anna().body("""
                {"reference": "DAG", "name": "Dagploeg", "kind": "TEAM", "calendar": "maanlicht"}""").post(PARTIES);
        assertThat(lost.<List<String>>path("errors.pointer")).containsExactly("#/calendar");
    }

    private List<String> references(String query) {
        return page(PARTIES + query).getList("items.reference");
    }

    private JsonPath page(String path) {
        var page = druif.anna().urlEncodingEnabled(false).get(path);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath();
    }
}
