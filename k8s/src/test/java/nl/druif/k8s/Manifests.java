package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Objects that belong together: what an overlay renders, or what is planted for a rule. */
record Manifests(List<Thing> things) {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests of(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Manifests(documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(Thing::new)
                    .toList());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    Stream<Thing> kind(String... kinds) {
        return things.stream().filter(thing -> List.of(kinds).contains(thing.kind()));
    }

    Optional<Thing> find(String kind, String name) {
        return kind(kind).filter(thing -> thing.name().equals(name)).findFirst();
    }

    Stream<Thing> workloads() {
        return things.stream().filter(Thing::isWorkload);
    }

    /** Every pod that runs because of these, also those that operators make. */
    List<Pod> pods() {
        return things.stream().flatMap(Pod::of).toList();
    }

    /** Services with their ports, also those that operators make. */
    Map<String, List<Integer>> services() {
        var services = new TreeMap<String, List<Integer>>();
        kind("Service")
                .forEach(service -> services.put(
                        service.name(),
                        service.each("/spec/ports")
                                .map(port -> port.path("port").asInt())
                                .toList()));
        kind("Keycloak").forEach(keycloak -> services.put(keycloak.name() + "-service", List.of(8080)));
        return services;
    }

    /** Whether labels are those a selector asks for: {@code matchLabels} and {@code matchExpressions} with In and Exists. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return Thing.texts(selector.path("matchLabels")).entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && Thing.items(selector.path("matchExpressions")).allMatch(expression -> {
                    var value = labels.get(expression.path("key").asText());
                    return value != null
                            && (expression.path("operator").asText().equals("Exists")
                                    || Thing.items(expression.path("values"))
                                            .anyMatch(
                                                    allowed -> allowed.asText().equals(value)));
                });
    }
}
