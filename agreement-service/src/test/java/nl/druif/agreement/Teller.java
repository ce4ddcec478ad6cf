package nl.druif.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.json.Json;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells news on the topics, as the relays of the other services do. */
public final class Teller {
    private Teller() {}

    public static void tell(Collection<? extends Announcement> news) {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            news.forEach(announcement -> producer.send(record(announcement)));
            producer.flush();
        }
    }

    private static ProducerRecord<String, byte[]> record(Announcement news) {
        try {
            var type = NewsType.of(news);
            var record = new ProducerRecord<>(
                    type.topic().in("test"),
                    news.tenant() + ":" + news.subject(),
                    Json.mapper().writeValueAsBytes(news));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", news.id().toString());
            header(record, "ce_source", "/told-in-a-test");
            header(record, "ce_type", type.type());
            header(record, "ce_tenantid", news.tenant().toString());
            header(record, "content-type", "application/json");
            return record;
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
