package nl.druif.ticketclock.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.outbox.Inbox;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what this service told everybody. A delivery is known by its news, so being told twice makes no second one. */
@ApplicationScoped
class WebhookConsumer {
    private static final Set<NewsType> KINDS = Occasion.kindsOfNews();

    private final Inbox inbox;
    private final WebhookDeliveryStore deliveries;
    private final WebhookJob job;
    private final Clock clock;

    WebhookConsumer(Inbox inbox, WebhookDeliveryStore deliveries, WebhookJob job, Clock clock) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.job = job;
        this.clock = clock;
    }

    @Incoming("own-news")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receiveUnremembered(KINDS, records, this::tell);
    }

    private Uni<Void> tell(TenantId tenant, List<Announcement> news) {
        return deliveries
                .tell(tenant, news, clock.instant())
                .invoke(any -> wakeIf(any, tenant))
                .replaceWithVoid();
    }

    private void wakeIf(boolean any, TenantId tenant) {
        if (any) {
            job.wake(tenant);
        }
    }
}
