package nl.druif.foundation.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

/** One spelling for each content, so that a hash is about what is said: members in the order of their names, no spaces. */
public final class Canonical {
    private Canonical() {}

    public static String json(Object content) {
        try {
            return Json.mapper().writeValueAsString(sorted(Json.mapper().valueToTree(content)));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** SHA-256 over the parts, in hexadecimal. */
    public static String sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Of the content's one spelling, as UTF-8. */
    public static String hash(Object content) {
        return sha256(json(content).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        var members = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(member -> members.set(member.getKey(), sorted(member.getValue())));
        return members;
    }
}
