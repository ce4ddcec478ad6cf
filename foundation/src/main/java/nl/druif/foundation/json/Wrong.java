package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import nl.druif.foundation.problem.Fault;

/** What can be wrong with a value wherever it stands, in words. */
final class Wrong {
    private Wrong() {}

    static Fault missing() {
        return fault("REQUIRED", "A value is needed here.");
    }

    static Fault missingKind(Collection<String> known) {
        return fault("REQUIRED", "One of " + String.join(", ", known) + " is needed here.");
    }

    /** @param right what JSON calls the type that was expected */
    static Fault type(JsonNode given, String right) {
        var article = right.matches("[aeiou].*") ? "an " : "a ";
        return fault("WRONG_TYPE", shown(given) + " is not " + article + right + ".")
                .with("given", shown(given))
                .with("kind", right);
    }

    static Fault property(String known) {
        return fault("UNKNOWN_PROPERTY", "There is no such property; known: " + known + ".")
                .with("known", known);
    }

    static Fault label(JsonNode given, Collection<String> known) {
        return fault("UNKNOWN_VALUE", shown(given) + " is not one of " + String.join(", ", known) + ".")
                .with("given", shown(given))
                .with("known", String.join(", ", known));
    }

    static Fault size(BigDecimal given) {
        return fault("OUT_OF_RANGE", given + " is not a whole number of this size.")
                .with("given", given)
                .with("kind", "whole");
    }

    static Fault places(int most) {
        return fault("OUT_OF_RANGE", "A number has at most " + most + " places before or after its point.")
                .with("most", most)
                .with("kind", "places");
    }

    /** @param where line and column, or what else it fails at */
    static Fault text(String where) {
        return fault("MALFORMED_JSON", "This is no JSON; it goes wrong at " + where + ".")
                .with("where", where);
    }

    static Fault limits(String where) {
        return fault(
                        "LIMIT_EXCEEDED",
                        "At most 64 levels, strings of 65536 characters and numbers of 40 digits are read; "
                                + "there is more at " + where + ".")
                .with("where", where);
    }

    static Fault repeatedKey(String key) {
        return fault("DUPLICATE_KEY", "The key \"" + key + "\" is given more than once.")
                .with("key", key);
    }

    static Fault repeatedItem() {
        return fault("DUPLICATE_ITEM", "The same value is given before.");
    }

    static Fault items(int most) {
        return fault("TOO_MANY_ITEMS", "At most " + most + " items are read.").with("most", most);
    }

    static Fault oddities(int most) {
        return fault(
                        "TOO_MANY_FAULTS",
                        "More than " + most + " keys are repeated or values unreadable; nothing else was looked at.")
                .with("most", most);
    }

    static Fault character(char given) {
        var shown = "U+%04X".formatted((int) given);
        return fault("INVALID_CHARACTER", "The text holds " + shown + ", which is no character.")
                .with("given", shown);
    }

    private static String shown(JsonNode node) {
        if (node.isObject()) {
            return "{…}";
        }
        if (node.isArray()) {
            return "[…]";
        }
        var text = node.toString();
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    private static Fault fault(String code, String detail) {
        return new Fault("", code, detail).with("kind", "json");
    }
}
