package nl.druif.agreement.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import nl.druif.foundation.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what the clocks say, what people answered, and where promise and feeling part. */
@ApplicationScoped
class ReviewConsumer {
    private static final String NAME = "review";

    private final Inbox inbox;
    private final HearsayStore hearsay;
    private final Clock clock;

    ReviewConsumer(Inbox inbox, HearsayStore hearsay, Clock clock) {
        this.inbox = inbox;
        this.hearsay = hearsay;
        this.clock = clock;
    }

    /** A breach needs no ear of its own: the verdict told with it holds the whole ticket. */
    @Incoming("review-clock")
    Uni<Void> hearClocks(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(NAME, records, (tenant, news) -> hearsay.hear(tenant, news, clock.instant()));
    }

    @Incoming("review-response")
    Uni<Void> hearResponses(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(NAME, records, (tenant, news) -> hearsay.hear(tenant, news, clock.instant()));
    }

    @Incoming("review-watermelon")
    Uni<Void> hearWatermelons(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(NAME, records, (tenant, news) -> hearsay.hear(tenant, news, clock.instant()));
    }
}
