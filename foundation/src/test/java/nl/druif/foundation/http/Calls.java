package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.testing.Tokens;

/** Calls of the fixture, and what every answer has in common. */
final class Calls {
    static final String ID = "00000000-0000-7000-8000-000000000001";
    static final String BASKET = """
            {"name": "first", "fruit": "GRAPE", "pieces": 3, "pickedAt": "2026-04-24T19:00:00+02:00"}""";
    static final UUID TENANT = UUID.randomUUID();
    static final String TOKEN = Tokens.tenant(TENANT).role("agent").sign();

    static RequestSpecification agent() {
        return given().auth().oauth2(TOKEN).contentType(ContentType.JSON);
    }

    static void isProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(answer.<String>path("type"))
                .isEqualTo("https://druif.nl/problems/" + code.toLowerCase().replace('_', '-'));
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("detail")).isNotBlank();
        assertThat(answer.<String>path("instance")).startsWith("urn:uuid:");
        assertThat(answer.<String>path("traceId")).matches("[0-9a-f]{32}");
        isDressed(answer);
    }

    static void isDressed(Response answer) {
        assertThat(answer.header("API-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isNull();
    }

    static List<String> flaws(Response answer) {
        return answer.jsonPath().getList("errors.collect { it.code + ' ' + (it.pointer ?: it.parameter) }");
    }

    private Calls() {}
}
