package nl.druif.foundation.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.security.Authenticated;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class BackingTest {
    private static final UUID TENANT = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");

    @Path("/backing")
    @Authenticated
    public static class Fixture {
        private final JsonWebToken token;

        Fixture(JsonWebToken token) {
            this.token = token;
        }

        @GET
        public String subject() {
            return token.getName();
        }
    }

    @Test
    void a_signed_token_opens_the_door() {
        get(Tokens.tenant(TENANT).name("anna").role("agent").sign())
                .then()
                .statusCode(200)
                .body(equalTo("anna"));
    }

    @Test
    void expired_foreign_forged_and_misaddressed_tokens_do_not() {
        get(Tokens.tenant(TENANT).expired().sign()).then().statusCode(401);
        get(Tokens.tenant(TENANT).foreignIssuer().sign()).then().statusCode(401);
        get(Tokens.tenant(TENANT).forged().sign()).then().statusCode(401);
        get(Tokens.tenant(TENANT).wrongAudience().sign()).then().statusCode(401);
    }

    private static io.restassured.response.Response get(String token) {
        return given().auth().oauth2(token).get("/backing");
    }
}
