package nl.druif.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final List<KafkaTopic> TOPICS =
            List.of(new KafkaTopic("tickets", 3, false), new KafkaTopic("terms", 2, true));

    @Test
    void records_and_topics_are_there_after_a_restart(@TempDir Path directory) throws Exception {
        var data = directory.resolve("kafka");
        try (var first = EmbeddedKafka.kept(data, 0)) {
            first.create(TOPICS);
            first.create(TOPICS);
            send(first, "tickets", "INC-1");
        }
        try (var second = EmbeddedKafka.kept(data, 0)) {
            assertThat(read(second, "tickets")).containsExactly("INC-1");
            assertThat(partitions(second, "terms")).isEqualTo(2);
        }
    }

    @Test
    void a_temporary_broker_leaves_nothing_behind() {
        var broker = EmbeddedKafka.temporary();
        var directory = broker.disposable().orElseThrow();
        assertThat(directory).isNotEmptyDirectory();

        broker.close();

        assertThat(directory).doesNotExist();
    }

    private static void send(EmbeddedKafka broker, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(settings(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(EmbeddedKafka broker, String topic) {
        try (var consumer = new KafkaConsumer<>(settings(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records =
                    Await.until("a record", () -> consumer.poll(Duration.ofMillis(200)), found -> !found.isEmpty());
            return records.partitions().stream()
                    .flatMap(partition -> records.records(partition).stream())
                    .map(record -> record.value())
                    .toList();
        }
    }

    private static int partitions(EmbeddedKafka broker, String topic) throws Exception {
        try (var admin = Admin.create(settings(broker))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static Map<String, Object> settings(EmbeddedKafka broker) {
        return Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "test",
                "auto.offset.reset", "earliest");
    }
}
