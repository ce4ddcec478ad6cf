package nl.druif.ticketclock.terms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.outbox.Inbox;
import nl.druif.foundation.outbox.Replayable;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of signed agreements and exclusions. */
@ApplicationScoped
class TermsConsumer implements Replayable {
    private final Inbox inbox;
    private final TermsStore terms;
    private final ExclusionStore exclusions;
    private final Clock clock;

    TermsConsumer(Inbox inbox, TermsStore terms, ExclusionStore exclusions, Clock clock) {
        this.inbox = inbox;
        this.terms = terms;
        this.exclusions = exclusions;
        this.clock = clock;
    }

    @Incoming("terms")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("terms", records, this::save);
    }

    @Override
    public Topic topic() {
        return Topic.AGREEMENT;
    }

    @Override
    public Set<String> labels() {
        return Set.of("id", "agreement", "revision", "reference");
    }

    @Override
    public Uni<Void> replay(ConsumerRecord<String, byte[]> record) {
        return inbox.again("terms", record, this::save);
    }

    private Uni<Void> save(TenantId tenant, List<Announcement> news) {
        var now = clock.instant();
        return terms.save(tenant, only(AgreementPublished.class, news), now)
                .chain(() -> exclusions.save(tenant, only(ExclusionSigned.class, news), now));
    }

    private static <T> List<T> only(Class<T> kind, List<Announcement> news) {
        return news.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
