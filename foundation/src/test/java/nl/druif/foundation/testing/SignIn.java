package nl.druif.foundation.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An issuer with people who have passwords, for signing in as a browser does. */
public final class SignIn implements QuarkusTestResourceLifecycleManager {
    public static final UUID TENANT = UUID.fromString("019aa0f0-0000-7000-8000-000000000001");

    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            Path key = Files.createTempDirectory("druif").resolve("key");
            issuer = Issuer.kept(
                    key,
                    0,
                    () -> List.of(
                            person("carla", "agent", Optional.empty()),
                            person("eva", "customer-viewer", Optional.of("waterland")),
                            person("itsm", "integration", Optional.empty())));
            return Map.of("quarkus.oidc.console.auth-server-url", issuer.url());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        issuer.close();
    }

    /** A browser in which somebody has signed in at the first page of a console. */
    public static RequestSpecification as(String person, String home) {
        var cookies = new CookieFilter();
        at(home, person, cookies);
        return given().filter(cookies).redirects().follow(false);
    }

    /** What a browser does: to the issuer, password, and back with a code. */
    public static Response at(String home, String person, CookieFilter cookies) {
        var issuer = given().filter(cookies).redirects().follow(false).get(home).header("Location");
        var back = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .formParam("username", person)
                .formParam("password", "geheim")
                .post(issuer)
                .header("Location");
        return given().filter(cookies)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(back);
    }

    private static Account person(String name, String role, Optional<String> party) {
        return new Account(name, "geheim", "druif", Optional.of(TENANT), List.of(role), party);
    }
}
