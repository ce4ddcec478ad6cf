package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import nl.druif.foundation.event.Topic;

/** Topics hold what the code expects of them, and nobody may do more than he does. */
final class KafkaRules {
    private static final int THREE = 3;

    private KafkaRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("topics-of-the-code", "KAF-11 K8S-17", KafkaRules::topics),
                Rule.ofThings("topics-hold", "KAF-11", KafkaRules::topic),
                Rule.ofThings("users-literal", "KAF-11", KafkaRules::user),
                Rule.ofThings("brokers-hold", "K8S-17 KAF-04", KafkaRules::broker));
    }

    private static Stream<Rule.Finding> topics(Manifests all) {
        return all.kind("Namespace").flatMap(namespace -> {
            var environment = namespace.labels().getOrDefault("druif.nl/environment", "");
            return Stream.of(Topic.values())
                    .flatMap(topic -> Stream.concat(
                            declared(all, topic.in(environment), topic, topic.compacted()),
                            declared(all, topic.deadLettersIn(environment), topic, false)))
                    .map(what -> new Rule.Finding(namespace.id(), what));
        });
    }

    private static Stream<String> declared(Manifests all, String name, Topic topic, boolean compacted) {
        return all.kind("KafkaTopic")
                .filter(found -> found.at("/spec/topicName").asText().equals(name))
                .findFirst()
                .map(found -> Stream.concat(
                        unless(
                                found.at("/spec/partitions").asInt() == topic.partitions(),
                                name + " has other partitions than in code"),
                        unless(
                                config(found, "cleanup.policy").equals(compacted ? "compact" : "delete"),
                                name + " is " + (compacted ? "not compacted" : "compacted"))))
                .orElseGet(() -> Stream.of("has no topic " + name));
    }

    private static Stream<String> topic(Manifests all, Thing thing) {
        if (!thing.is("KafkaTopic")) {
            return Stream.of();
        }
        return Stream.of(
                        unless(thing.at("/spec/replicas").asInt() >= THREE, "has fewer than three copies"),
                        unless(config(thing, "min.insync.replicas").equals("2"), "acknowledges what one broker has"),
                        unless(
                                config(thing, "cleanup.policy").equals("compact")
                                        || Long.parseLong("0" + config(thing, "retention.ms")) >= 2_592_000_000L,
                                "forgets within thirty days"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> user(Manifests all, Thing thing) {
        if (!thing.is("KafkaUser")) {
            return Stream.of();
        }
        var topics = all.kind("KafkaTopic")
                .map(topic -> topic.at("/spec/topicName").asText())
                .toList();
        return Stream.concat(
                unless(thing.at("/spec/authentication/type").asText().equals("tls"), "shows no certificate"),
                thing.each("/spec/authorization/acls").flatMap(acl -> {
                    var resource = acl.path("resource");
                    var name = resource.path("name").asText();
                    return Stream.of(
                                    unless(
                                            resource.path("patternType")
                                                            .asText("literal")
                                                            .equals("literal")
                                                    && !name.equals("*"),
                                            "may touch more than it names"),
                                    unless(
                                            List.of("topic", "group")
                                                    .contains(resource.path("type")
                                                            .asText()),
                                            "may do something to the "
                                                    + resource.path("type").asText()),
                                    unless(
                                            !resource.path("type").asText().equals("topic") || topics.contains(name),
                                            "may touch " + name + ", which does not exist"),
                                    Thing.items(acl.path("operations"))
                                            .map(JsonNode::asText)
                                            .filter(operation -> !List.of("Read", "Write", "Describe")
                                                    .contains(operation))
                                            .map(operation -> "may " + operation + " " + name))
                            .flatMap(wrong -> wrong);
                }));
    }

    private static Stream<String> broker(Manifests all, Thing thing) {
        return switch (thing.kind()) {
            case "KafkaNodePool" -> unless(thing.at("/spec/replicas").asInt() >= THREE, "is fewer than three");
            case "Kafka" ->
                Stream.of(
                                unless(
                                        thing.each("/spec/kafka/listeners")
                                                .allMatch(listener ->
                                                        listener.path("tls").asBoolean()),
                                        "listens without TLS"),
                                unless(
                                        thing.at("/spec/kafka/config/auto.create.topics.enable")
                                                .asText()
                                                .equals("false"),
                                        "makes topics nobody declared"),
                                unless(
                                        thing.at("/spec/kafka/config/min.insync.replicas")
                                                .asText()
                                                .equals("2"),
                                        "acknowledges what one broker has"),
                                unless(thing.at("/spec/kafka").has("authorization"), "lets everybody do everything"))
                        .flatMap(wrong -> wrong);
            default -> Stream.of();
        };
    }

    private static String config(Thing topic, String key) {
        return topic.at("/spec/config").path(key).asText();
    }
}
