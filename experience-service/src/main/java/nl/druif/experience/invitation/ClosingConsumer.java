package nl.druif.experience.invitation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import nl.druif.foundation.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that tickets close. */
@ApplicationScoped
class ClosingConsumer {
    private final Inbox inbox;
    private final AskingStore asking;
    private final Clock clock;

    ClosingConsumer(Inbox inbox, AskingStore asking, Clock clock) {
        this.inbox = inbox;
        this.asking = asking;
        this.clock = clock;
    }

    @Incoming("closed-tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("closed-tickets", records, (tenant, news) -> asking.hear(tenant, news, clock.instant()));
    }
}
