package nl.druif.foundation.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Signed tokens for tests, right unless told otherwise:
 * {@code Tokens.tenant(grapes).role("agent").sign()}.
 */
public final class Tokens {
    private final Map<String, Object> organizations = new LinkedHashMap<>();
    private final List<String> roles = new ArrayList<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private List<String> audience = Minting.AUDIENCES;
    private String issuer = issuerUrl();
    private String type = "Bearer";
    private Duration shift = Duration.ZERO;
    private SigningKey key = issuerKey();

    private Tokens() {}

    public static Tokens tenant(TenantId tenant) {
        return withoutTenant().and(tenant);
    }

    public static Tokens tenant(UUID tenant) {
        return tenant(new TenantId(tenant));
    }

    public static Tokens withoutTenant() {
        return new Tokens().subject(UUID.randomUUID()).name("test");
    }

    public static Tokens twoTenants(TenantId one, TenantId other) {
        return tenant(one).and(other);
    }

    public Tokens role(String role) {
        roles.add(role);
        return this;
    }

    /** The customer a customer's user belongs to, by its reference. */
    public Tokens party(String reference) {
        return claim("party", reference);
    }

    public Tokens subject(UUID subject) {
        return claim("sub", subject.toString());
    }

    public Tokens name(String username) {
        return claim("preferred_username", username);
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** Ran out an hour ago. */
    public Tokens expired() {
        shift = Duration.ofHours(-2);
        return this;
    }

    /** From an issuer nobody here knows, signed by its own key. */
    public Tokens foreignIssuer() {
        issuer = "https://elsewhere.example";
        return forged();
    }

    /** Says it comes from the right issuer, but another key signed it. */
    public Tokens forged() {
        key = SigningKey.fresh();
        return this;
    }

    public Tokens wrongAudience() {
        return audience("another-service");
    }

    public Tokens audience(String... services) {
        audience = List.of(services);
        return this;
    }

    /** An ID token: proof that somebody signed in, no ticket to an API. */
    public Tokens idToken() {
        type = "ID";
        return this;
    }

    public String sign() {
        var from = Clock.systemUTC().instant().plus(shift);
        var content = Minting.envelope(issuer, type, audience, "test-client", from, from.plus(Duration.ofHours(1)));
        content.put("realm_access", Map.of("roles", roles));
        if (!organizations.isEmpty()) {
            content.put("organization", organizations);
        }
        content.putAll(claims);
        return key.sign(content);
    }

    private Tokens and(TenantId tenant) {
        organizations.put("tenant-" + tenant.toString().substring(0, 8), Map.of("id", tenant.toString()));
        return this;
    }

    /** Where the services under test look for keys. */
    static String issuerUrl() {
        return JvmWide.once(
                        "issuer",
                        () -> Map.of("url", Issuer.temporary(issuerKey()).url()))
                .get("url");
    }

    private static SigningKey issuerKey() {
        return SigningKey.from(JvmWide.once(
                        "issuer-key", () -> Map.of("key", SigningKey.fresh().text()))
                .get("key"));
    }
}
