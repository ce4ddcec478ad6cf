package nl.druif.k8s;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the ConfigMaps say to a service. */
final class Settings {
    private Settings() {}

    /** Of the ConfigMap with this name; kustomize has put a hash behind it. */
    static Map<String, String> properties(Manifests all, String name) {
        var told = new TreeMap<String, String>();
        all.kind("ConfigMap")
                .filter(map -> map.name().matches(name + "(-[a-z0-9]{10})?"))
                .forEach(map -> Thing.texts(map.at("/data")).values().forEach(text -> told.putAll(parsed(text))));
        return told;
    }

    static Map<String, String> parsed(String text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(text));
            var parsed = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> parsed.put(key, properties.getProperty(key)));
            return parsed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
