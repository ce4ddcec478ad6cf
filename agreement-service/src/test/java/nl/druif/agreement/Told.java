package nl.druif.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.outbox.Inbox;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the other services hear of agreements. */
@ApplicationScoped
public class Told {
    private final Inbox inbox;
    private final List<Announcement> news = new CopyOnWriteArrayList<>();

    Told(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("told")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("told", records, (tenant, fresh) -> {
            news.addAll(fresh);
            return Uni.createFrom().voidItem();
        });
    }

    public List<AgreementPublished> to(TenantId tenant) {
        return to(tenant, AgreementPublished.class);
    }

    public <N extends Announcement> List<N> to(TenantId tenant, Class<N> kind) {
        return news.stream()
                .filter(one -> one.tenant().equals(tenant) && kind.isInstance(one))
                .map(kind::cast)
                .toList();
    }
}
