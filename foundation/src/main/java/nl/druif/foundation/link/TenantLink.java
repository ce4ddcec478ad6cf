package nl.druif.foundation.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.druif.foundation.tenancy.TenantId;

/**
 * What opens one thing of one tenant, without a login: {@code v1.<key id>.<opaque>.<signature>}.
 *
 * <p>The opaque part is the thing's id, and the tenant's id hidden under it with the key. Who has not the key cannot read
 * the tenant from it, nor make a link.
 *
 * @param id   128 bits that are no other link's
 * @param text as it stands in a URL
 */
public record TenantLink(TenantId tenant, UUID id, String text) {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("(v1\\.([\\w-]{8})\\.([\\w-]{43}))\\.([\\w-]{43})");
    private static final int HALF = 16;

    /** @param purpose such as {@code survey link}: one made for another purpose is none */
    public static TenantLink of(String purpose, TenantId tenant, UUID id, LinkKey key) {
        var hidden = masked(purpose, bytes(tenant.value()), bytes(id), key);
        var opaque = ByteBuffer.allocate(2 * HALF).put(bytes(id)).put(hidden);
        var signed = "v1." + key.id() + "." + TEXT.encodeToString(opaque.array());
        return new TenantLink(tenant, id, signed + "." + signature(purpose, signed, key));
    }

    /** Empty for what we did not sign, or signed with a key that is gone. */
    public static Optional<TenantLink> read(String purpose, String text, LinkKeys keys) {
        var form = FORM.matcher(text);
        return form.matches()
                ? keys.named(form.group(2))
                        .filter(key -> MessageDigest.isEqual(
                                signature(purpose, form.group(1), key).getBytes(UTF_8),
                                form.group(4).getBytes(UTF_8)))
                        .map(key -> opened(purpose, form.group(3), text, key))
                : Optional.empty();
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(HALF)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static TenantLink opened(String purpose, String opaque, String text, LinkKey key) {
        var buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(opaque));
        var id = new UUID(buffer.getLong(), buffer.getLong());
        var hidden = new byte[HALF];
        buffer.get(hidden);
        var shown = ByteBuffer.wrap(masked(purpose, hidden, bytes(id), key));
        return new TenantLink(new TenantId(new UUID(shown.getLong(), shown.getLong())), id, text);
    }

    // Compared as text: base64 has several spellings of the same bytes.
    private static String signature(String purpose, String signed, LinkKey key) {
        return TEXT.encodeToString(key.sign(purpose, signed.getBytes(UTF_8)));
    }

    /** Its own inverse. The id, which is no other's, makes the mask another one each time. */
    private static byte[] masked(String purpose, byte[] bytes, byte[] id, LinkKey key) {
        var mask = key.sign("tenant of a " + purpose, id);
        var masked = new byte[HALF];
        for (int i = 0; i < HALF; i++) {
            masked[i] = (byte) (bytes[i] ^ mask[i]);
        }
        return masked;
    }
}
