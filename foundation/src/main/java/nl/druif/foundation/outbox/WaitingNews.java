package nl.druif.foundation.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row of the outbox on its way to the broker, as a CloudEvents 1.0 record in binary mode. */
record WaitingNews(
        long seq,
        UUID id,
        String key,
        String topic,
        String type,
        String source,
        String tenant,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String traceparent,
        String payload) {

    static WaitingNews from(ResultSet row) throws SQLException {
        return new WaitingNews(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getString("aggregateid"),
                row.getString("topic"),
                row.getString("type"),
                row.getString("source"),
                row.getString("tenant_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("payload"));
    }

    ProducerRecord<String, byte[]> toRecord() {
        var record = new ProducerRecord<>(topic, key, payload.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id.toString());
        header(record, "ce_source", source);
        header(record, "ce_type", type);
        header(record, "ce_subject", key.substring(key.indexOf(':') + 1));
        header(record, "ce_time", occurredAt.toString());
        header(record, "ce_tenantid", tenant);
        header(record, "ce_partitionkey", key);
        header(record, "ce_recordedtime", recordedAt.toString());
        header(record, "content-type", "application/json");
        if (traceparent != null) {
            header(record, "traceparent", traceparent);
        }
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
