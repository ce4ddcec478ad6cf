package nl.druif.foundation.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the tokens of one issuer. */
record Minting(String issuer, SigningKey key, Clock clock) {
    /** Every service accepts a token only if it is meant for it; Keycloak's realm adds these by a mapper. */
    static final List<String> AUDIENCES =
            List.of("agreement-service", "ticket-clock-service", "experience-service", "reporting-service");

    /** Long enough to walk through the README with one token. */
    static final Duration LIFETIME = Duration.ofHours(8);

    /** What a client gets for an account: an access token, and an ID token when it asked for one with a nonce or scope. */
    Map<String, Object> answer(Account account, String client, String nonce) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", accessToken(account, client));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("scope", "openid organization");
        answer.put("id_token", idToken(account, client, nonce));
        return answer;
    }

    private String accessToken(Account account, String client) {
        var claims = envelope("Bearer", AUDIENCES, client);
        claims.putAll(account.claims());
        return key.sign(claims);
    }

    private String idToken(Account account, String client, String nonce) {
        var claims = envelope("ID", List.of(client), client);
        claims.putAll(account.claims());
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        return key.sign(claims);
    }

    private Map<String, Object> envelope(String type, List<String> audience, String client) {
        return envelope(
                issuer, type, audience, client, clock.instant(), clock.instant().plus(LIFETIME));
    }

    static Map<String, Object> envelope(
            String issuer, String type, List<String> audience, String client, Instant from, Instant until) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("typ", type);
        claims.put("aud", audience);
        claims.put("azp", client);
        claims.put("iat", from.getEpochSecond());
        claims.put("exp", until.getEpochSecond());
        return claims;
    }
}
