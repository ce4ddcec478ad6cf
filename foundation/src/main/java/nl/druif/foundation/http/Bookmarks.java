package nl.druif.foundation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Places in what never ends, such as a stream. Only processes with the key of page cursors read them: how far a place lies
 * says how much happened to others. Another tenant's is none.
 */
@Singleton
public class Bookmarks {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** Lengths are rounded up to this: a number that grew by a digit is not seen. */
    private static final int STEP = 64;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Bookmarks(CursorKey key) {
        this.key = new SecretKeySpec(derived(key.bytes()), "AES");
    }

    /** @param of what it is a place in */
    public String write(TenantId tenant, String of, List<String> place) {
        try {
            var text = Json.mapper().writeValueAsBytes(place);
            var padded = Arrays.copyOf(text, (text.length / STEP + 1) * STEP);
            Arrays.fill(padded, text.length, padded.length, (byte) ' ');
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var hidden = cipher(Cipher.ENCRYPT_MODE, nonce, tenant, of).doFinal(padded);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + hidden.length)
                            .put(nonce)
                            .put(hidden)
                            .array());
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The place; empty for a text that was not written here, for this tenant and this. */
    public Optional<List<String>> read(TenantId tenant, String of, String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length < NONCE) {
                return Optional.empty();
            }
            var place = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), tenant, of)
                    .doFinal(bytes, NONCE, bytes.length - NONCE);
            return Optional.of(Json.mapper().readValue(place, new TypeReference<>() {}));
        } catch (IllegalArgumentException | GeneralSecurityException | IOException noneOfOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, TenantId tenant, String of) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + "\n" + of).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal("bookmarks".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
