package nl.druif.agreement.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which tickets nothing was promised about. */
@ApplicationScoped
class SettlementConsumer {
    private final Inbox inbox;
    private final SettlementStore settlements;
    private final Clock clock;

    SettlementConsumer(Inbox inbox, SettlementStore settlements, Clock clock) {
        this.inbox = inbox;
        this.settlements = settlements;
        this.clock = clock;
    }

    @Incoming("judged-tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(
                "settlement",
                records,
                (tenant, news) -> settlements.hear(
                        tenant,
                        news.stream()
                                .filter(TicketJudged.class::isInstance)
                                .map(TicketJudged.class::cast)
                                .toList(),
                        clock.instant()));
    }
}
