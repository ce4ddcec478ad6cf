package nl.druif.foundation.tenancy;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Refusal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who calls, on whose behalf: read from the token and from nothing else. */
@RequestScoped
public class CallerTenant {
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");
    private static final int LONGEST_NAME = 200;

    private final JsonWebToken token;
    private final SecurityIdentity identity;
    private final TenancyConfig config;
    /** Asked for by logs, keys and stores: of one request it is read once. */
    private @Nullable TenantId tenant;

    CallerTenant(JsonWebToken token, SecurityIdentity identity, TenancyConfig config) {
        this.token = token;
        this.identity = identity;
        this.config = config;
    }

    /** @throws Refusal 403 {@code tenant-unclear} when the token names no tenant, or several */
    public TenantId tenant() {
        if (tenant == null) {
            tenant = named();
        }
        return tenant;
    }

    private TenantId named() {
        var found = claim(config.tenantClaim());
        if (found.size() != 1) {
            throw Refusal.forbidden("tenant-unclear", "The token must name exactly one tenant.");
        }
        try {
            return new TenantId(UUID.fromString(found.get(0)));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.forbidden("tenant-unclear", "The token's tenant is not a UUID.");
        }
    }

    /** The party a customer's user belongs to, by its reference; empty for the provider's own people. */
    public Optional<String> party() {
        return claim(config.partyClaim()).stream().findFirst();
    }

    /** The person or client that calls, stable over names and addresses. */
    public String subject() {
        return Optional.ofNullable(token.getSubject()).orElse("");
    }

    /**
     * What the caller is called, or else signs in with, for people to read; stripped of what would not print or turns the text
     * around it.
     */
    public Optional<String> name() {
        return printed("name").or(() -> printed("preferred_username"));
    }

    private Optional<String> printed(String claim) {
        return Optional.ofNullable(token.<Object>getClaim(claim))
                .filter(String.class::isInstance)
                .map(text -> UNSEEN.matcher((String) text).replaceAll("").strip())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
    }

    /** When the token ends, and with it everything that goes on by its leave. */
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /** The application through which the call came. */
    public String client() {
        return Optional.ofNullable(token.<String>getClaim("azp")).orElseGet(this::subject);
    }

    public boolean is(String role) {
        // Not the token's groups: roles come from the claim that quarkus.oidc.roles.role-claim-path names.
        return identity.hasRole(role);
    }

    private List<String> claim(String path) {
        var steps = path.split("/");
        Stream<JsonValue> values = Stream.ofNullable(json(token.getClaim(steps[0])));
        for (int i = 1; i < steps.length; i++) {
            var step = steps[i];
            values = values.flatMap(value -> children(value, step));
        }
        return values.filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    private static @Nullable JsonValue json(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Json.createValue(text);
        }
        return claim instanceof JsonValue value ? value : null;
    }

    private static Stream<JsonValue> children(JsonValue value, String step) {
        if (!(value instanceof JsonObject object)) {
            return Stream.empty();
        }
        return step.equals("*") ? object.values().stream() : Stream.ofNullable(object.get(step));
    }
}
