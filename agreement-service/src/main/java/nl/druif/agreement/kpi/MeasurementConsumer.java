package nl.druif.agreement.kpi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.outbox.CloudEvent;
import nl.druif.foundation.outbox.Received;
import nl.druif.foundation.outbox.Reception;
import nl.druif.foundation.outbox.Unreadable;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes measurements from the topic: CloudEvents whose source is theirs. A correction is an event of its own, so where the data
 * does not name the measurement the event's id does. The tellings themselves remember what was heard: it needs no inbox.
 */
@ApplicationScoped
class MeasurementConsumer {
    static final String TYPE = "nl.druif.kpi.measurement.v1";
    private static final List<String> KNOWN = Arrays.stream(ReportedMeasurement.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final Reception reception;
    private final MeasurementStore measurements;
    private final StrictJson strict;
    private final ObjectMapper json;
    private final Clock clock;

    MeasurementConsumer(
            Reception reception, MeasurementStore measurements, StrictJson strict, ObjectMapper json, Clock clock) {
        this.reception = reception;
        this.measurements = measurements;
        this.strict = strict;
        this.json = json;
        this.clock = clock;
    }

    @Incoming("kpi-measurements")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return reception.receive(records, this::read, this::record);
    }

    private Uni<Void> record(TenantId tenant, List<Received<ReportedMeasurement>> received) {
        var reported = received.stream().map(Received::what).toList();
        return measurements
                .record(tenant, reported, new Admission(Sender.OF_ANYTHING, Optional.empty(), clock.instant()))
                .invoke(MeasurementConsumer::refuseAlone)
                .replaceWithVoid();
    }

    /** Failing the batch has it told one by one; failing alone sends the one that is refused to the dead letters. */
    private static void refuseAlone(List<Outcome<Measurement>> outcomes) {
        outcomes.forEach(Outcome::granted);
    }

    private Optional<Received<ReportedMeasurement>> read(ConsumerRecord<String, byte[]> record) {
        var event = CloudEvent.from(record, json);
        if (!event.type().equals(TYPE)) {
            return Optional.empty();
        }
        return Optional.of(new Received<>(event.source(), event.id(), event.tenant(), reported(event), record));
    }

    private ReportedMeasurement reported(CloudEvent event) {
        try {
            if (json.readTree(event.data()) instanceof ObjectNode facts) {
                // Somebody newer may say more than we know of; what we know of we read to the letter.
                facts.retain(KNOWN);
                facts.put("source", event.source());
                if (!facts.has("sourceMeasurementId")) {
                    facts.put("sourceMeasurementId", event.id());
                }
                return strict.read(new Document(facts, Map.of()), ReportedMeasurement.class);
            }
        } catch (IOException malformed) {
            throw new Unreadable("the data is not JSON");
        }
        throw new Unreadable("the data is no JSON object");
    }
}
