package nl.druif.foundation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    private static final UUID TENANT = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");
    private static final Account ANNA =
            new Account("anna", "geheim", "druif", Optional.of(TENANT), List.of("agent"), Optional.empty());

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path directory;

    private Issuer issuer;

    @BeforeEach
    void start() {
        issuer = Issuer.kept(directory.resolve("key"), 0, () -> List.of(ANNA));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_password_buys_a_token_that_names_tenant_roles_and_audience() throws Exception {
        var claims = claims(token("grant_type=password&client_id=cli&username=anna&password=geheim"));

        assertThat(claims.at("/organization/druif/id").asText()).isEqualTo(TENANT.toString());
        assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("agent");
        assertThat(claims.at("/aud").toString()).contains("reporting-service");
        assertThat(claims.at("/iss").asText()).isEqualTo(issuer.url());
        assertThat(claims.at("/typ").asText()).isEqualTo("Bearer");
    }

    @Test
    void a_client_buys_one_with_its_secret() throws Exception {
        var claims = claims(token("grant_type=client_credentials&client_id=anna&client_secret=geheim"));

        assertThat(claims.at("/azp").asText()).isEqualTo("anna");
    }

    @Test
    void a_wrong_password_buys_nothing() throws Exception {
        var answer = post(issuer.url() + "/token", "grant_type=password&client_id=cli&username=anna&password=raad");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void the_published_key_verifies_the_token() throws Exception {
        assertThat(isVerified(token("grant_type=password&client_id=cli&username=anna&password=geheim")))
                .isTrue();
    }

    @Test
    void a_token_outlives_a_restart_of_the_issuer() throws Exception {
        var token = token("grant_type=password&client_id=cli&username=anna&password=geheim");
        issuer.close();
        issuer = Issuer.kept(directory.resolve("key"), 0, () -> List.of(ANNA));

        assertThat(isVerified(token)).isTrue();
    }

    @Test
    void a_login_on_the_page_buys_a_code_that_only_the_asker_can_redeem_and_only_once() throws Exception {
        var verifier = "a-verifier-of-at-least-43-characters-0123456789";
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        var page = issuer.url()
                + "/authorize?response_type=code&client_id=console&state=s&nonce=n&code_challenge_method=S256"
                + "&code_challenge=" + challenge + "&redirect_uri=http://localhost:8084/back";
        assertThat(get(page).body()).contains("Inloggen bij Druif");

        var location = post(page, "username=anna&password=geheim")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location).startsWith("http://localhost:8084/back?code=").endsWith("&state=s");

        var code = location.replaceAll(".*code=([^&]*)&.*", "$1");
        var redeem = "grant_type=authorization_code&client_id=console&redirect_uri=http://localhost:8084/back&code="
                + code + "&code_verifier=" + verifier;
        var answer = json.readTree(post(issuer.url() + "/token", redeem).body());
        assertThat(claims(answer.get("id_token").asText()).at("/nonce").asText())
                .isEqualTo("n");
        assertThat(claims(answer.get("id_token").asText()).at("/aud/0").asText())
                .isEqualTo("console");
        assertThat(post(issuer.url() + "/token", redeem).statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_never_leaves_for_another_machine() throws Exception {
        var page = issuer.url() + "/authorize?client_id=console&code_challenge_method=S256&code_challenge=x"
                + "&redirect_uri=http://elsewhere.example/back";

        assertThat(post(page, "username=anna&password=geheim").statusCode()).isEqualTo(400);
    }

    private String token(String form) throws Exception {
        return json.readTree(post(issuer.url() + "/token", form).body())
                .get("access_token")
                .asText();
    }

    private JsonNode claims(String token) throws IOException {
        return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private boolean isVerified(String token) throws Exception {
        var discovery = json.readTree(
                get(issuer.url() + "/.well-known/openid-configuration").body());
        var jwk = json.readTree(get(discovery.get("jwks_uri").asText()).body()).at("/keys/0");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.get("n")), number(jwk.get("e"))));
        return isSigned(token, key);
    }

    private static boolean isSigned(String token, java.security.PublicKey key) throws GeneralSecurityException {
        var end = token.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
