package nl.druif.foundation.testing;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Facts of which a JVM has one set, whichever class loader asks. Quarkus loads tests and their resources through several,
 * each with statics of its own; system properties they share, and those hold nothing but text without upsetting others.
 */
final class JvmWide {
    private JvmWide() {}

    static Map<String, String> once(String name, Supplier<Map<String, String>> made) {
        var text = System.getProperties().computeIfAbsent("druif.jvm-wide." + name, key -> text(made.get()));
        return facts((String) text);
    }

    private static String text(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(joining("\n"));
    }

    private static Map<String, String> facts(String text) {
        return text.lines().map(line -> line.split("=", 2)).collect(toMap(fact -> fact[0], fact -> fact[1]));
    }
}
