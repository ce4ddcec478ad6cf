package nl.druif.experience.xla;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.druif.foundation.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what agreements promise. */
@ApplicationScoped
class AgreementConsumer {
    private final Inbox inbox;
    private final AgreementStore agreements;

    AgreementConsumer(Inbox inbox, AgreementStore agreements) {
        this.inbox = inbox;
        this.agreements = agreements;
    }

    @Incoming("agreements")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("agreements", records, agreements::hear);
    }
}
