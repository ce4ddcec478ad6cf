package nl.druif.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import nl.druif.foundation.testing.ApiDesignRules;
import nl.druif.foundation.testing.ArchitectureRules;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.SignIn;
import nl.druif.foundation.testing.Tokens;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class ApiTest {
    private static final String ROOT = "/reporting/v1";

    @Inject
    Config config;

    @Test
    void the_description_follows_the_nl_api_design_rules() {
        assertThat(ApiDesignRules.errors(given().get(ROOT + "/openapi.json").asString()))
                .isEmpty();
    }

    @Test
    void every_table_is_walled_off_by_tenant() throws SQLException {
        ArchitectureRules.tenantsAreWalledOff(new Database(
                text("host"),
                Integer.parseInt(text("port")),
                text("name"),
                login("owner"),
                login("app"),
                login("relay")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scorecards/periods", "/breaches", "/watermelons?period=2026-10"})
    void a_token_that_is_expired_foreign_forged_or_for_another_service_opens_nothing(String path) {
        for (var token :
                new Tokens[] {anyone().expired(), anyone().foreignIssuer(), anyone().forged(), anyone().wrongAudience()
                }) {
            given().auth()
                    .oauth2(token.sign())
                    .get(ROOT + path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scorecards/periods", "/breaches", "/watermelons?period=2026-10"})
    void a_token_that_names_no_tenant_opens_nothing(String path) {
        given().auth()
                .oauth2(Tokens.withoutTenant().role("provider-admin").sign())
                .get(ROOT + path)
                .then()
                .statusCode(403)
                .body("code", equalTo("TENANT_UNCLEAR"));
    }

    private static Tokens anyone() {
        return Tokens.tenant(UUID.randomUUID()).role("provider-admin");
    }

    private Database.Login login(String role) {
        return new Database.Login(text(role + ".username"), text(role + ".password"));
    }

    private String text(String key) {
        return config.getValue("druif.database." + key, String.class);
    }
}
