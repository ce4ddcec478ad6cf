package nl.druif.foundation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;

/**
 * A place in a list, signed together with the list: another tenant's cursor, or one of other filters or another order, is
 * refused and tells nothing.
 */
record Cursor(boolean backward, List<String> keys) {

    String sign(byte[] key, String binding) {
        try {
            var place = Json.mapper().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
            return encode(place) + "." + encode(signature(key, binding, place));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Cursor verify(String text, byte[] key, String binding) {
        var parts = text.split("\\.", -1);
        try {
            var place = Base64.getUrlDecoder().decode(parts[0]);
            if (parts.length == 2
                    && MessageDigest.isEqual(
                            signature(key, binding, place),
                            Base64.getUrlDecoder().decode(parts[1]))) {
                return Json.mapper().readValue(place, new TypeReference<>() {});
            }
        } catch (IllegalArgumentException | IOException noCursorOfOurs) {
            throw mismatch();
        }
        throw mismatch();
    }

    private static Refusal mismatch() {
        return Refusal.badRequest(
                "cursor-mismatch",
                "The cursor belongs to another list, other filters or another order; start at the first page.");
    }

    private static byte[] signature(byte[] key, String binding, byte[] place) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(binding.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(place);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
