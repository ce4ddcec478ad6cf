package nl.druif.ticketclock.deadletter;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A row comes into being by a statement that knows whether it is there already. */
@Entity
@Table(name = "dead_letter")
class LetterRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    @Enumerated(EnumType.STRING)
    LetterState state;

    String topic;

    String origin;

    @Column(name = "record_key")
    @Nullable
    String key;

    String headers;

    byte @Nullable [] body;

    String reason;

    @Column(name = "died_at")
    Instant diedAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    /** With it goes what it said: nobody needs that any more. */
    void settle(LetterState settled, Instant now) {
        state = settled;
        settledAt = now;
        body = null;
    }

    /** As it came to its consumer. */
    ConsumerRecord<String, byte[]> record() {
        var record = new ConsumerRecord<>(topic, 0, 0L, key, Objects.requireNonNull(body));
        Json.read(headers, new TypeReference<Map<String, String>>() {})
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    DeadLetter toLetter(Set<String> labels) {
        return new DeadLetter(
                id,
                state,
                topic,
                origin,
                reason,
                Optional.ofNullable(body).flatMap(content -> shown(content, labels)),
                diedAt,
                Optional.ofNullable(settledAt));
    }

    private static Optional<Map<String, Object>> shown(byte[] body, Set<String> labels) {
        try {
            var read = Json.mapper().readValue(body, Object.class);
            return read instanceof Map<?, ?> data ? Optional.of(Redaction.of(data, labels)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
