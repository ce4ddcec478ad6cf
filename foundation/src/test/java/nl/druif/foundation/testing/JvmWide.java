package nl.druif.foundation.testing;

import java.util.function.Supplier;

/**
 * Things of which a JVM has one, whichever class loader asks. Quarkus loads tests and their resources through several, each
 * with statics of its own; system properties they share. Only types of the JDK fit through.
 */
final class JvmWide {
    private JvmWide() {}

    @SuppressWarnings("unchecked")
    static <T> T once(String name, Supplier<T> made) {
        return (T) System.getProperties().computeIfAbsent("druif.jvm-wide." + name, key -> made.get());
    }
}
