package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets and ConfigMaps that will exist, with their keys: those of the manifests, and those that operators make of them. */
final class Provided {
    private static final Set<String> OF_A_KAFKA_USER =
            Set.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password");

    private final Set<String> keys = new HashSet<>();

    Provided(Manifests all) {
        all.things().forEach(this::add);
    }

    boolean has(Reference reference) {
        return keys.contains(reference.kind() + " " + reference.name() + " " + reference.key());
    }

    private void add(Thing thing) {
        switch (thing.kind()) {
            case "ConfigMap" ->
                Stream.of("data", "binaryData")
                        .forEach(part -> Thing.texts(thing.at("/" + part))
                                .keySet()
                                .forEach(key -> add("ConfigMap", thing.name(), key)));
            case "ExternalSecret" -> {
                var template = thing.at("/spec/target/template/data");
                (template.isObject() ? Thing.texts(template).keySet().stream() : fetched(thing))
                        .forEach(key -> add("Secret", thing.name(), key));
            }
            case "KafkaUser" -> OF_A_KAFKA_USER.forEach(key -> add("Secret", thing.name(), key));
            case "Kafka" -> add("Secret", thing.name() + "-cluster-ca-cert", "ca.crt");
            case "Cluster" -> add("Secret", thing.name() + "-ca", "ca.crt");
            default -> {}
        }
    }

    private static Stream<String> fetched(Thing secret) {
        return Stream.concat(
                secret.each("/spec/data").map(one -> one.path("secretKey").asText()),
                secret.each("/spec/dataFrom").map(Provided::generated));
    }

    /** A generator makes a {@code password}, unless that is given another name. */
    private static String generated(JsonNode from) {
        return from.at("/rewrite/0/regexp/target").asText("password");
    }

    private void add(String kind, String name, String key) {
        keys.add(kind + " " + name + " ");
        keys.add(kind + " " + name + " " + key);
    }
}
