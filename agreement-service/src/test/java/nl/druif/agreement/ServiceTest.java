package nl.druif.agreement;

import static io.restassured.RestAssured.given;
import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.ApiDesignRules;
import nl.druif.foundation.testing.ArchitectureRules;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class ServiceTest {
    private final Tenant druif = Tenant.fresh();

    @Test
    void the_api_follows_the_dutch_design_rules() {
        var document = given().get(ROOT + "/openapi.json");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(ApiDesignRules.errors(document.asString())).isEmpty();
    }

    @Test
    void money_is_described_as_it_is_written() {
        var money = given().get(ROOT + "/openapi.json").jsonPath().setRootPath("components.schemas.Money");

        assertThat(money.getString("type")).isEqualTo("object");
        assertThat(money.getString("properties.amount.type")).isEqualTo("string");
        assertThat(money.getString("properties.currency.type")).isEqualTo("string");
        assertThat(money.getList("required")).containsExactly("amount", "currency");
    }

    @Test
    void a_question_about_figures_needs_a_period() {
        var api = given().get(ROOT + "/openapi.json").jsonPath();
        assertThat(api.<Boolean>get("paths.'/agreements/{id}/kpi-attainments'.get.parameters"
                        + ".find { it.name == 'period' }.required"))
                .isTrue();
    }

    @Test
    void every_table_keeps_tenants_apart() throws SQLException {
        ArchitectureRules.tenantsAreWalledOff(Database.underTest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parties",
                "/segments",
                "/services",
                "/calendars",
                "/agreements",
                "/exclusions",
                "/settlements",
                "/reviews"
            })
    void without_a_token_there_is_nothing_to_see(String path) {
        assertThat(given().get(ROOT + path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parties",
                "/segments",
                "/services",
                "/calendars",
                "/agreements",
                "/exclusions",
                "/settlements",
                "/reviews"
            })
    void an_integration_and_the_platforms_operator_see_nothing(String path) {
        for (var role : new String[] {Role.INTEGRATION, Role.PLATFORM_OPERATOR}) {
            assertThat(druif.as(Tokens.tenant(druif.id()).role(role))
                            .get(ROOT + path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
