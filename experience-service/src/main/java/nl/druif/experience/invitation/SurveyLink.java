package nl.druif.experience.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.druif.foundation.tenancy.TenantId;

/**
 * What opens one survey, without a login: {@code v1.<key id>.<opaque>.<signature>}.
 *
 * <p>The opaque part is 128 random bits, and the tenant's id hidden under them with the key. The database opens for one
 * tenant at a time, so the link has to say which, and a table of all tenants' links would be the first hole in that wall.
 * It names no person, ticket or star, and who has not the key cannot read the tenant from it.
 *
 * @param text as it stands in a URL
 */
public record SurveyLink(TenantId tenant, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("(v1\\.([\\w-]{8})\\.([\\w-]{43}))\\.([\\w-]{43})");
    private static final int HALF = 16;

    public static SurveyLink fresh(TenantId tenant, LinkKeys keys) {
        var id = new byte[HALF];
        RANDOM.nextBytes(id);
        var key = keys.current();
        var opaque = ByteBuffer.allocate(2 * HALF).put(id).put(masked(bytes(tenant), id, key));
        var signed = "v1." + key.id() + "." + TEXT.encodeToString(opaque.array());
        return new SurveyLink(tenant, signed + "." + signature(signed, key));
    }

    /** Empty for what we did not sign, or signed with a key that is gone. */
    public static Optional<SurveyLink> read(String text, LinkKeys keys) {
        var form = FORM.matcher(text);
        return form.matches()
                ? keys.named(form.group(2))
                        .filter(key -> MessageDigest.isEqual(
                                signature(form.group(1), key).getBytes(UTF_8),
                                form.group(4).getBytes(UTF_8)))
                        .map(key -> new SurveyLink(tenant(decoded(form.group(3)), key), text))
                : Optional.empty();
    }

    /** What is stored of it: of the random part, as the rest can be computed from it. */
    public byte[] digest() {
        return LinkKey.digest(id());
    }

    private byte[] id() {
        return Arrays.copyOf(decoded(text.split("\\.")[2]), HALF);
    }

    // Compared as text: base64 has several spellings of the same bytes.
    private static String signature(String signed, LinkKey key) {
        return TEXT.encodeToString(key.sign("survey link", signed.getBytes(UTF_8)));
    }

    private static TenantId tenant(byte[] opaque, LinkKey key) {
        var buffer = ByteBuffer.wrap(opaque);
        var id = new byte[HALF];
        var hidden = new byte[HALF];
        buffer.get(id).get(hidden);
        var shown = ByteBuffer.wrap(masked(hidden, id, key));
        return new TenantId(new UUID(shown.getLong(), shown.getLong()));
    }

    /** Its own inverse. The random id makes the mask another one each time. */
    private static byte[] masked(byte[] bytes, byte[] id, LinkKey key) {
        var mask = key.sign("tenant of a survey link", id);
        var masked = new byte[HALF];
        for (int i = 0; i < HALF; i++) {
            masked[i] = (byte) (bytes[i] ^ mask[i]);
        }
        return masked;
    }

    private static byte[] bytes(TenantId tenant) {
        return ByteBuffer.allocate(HALF)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
