package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of a manifest. */
record Thing(JsonNode node) {
    private static final List<String> WORKLOADS =
            List.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod");

    String kind() {
        return node.path("kind").asText();
    }

    String apiVersion() {
        return node.path("apiVersion").asText();
    }

    String group() {
        return apiVersion().contains("/") ? apiVersion().split("/")[0] : "";
    }

    String name() {
        return at("/metadata/name").asText();
    }

    /** Such as {@code Deployment/agreement-service}. */
    String id() {
        return kind() + "/" + name();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    JsonNode at(String pointer) {
        return node.at(pointer);
    }

    Stream<JsonNode> each(String pointer) {
        return items(at(pointer));
    }

    Map<String, String> labels() {
        return texts(at("/metadata/labels"));
    }

    boolean isWorkload() {
        return WORKLOADS.contains(kind());
    }

    /** What its pods are made from; missing where it makes none. */
    JsonNode pod() {
        return switch (kind()) {
            case "Pod" -> node;
            case "CronJob" -> at("/spec/jobTemplate/spec/template");
            case "Deployment", "StatefulSet", "DaemonSet", "Job" -> at("/spec/template");
            default -> at("/none");
        };
    }

    Stream<JsonNode> containers() {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> items(pod().path("spec").path(list)));
    }

    /** Every node below it, itself included, with its path. */
    Map<String, JsonNode> all() {
        var found = new TreeMap<String, JsonNode>();
        collect("", node, found);
        return found;
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static Optional<String> text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> found) {
        found.put(path, node);
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), found));
        } else {
            var items = new ArrayList<JsonNode>();
            node.forEach(items::add);
            for (int i = 0; i < items.size(); i++) {
                collect(path + "/" + i, items.get(i), found);
            }
        }
    }
}
