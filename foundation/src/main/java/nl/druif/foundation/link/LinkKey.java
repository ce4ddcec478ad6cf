package nl.druif.foundation.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that links are signed with. */
public final class LinkKey {
    public static final int SHORTEST = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;
    private final String id;

    private LinkKey(byte[] secret) {
        this.secret = secret;
        id = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest(mac(secret, "key id")), 6));
    }

    public static LinkKey of(byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a key for links has at least " + SHORTEST + " bytes, this one has " + secret.length);
        }
        return new LinkKey(secret.clone());
    }

    /** Names the key and tells nothing of it; derived, so that nobody has to give keys names. */
    public String id() {
        return id;
    }

    /** @param purpose keeps what is signed for one thing from being good for another */
    public byte[] sign(String purpose, byte[]... parts) {
        return mac(secret, purpose, parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(byte[] secret, String purpose, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(purpose.getBytes(UTF_8));
            for (var part : parts) {
                mac.update((byte) 0);
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
