package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** A key of a Secret or ConfigMap that an object needs, wherever it says so; any key where {@code key} is empty. */
record Reference(String kind, String name, String key) {

    static Stream<Reference> of(Thing thing) {
        return switch (thing.kind()) {
            case "Cluster" ->
                thing.all().entrySet().stream()
                        .filter(field -> field.getKey().matches(".*/(secret|passwordSecret)"))
                        .map(field -> field.getValue().path("name").asText())
                        .flatMap(name -> Stream.of(secret(name, "username"), secret(name, "password")));
            case "Keycloak", "KeycloakRealmImport", "TriggerAuthentication", "ObjectStore" ->
                thing.all().values().stream()
                        .filter(node -> node.has("name") && node.has("key"))
                        .map(node -> secret(
                                node.path("name").asText(), node.path("key").asText()));
            case "Gateway" ->
                thing.each("/spec/listeners")
                        .flatMap(listener -> Thing.items(listener.at("/tls/certificateRefs")))
                        .map(certificate -> secret(certificate.path("name").asText(), "tls.crt"));
            case "Ingress" ->
                thing.each("/spec/tls").map(tls -> secret(tls.path("secretName").asText(), "tls.crt"));
            default -> thing.isWorkload() ? ofPod(thing) : Stream.of();
        };
    }

    private static Stream<Reference> ofPod(Thing thing) {
        return Stream.concat(
                Thing.items(thing.pod().at("/spec/volumes")).flatMap(Reference::ofVolume),
                thing.containers()
                        .flatMap(container -> Thing.items(container.path("env")))
                        .map(variable -> variable.path("valueFrom"))
                        .flatMap(from -> Stream.concat(
                                from.has("secretKeyRef")
                                        ? Stream.of(secret(
                                                from.at("/secretKeyRef/name").asText(),
                                                from.at("/secretKeyRef/key").asText()))
                                        : Stream.of(),
                                from.has("configMapKeyRef")
                                        ? Stream.of(new Reference(
                                                "ConfigMap",
                                                from.at("/configMapKeyRef/name").asText(),
                                                from.at("/configMapKeyRef/key").asText()))
                                        : Stream.of())));
    }

    private static Stream<Reference> ofVolume(JsonNode volume) {
        return Stream.concat(
                ofSource(volume.path("secret"), "Secret", "secretName"),
                Stream.concat(
                        ofSource(volume.path("configMap"), "ConfigMap", "name"),
                        Thing.items(volume.at("/projected/sources"))
                                .flatMap(source -> Stream.concat(
                                        ofSource(source.path("secret"), "Secret", "name"),
                                        ofSource(source.path("configMap"), "ConfigMap", "name")))));
    }

    private static Stream<Reference> ofSource(JsonNode source, String kind, String nameField) {
        if (source.isMissingNode() || source.path("optional").asBoolean()) {
            return Stream.of();
        }
        var name = source.path(nameField).asText();
        return source.has("items")
                ? Thing.items(source.path("items"))
                        .map(item -> new Reference(kind, name, item.path("key").asText()))
                : Stream.of(new Reference(kind, name, ""));
    }

    private static Reference secret(String name, String key) {
        return new Reference("Secret", name, key);
    }

    @Override
    public String toString() {
        return kind + " " + name + (key.isEmpty() ? "" : " with key " + key);
    }
}
