package nl.druif.foundation.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A CloudEvents 1.0 record as it came from Kafka, in binary or structured content mode.
 *
 * @param data the JSON of the event itself, not yet read
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public record CloudEvent(String id, String source, String type, TenantId tenant, byte[] data) {
    private static final String STRUCTURED = "application/cloudevents+json";

    /** @throws Unreadable when it is no CloudEvent of a tenant */
    public static CloudEvent from(ConsumerRecord<String, byte[]> record, ObjectMapper json) {
        if (record.value() == null) {
            throw new Unreadable("the record has no value");
        }
        return header(record, "content-type").orElse("").startsWith(STRUCTURED)
                ? structured(record.value(), json)
                : binary(record);
    }

    private static CloudEvent binary(ConsumerRecord<String, byte[]> record) {
        return new CloudEvent(
                required("ce_id", header(record, "ce_id")),
                required("ce_source", header(record, "ce_source")),
                required("ce_type", header(record, "ce_type")),
                tenant(required("ce_tenantid", header(record, "ce_tenantid"))),
                record.value());
    }

    private static CloudEvent structured(byte[] value, ObjectMapper json) {
        try {
            var event = json.readTree(value);
            return new CloudEvent(
                    required("id", text(event, "id")),
                    required("source", text(event, "source")),
                    required("type", text(event, "type")),
                    tenant(required("tenantid", text(event, "tenantid"))),
                    json.writeValueAsBytes(event.path("data")));
        } catch (IOException malformed) {
            throw new Unreadable("the structured event is not JSON");
        }
    }

    private static Optional<String> text(JsonNode event, String name) {
        return Optional.ofNullable(event.path(name).textValue());
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static String required(String name, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new Unreadable("the attribute " + name + " is missing"));
    }

    private static TenantId tenant(String text) {
        try {
            return new TenantId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable("the attribute tenantid is not a UUID");
        }
    }
}
