package nl.druif.ticketclock.outage;

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
import java.util.Set;
import java.util.stream.Collectors;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.outbox.CloudEvent;
import nl.druif.foundation.outbox.Received;
import nl.druif.foundation.outbox.Reception;
import nl.druif.foundation.outbox.Replayable;
import nl.druif.foundation.outbox.Unreadable;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes outages from the topic: CloudEvents whose source is that of the outage. The tellings themselves remember what was
 * heard, so it needs no inbox.
 */
@ApplicationScoped
class OutageConsumer implements Replayable {
    static final String TYPE = "nl.druif.outage.report.v1";
    private static final List<String> KNOWN = Arrays.stream(ReportedOutage.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private static final Set<String> LABELS =
            KNOWN.stream().filter(name -> !name.equals("summary")).collect(Collectors.toUnmodifiableSet());

    private final Reception reception;
    private final OutageStore outages;
    private final StrictJson strict;
    private final ObjectMapper json;
    private final Clock clock;

    OutageConsumer(Reception reception, OutageStore outages, StrictJson strict, ObjectMapper json, Clock clock) {
        this.reception = reception;
        this.outages = outages;
        this.strict = strict;
        this.json = json;
        this.clock = clock;
    }

    @Incoming("outages")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return reception.receive(records, this::read, this::record);
    }

    @Override
    public Topic topic() {
        return Topic.OUTAGE;
    }

    @Override
    public Set<String> labels() {
        return LABELS;
    }

    @Override
    public Uni<Void> replay(ConsumerRecord<String, byte[]> record) {
        return Reception.again(record, this::read, this::record);
    }

    private Uni<Void> record(TenantId tenant, List<Received<ReportedOutage>> received) {
        var told = received.stream().map(Received::what).toList();
        return outages.record(tenant, told, clock.instant())
                .invoke(OutageConsumer::refuseAlone)
                .replaceWithVoid();
    }

    /** Failing the batch has it told one by one; failing alone sends the one that contradicts to the dead letters. */
    private static void refuseAlone(List<Hearing> hearings) {
        if (hearings.contains(Hearing.CONTRADICTED)) {
            throw new Unreadable("the outage is known with the same sequence, and it says something else");
        }
    }

    private Optional<Received<ReportedOutage>> read(ConsumerRecord<String, byte[]> record) {
        var event = CloudEvent.from(record, json);
        if (!event.type().equals(TYPE)) {
            return Optional.empty();
        }
        return Optional.of(new Received<>(event.source(), event.id(), event.tenant(), reported(event), record));
    }

    private ReportedOutage reported(CloudEvent event) {
        try {
            if (json.readTree(event.data()) instanceof ObjectNode facts) {
                // Somebody newer may say more than we know of; what we know of we read to the letter.
                facts.retain(KNOWN);
                facts.put("source", event.source());
                var told = strict.read(new Document(facts, Map.of()), ReportedOutage.class);
                told.future(clock.instant()).refuse();
                return told;
            }
        } catch (IOException malformed) {
            throw new Unreadable("the data is not JSON");
        }
        throw new Unreadable("the data is no JSON object");
    }
}
