package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A pod that will run because of an object, whether that says so itself or an operator makes it.
 *
 * @param owner such as {@code Deployment/agreement-service}
 * @param ports by name, as far as a policy or a monitor may name them
 */
record Pod(String owner, Map<String, String> labels, Map<String, Integer> ports) {

    static Stream<Pod> of(Thing thing) {
        return switch (thing.kind()) {
            case "Cluster" ->
                Stream.of(new Pod(
                        thing.id(),
                        Map.of("cnpg.io/cluster", thing.name()),
                        Map.of("postgresql", 5432, "status", 8000, "metrics", 9187)));
            case "Kafka" ->
                Stream.of(
                        new Pod(
                                thing.id(),
                                strimzi(thing, "kafka"),
                                Map.of("tcp-clientstls", 9093, "tcp-prometheus", 9404)),
                        new Pod(thing.id() + "/operator", strimzi(thing, "entity-operator"), Map.of()));
            case "Keycloak" ->
                Stream.of(new Pod(
                        thing.id(),
                        Map.of("app", "keycloak", "app.kubernetes.io/instance", thing.name()),
                        Map.of("http", 8080, "management", 9000)));
            case "KeycloakRealmImport" ->
                Stream.of(new Pod(
                        thing.id(),
                        Map.of(
                                "app",
                                "keycloak-realm-import",
                                "app.kubernetes.io/instance",
                                thing.at("/spec/keycloakCRName").asText()),
                        Map.of()));
            default ->
                thing.isWorkload()
                        ? Stream.of(new Pod(thing.id(), Thing.texts(thing.pod().at("/metadata/labels")), ports(thing)))
                        : Stream.of();
        };
    }

    boolean is(JsonNode selector) {
        return Manifests.selects(selector, labels);
    }

    /** A port as a policy, a Service or a monitor gives it: by number or by name. */
    String port(JsonNode port) {
        return port.isInt()
                ? port.asText()
                : String.valueOf(ports.getOrDefault(port.asText(), 0)).replaceAll("^0$", port.asText());
    }

    private static Map<String, String> strimzi(Thing kafka, String name) {
        return Map.of(
                "strimzi.io/cluster",
                kafka.name(),
                "strimzi.io/kind",
                "Kafka",
                "strimzi.io/name",
                kafka.name() + "-" + name);
    }

    private static Map<String, Integer> ports(Thing workload) {
        var ports = new TreeMap<String, Integer>();
        workload.containers()
                .flatMap(container -> Thing.items(container.path("ports")))
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }
}
