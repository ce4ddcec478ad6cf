package nl.druif.foundation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody, or some client acting for itself, who can get a token.
 *
 * @param organization alias of the tenant, as in a URL
 * @param tenant       its immutable id; without one the account is the platform's
 * @param party        the customer a customer's user belongs to, by its reference
 */
public record Account(
        String username,
        String password,
        String organization,
        Optional<UUID> tenant,
        List<String> roles,
        Optional<String> party) {

    /** Claims about the account as Keycloak's tokens have them. */
    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject());
        claims.put("preferred_username", username);
        claims.put("realm_access", Map.of("roles", roles));
        tenant.ifPresent(id -> claims.put("organization", Map.of(organization, Map.of("id", id.toString()))));
        party.ifPresent(reference -> claims.put("party", reference));
        return claims;
    }

    private String subject() {
        return UUID.nameUUIDFromBytes((organization + "/" + username).getBytes(UTF_8))
                .toString();
    }
}
