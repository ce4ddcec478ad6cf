package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.foundation.event.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service may read what its channels read and write what it announces, and its growth is measured by what it reads. */
class NewsAccessTest {
    private static final String CHANNEL = "mp.messaging.incoming.";

    /** Who tells it hears it too: boards of no group, and webhooks. */
    private static final Topic OWN_NEWS = Topic.CLOCK;

    static Stream<Arguments> servicesOfOverlays() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> ConfigClasses.SERVICES.stream().map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void a_service_may_do_what_it_does_and_no_more(Overlay overlay, String service) {
        var environment = overlay.environment();
        var heard = channels(service, environment);
        var told = announced(service, environment).toList();
        var shown = deadLettersShown(service, environment);
        var wanted = new TreeSet<String>();
        heard.forEach((topic, groups) -> {
            var hearsItself = topic.equals(OWN_NEWS.in(environment)) && told.contains(topic);
            wanted.add("topic " + topic + (hearsItself ? " [Write, Read, Describe]" : " [Read, Describe]"));
            var letters = topic + ".dead-letter";
            wanted.add(
                    "topic " + letters + (shown.contains(letters) ? " [Write, Read, Describe]" : " [Write, Describe]"));
            groups.forEach(group -> wanted.add("group " + group + " [Read, Describe]"));
        });
        told.stream()
                .filter(topic -> !heard.containsKey(topic))
                .forEach(topic -> wanted.add("topic " + topic + " [Write, Describe]"));

        assertThat(overlay.rendered().find("KafkaUser", service).stream()
                        .flatMap(user -> user.each("/spec/authorization/acls"))
                        .map(NewsAccessTest::text))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void a_service_grows_with_what_it_hears(Overlay overlay, String service) {
        var heard = channels(service, overlay.environment());
        assertThat(overlay.rendered().find("ScaledObject", service).stream()
                        .flatMap(scaled -> scaled.each("/spec/triggers"))
                        .filter(trigger -> trigger.path("type").asText().equals("kafka")))
                .allSatisfy(trigger -> assertThat(
                                heard.getOrDefault(trigger.at("/metadata/topic").asText(), Set.of()))
                        .contains(trigger.at("/metadata/consumerGroup").asText()));
    }

    /** What a service shows to people of what it could not take in. */
    private static List<String> deadLettersShown(String service, String environment) {
        var told = Settings.parsed(
                ConfigReference.read(Path.of("..", service, "src/main/resources/application.properties")));
        var topics = told.getOrDefault(CHANNEL + "dead-letters.topics", "");
        return List.of(expanded(topics, service, environment).split(","));
    }

    /** Topics with the groups that hear them, as the service's own properties say. */
    private static Map<String, Set<String>> channels(String service, String environment) {
        var told = Settings.parsed(
                ConfigReference.read(Path.of("..", service, "src/main/resources/application.properties")));
        var channels = new TreeMap<String, Set<String>>();
        told.keySet().stream()
                .filter(key -> key.startsWith(CHANNEL) && key.endsWith(".topic"))
                .forEach(key -> channels.computeIfAbsent(
                                expanded(told.get(key), service, environment), topic -> new TreeSet<>())
                        .add(expanded(
                                told.getOrDefault(
                                        key.replaceAll("topic$", "group.id"), "${druif.environment}.${druif.service}"),
                                service,
                                environment)));
        return channels;
    }

    private static Stream<String> announced(String service, String environment) {
        var domain = service.replaceAll("-service$", ".");
        return Stream.of(Topic.values())
                .map(topic -> topic.in(environment))
                .filter(topic -> topic.startsWith(environment + "." + domain));
    }

    private static String expanded(String text, String service, String environment) {
        return text.replace("${druif.environment}", environment).replace("${druif.service}", service);
    }

    private static String text(JsonNode acl) {
        return acl.at("/resource/type").asText() + " "
                + acl.at("/resource/name").asText() + " "
                + Thing.items(acl.path("operations")).map(JsonNode::asText).toList();
    }
}
