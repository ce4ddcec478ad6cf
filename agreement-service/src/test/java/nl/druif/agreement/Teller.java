package nl.druif.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells news on the topics, as the relays of the other services do. */
public final class Teller {
    private Teller() {}

    public static void tell(Collection<? extends Announcement> news) {
        send(news.stream().map(Teller::record).toList());
    }

    /** As another party's system does. */
    public static void send(Topic topic, TenantId tenant, String type, String source, String id, String data) {
        send(List.of(
                record(topic, tenant, tenant + ":" + id, type, source, id, data.getBytes(StandardCharsets.UTF_8))));
    }

    private static void send(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    private static ProducerRecord<String, byte[]> record(Announcement news) {
        try {
            var type = NewsType.of(news);
            return record(
                    type.topic(),
                    news.tenant(),
                    news.tenant() + ":" + news.subject(),
                    type.type(),
                    "/told-in-a-test",
                    news.id().toString(),
                    Json.mapper().writeValueAsBytes(news));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static ProducerRecord<String, byte[]> record(
            Topic topic, TenantId tenant, String key, String type, String source, String id, byte[] data) {
        var record = new ProducerRecord<>(topic.in("test"), key, data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", source);
        header(record, "ce_type", type);
        header(record, "ce_tenantid", tenant.toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
