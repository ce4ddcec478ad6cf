package nl.druif.foundation.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import nl.druif.foundation.problem.Faulty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps what a consumer cannot handle: the record as it came, beside its topic, with the reason in its headers. */
@ApplicationScoped
class DeadLetters {
    static final String METER = "druif.dead.letters";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaProducer<String, byte[]> producer;
    private final String consumer;
    private final Counter buried;

    DeadLetters(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "druif.service") String service,
            MeterRegistry meters) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.consumer = service;
        this.buried = meters.counter(METER);
    }

    Uni<Void> bury(ConsumerRecord<String, byte[]> record, Throwable reason) {
        LOG.errorf(
                "%s-%d@%d goes to the dead letters: %s", record.topic(), record.partition(), record.offset(), reason);
        var letter = new ProducerRecord<>(record.topic() + ".dead-letter", record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        header(letter, "dead-letter-consumer", consumer);
        header(letter, "dead-letter-reason", words(reason));
        header(letter, "dead-letter-origin", record.topic() + "-" + record.partition() + "@" + record.offset());
        return Uni.createFrom()
                .emitter(emitter -> producer.send(letter, (written, refused) -> {
                    if (refused == null) {
                        buried.increment();
                        emitter.complete(null);
                    } else {
                        emitter.fail(refused);
                    }
                }));
    }

    private static String words(Throwable reason) {
        return reason instanceof Faulty faulty ? faulty.faults().toString() : String.valueOf(reason.getMessage());
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
