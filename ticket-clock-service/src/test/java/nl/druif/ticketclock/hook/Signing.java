package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as each system does, written from their manuals and not from our code. */
final class Signing {
    private Signing() {}

    static Map<String, String> jira(String secret, String body) {
        return Map.of("X-Hub-Signature", "sha256=" + hex("HmacSHA256", secret.getBytes(UTF_8), body));
    }

    static Map<String, String> zammad(String secret, String body) {
        return Map.of("X-Hub-Signature", "sha1=" + hex("HmacSHA1", secret.getBytes(UTF_8), body));
    }

    static Map<String, String> github(String secret, String body) {
        return Map.of("X-Hub-Signature-256", "sha256=" + hex("HmacSHA256", secret.getBytes(UTF_8), body));
    }

    static Map<String, String> standard(String secret, String id, Instant at, String body) {
        var key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
        var signed = id + "." + at.getEpochSecond() + "." + body;
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(at.getEpochSecond()),
                "webhook-signature",
                "v1,bm9uc2Vuc2U= v1," + Base64.getEncoder().encodeToString(mac("HmacSHA256", key, signed)));
    }

    static Map<String, String> basic(String user, String secret) {
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8)));
    }

    private static String hex(String algorithm, byte[] key, String body) {
        return HexFormat.of().formatHex(mac(algorithm, key, body));
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
