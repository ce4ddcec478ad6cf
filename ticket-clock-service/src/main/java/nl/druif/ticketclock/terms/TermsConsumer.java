package nl.druif.ticketclock.terms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.outbox.Inbox;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of signed agreements. */
@ApplicationScoped
class TermsConsumer {
    private final Inbox inbox;
    private final TermsStore terms;
    private final Clock clock;

    TermsConsumer(Inbox inbox, TermsStore terms, Clock clock) {
        this.inbox = inbox;
        this.terms = terms;
        this.clock = clock;
    }

    @Incoming("terms")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("terms", records, this::save);
    }

    private Uni<Void> save(TenantId tenant, List<Announcement> news) {
        var agreements = news.stream()
                .filter(AgreementPublished.class::isInstance)
                .map(AgreementPublished.class::cast)
                .toList();
        return terms.save(tenant, agreements, clock.instant());
    }
}
