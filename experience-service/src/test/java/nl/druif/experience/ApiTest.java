package nl.druif.experience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.ApiDesignRules;
import nl.druif.foundation.testing.ArchitectureRules;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.Tokens;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "experience-service"))
class ApiTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @jakarta.inject.Inject
    Config config;

    @Test
    void follows_the_nl_api_design_rules() {
        var document = given().get("/experience/v1/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(ApiDesignRules.errors(document)).isEmpty();
    }

    @Test
    void every_table_is_walled_off_by_tenant() throws SQLException {
        ArchitectureRules.tenantsAreWalledOff(new Database(
                text("druif.database.host"),
                Integer.parseInt(text("druif.database.port")),
                text("druif.database.name"),
                login("owner"),
                login("app"),
                login("relay")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surveys",
                "invitations",
                "skipped-invitations",
                "experience-levels?agreement=0199aaaa-0000-7000-8000-000000000001&period=2026-04",
                "responses/0199aaaa-0000-7000-8000-000000000001"
            })
    void nothing_is_answered_without_a_token_or_with_the_wrong_role(String path) {
        given().get("/experience/v1/" + path).then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.tenant(tenant).role("stranger").sign())
                .get("/experience/v1/" + path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void five_faults_in_a_survey_come_back_as_five() {
        var survey = Desk.as(tenant, Role.PROVIDER_ADMIN).get("/experience/v1/surveys");
        String id = survey.then().statusCode(200).extract().path("items[0].id");
        Desk.as(tenant, Role.PROVIDER_ADMIN)
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("""
                        {"question": {"nl": "", "colour": "red"},
                         "rules": {"samplingPercent": 101, "askWithin": "P1M", "openFor": "P28D"}}""")
                .put("/experience/v1/surveys/{id}", id)
                .then()
                .statusCode(400)
                .body("errors", hasSize(5))
                .body(
                        "errors.pointer",
                        contains(
                                "#/question/nl",
                                "#/question/colour",
                                "#/question/en",
                                "#/rules/samplingPercent",
                                "#/rules/askWithin"));
    }

    @Test
    void a_month_that_is_none_is_refused() {
        Desk.as(tenant, Role.AUDITOR)
                .get("/experience/v1/experience-levels?period=2026-13")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("period"))
                .body("errors[0].detail", notNullValue());
    }

    private Database.Login login(String role) {
        return new Database.Login(
                text("druif.database." + role + ".username"), text("druif.database." + role + ".password"));
    }

    private String text(String key) {
        return config.getValue(key, String.class);
    }
}
