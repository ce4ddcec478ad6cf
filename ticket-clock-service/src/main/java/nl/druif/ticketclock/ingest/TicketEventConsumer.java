package nl.druif.ticketclock.ingest;

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
import nl.druif.ticketclock.dossier.Heard;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes ticket events from the topic: CloudEvents whose id and source are those of the event. The facts themselves
 * remember what was heard, so it needs no inbox.
 */
@ApplicationScoped
class TicketEventConsumer implements Replayable {
    static final String TYPE = "nl.druif.ticket.event.v1";
    private static final List<String> KNOWN = Arrays.stream(ReportedEvent.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private static final Set<String> LABELS =
            KNOWN.stream().filter(name -> !name.equals("requester")).collect(Collectors.toUnmodifiableSet());

    private final Reception reception;
    private final TicketStore tickets;
    private final StrictJson strict;
    private final ObjectMapper json;
    private final Clock clock;

    TicketEventConsumer(Reception reception, TicketStore tickets, StrictJson strict, ObjectMapper json, Clock clock) {
        this.reception = reception;
        this.tickets = tickets;
        this.strict = strict;
        this.json = json;
        this.clock = clock;
    }

    @Incoming("ticket-events")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return reception.receive(records, this::read, this::record);
    }

    @Override
    public Topic topic() {
        return Topic.TICKET_EVENT;
    }

    @Override
    public Set<String> labels() {
        return LABELS;
    }

    @Override
    public Uni<Void> replay(ConsumerRecord<String, byte[]> record) {
        return Reception.again(record, this::read, this::record);
    }

    private Uni<Void> record(TenantId tenant, List<Received<ReportedEvent>> received) {
        var events = received.stream().map(Received::what).toList();
        return tickets.record(tenant, events, clock.instant())
                .invoke(TicketEventConsumer::refuseAlone)
                .replaceWithVoid();
    }

    /** Failing the batch has it told one by one; failing alone sends the one that is refused to the dead letters. */
    private static void refuseAlone(List<Heard> all) {
        for (var heard : all) {
            if (heard instanceof Heard.Refused refused) {
                throw refused.why();
            }
            if (heard instanceof Heard.Taken taken && taken.hearing() == Hearing.CONTRADICTED) {
                throw new Unreadable("an event with the same id is known, and it says something else");
            }
        }
    }

    private Optional<Received<ReportedEvent>> read(ConsumerRecord<String, byte[]> record) {
        var event = CloudEvent.from(record, json);
        if (!event.type().equals(TYPE)) {
            return Optional.empty();
        }
        return Optional.of(new Received<>(event.source(), event.id(), event.tenant(), reported(event), record));
    }

    private ReportedEvent reported(CloudEvent event) {
        try {
            if (json.readTree(event.data()) instanceof ObjectNode facts) {
                // Somebody newer may say more than we know of; what we know of we read to the letter.
                facts.retain(KNOWN);
                facts.put("source", event.source()).put("sourceEventId", event.id());
                return strict.read(new Document(facts, Map.of()), ReportedEvent.class);
            }
        } catch (IOException malformed) {
            throw new Unreadable("the data is not JSON");
        }
        throw new Unreadable("the data is no JSON object");
    }
}
