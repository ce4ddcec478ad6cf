package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a body was sent by who knows the secret. Every comparison takes the same time, however much of it is right.
 *
 * <p>Sources: WebSub ({@code X-Hub-Signature: method=hex}, so Jira with SHA-256 and Zammad with SHA-1), GitHub's
 * {@code X-Hub-Signature-256}, Standard Webhooks 1.0, RFC 7617 (basic credentials).
 *
 * @param header by its name in lower case
 */
record Signature(Function<String, Optional<String>> header, byte[] body, Instant now) {
    static final String SECRET_HEADER = "druif-hook-secret";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    boolean isBy(HookSource source, String secret) {
        return switch (source) {
            case JIRA -> hub("x-hub-signature", "sha256", "HmacSHA256", secret);
            // Zammad has nothing better; nobody else may use it.
            case ZAMMAD -> hub("x-hub-signature", "sha1", "HmacSHA1", secret);
            case SERVICENOW, TOPDESK -> shared(secret) || signedByScript(secret);
            case GENERIC -> standard(secret) || signedByScript(secret);
        };
    }

    private boolean signedByScript(String secret) {
        return hub("x-hub-signature-256", "sha256", "HmacSHA256", secret);
    }

    private boolean hub(String name, String method, String algorithm, String secret) {
        var signature = method + "=" + HexFormat.of().formatHex(mac(algorithm, secret.getBytes(UTF_8), body));
        return header.apply(name)
                .filter(given -> same(given.strip(), signature))
                .isPresent();
    }

    private boolean standard(String secret) {
        var id = header.apply("webhook-id");
        var timestamp = header.apply("webhook-timestamp").filter(this::isRecent);
        if (id.isEmpty() || timestamp.isEmpty()) {
            return false;
        }
        var signed = (id.get() + "." + timestamp.get() + ".").getBytes(UTF_8);
        var key = Base64.getDecoder().decode(secret.substring(HookSecret.PREFIX.length()));
        var signature = "v1," + Base64.getEncoder().encodeToString(mac("HmacSHA256", key, signed, body));
        return header.apply("webhook-signature").stream()
                .flatMap(given -> Arrays.stream(given.split(" ")))
                .anyMatch(given -> same(given, signature));
    }

    private boolean isRecent(String timestamp) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException none) {
            return false;
        }
    }

    private boolean shared(String secret) {
        return header.apply(SECRET_HEADER)
                .or(this::password)
                .filter(given -> same(given, secret))
                .isPresent();
    }

    /** Of basic credentials; whatever the user is called. */
    private Optional<String> password() {
        return header.apply("authorization")
                .filter(given -> given.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(given -> decoded(given.substring(6).strip()))
                .filter(credentials -> credentials.contains(":"))
                .map(credentials -> credentials.substring(credentials.indexOf(':') + 1));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), right.getBytes(UTF_8));
    }

    private static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
