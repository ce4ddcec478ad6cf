package nl.druif.foundation.testing;

import java.util.List;
import java.util.stream.Stream;
import nl.druif.foundation.event.Topic;

/** A topic as the broker should have it; {@code compacted} keeps the last record of each key for good. */
public record KafkaTopic(String name, int partitions, boolean compacted) {

    /** Every topic of Druif in an environment, each with the one beside it where news goes that cannot be handled. */
    public static List<KafkaTopic> all(String environment) {
        return Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(
                        new KafkaTopic(topic.in(environment), topic.partitions(), topic.compacted()),
                        new KafkaTopic(topic.deadLettersIn(environment), 1, false)))
                .toList();
    }
}
