package nl.druif.k8s;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One property that a service reads.
 *
 * @param services those that read it
 * @param value    its default; empty where it has to be given, or may be left out when {@code optional}
 */
record Setting(
        String property, Set<String> services, String type, boolean optional, Optional<String> value, String meaning) {

    /** As it is called in an environment. */
    String variable() {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    boolean secret() {
        return !property.endsWith("-file")
                && !type.equals("URI")
                && property.matches(".*(password|secret|key)(-file)?$");
    }

    String unit() {
        var words = meaning.toLowerCase(Locale.ROOT);
        return switch (type) {
            case "Duration" -> "time, such as `500ms`, `10s`, `40d`";
            case "int", "long" ->
                words.startsWith("byte") ? "bytes" : words.replaceAll("^(how many )?([a-z]+).*", "$2");
            case "Path" -> "file";
            default -> "";
        };
    }

    String givenOrDefault() {
        return value.map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                .orElse(optional ? "none" : "must be given");
    }
}
