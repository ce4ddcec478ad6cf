package nl.druif.ticketclock;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks and listens on the real topics. */
@Singleton
public class News {
    private static final String ENVIRONMENT = "test";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Announcement> heard = new ArrayList<>();

    News(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        var settings = new HashMap<>(kafka);
        settings.put("group.id", "ears-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.CLOCK.in(ENVIRONMENT)));
    }

    @PreDestroy
    void close() {
        producer.close();
        consumer.close();
    }

    public void tell(Announcement news) throws Exception {
        var type = NewsType.of(news);
        send(
                type.topic(),
                news.tenant(),
                "/agreement-service",
                news.id().toString(),
                type.type(),
                Json.mapper().writeValueAsString(news));
    }

    public void send(Topic topic, TenantId tenant, String source, String id, String type, String data)
            throws Exception {
        var record =
                new ProducerRecord<>(topic.in(ENVIRONMENT), tenant + ":" + id, data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        source,
                        "ce_type",
                        type,
                        "ce_tenantid",
                        tenant.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get();
    }

    /** What was told to a tenant of one kind, as soon as there is as much as is waited for. */
    public <N extends Announcement> List<N> heard(TenantId tenant, Class<N> kind, int count) {
        return Await.until(
                count + " " + kind.getSimpleName(), () -> heardSoFar(tenant, kind), found -> found.size() >= count);
    }

    public synchronized <N extends Announcement> List<N> heardSoFar(TenantId tenant, Class<N> kind) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
            var type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            NewsType.named(type).ifPresent(known -> heard.add(read(record.value(), known)));
        }
        return heard.stream()
                .filter(news -> news.tenant().equals(tenant) && kind.isInstance(news))
                .map(kind::cast)
                .toList();
    }

    private static Announcement read(byte[] data, NewsType type) {
        try {
            return Json.mapper().readValue(data, type.record());
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
