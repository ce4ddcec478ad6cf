package nl.druif.foundation.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers which news a consumer has had, in the transaction of what the news did: a second telling does nothing. */
@ApplicationScoped
public class Inbox {
    private static final String REMEMBER = """
            insert into inbox (tenant_id, consumer, source, event_id)
            select ?1, ?2, r.source, r.id
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb)) as r(source text, id text)
            on conflict do nothing
            returning source || ' ' || event_id""";

    private final Tenancy tenancy;
    private final Reception reception;
    private final ObjectMapper json;
    private final Counter duplicates;

    Inbox(Tenancy tenancy, Reception reception, ObjectMapper json, MeterRegistry meters) {
        this.tenancy = tenancy;
        this.reception = reception;
        this.json = json;
        this.duplicates = meters.counter("druif.inbox.duplicates");
    }

    /** What a consumer does with news of one tenant that it has not had before, in the open transaction. */
    @FunctionalInterface
    public interface NewsHandler {
        Uni<Void> handle(TenantId tenant, List<Announcement> news);
    }

    /** Takes a batch: each piece of news once for this consumer, in order, a tenant in a transaction. */
    public Uni<Void> receive(String consumer, ConsumerRecords<String, byte[]> records, NewsHandler handler) {
        return receive(consumer, EnumSet.allOf(NewsType.class), records, handler);
    }

    /** The same for whoever listens to some kinds only: the others are neither read nor remembered. */
    public Uni<Void> receive(
            String consumer, Set<NewsType> kinds, ConsumerRecords<String, byte[]> records, NewsHandler handler) {
        return reception.receive(
                records,
                record -> read(record, kinds),
                (tenant, received) -> handle(tenant, consumer, received, handler));
    }

    /**
     * The same for whoever keeps what follows from news under the id of that news: a second telling finds it there, and
     * nothing is to be remembered beside it. Opens no transaction.
     */
    public Uni<Void> receiveUnremembered(
            Set<NewsType> kinds, ConsumerRecords<String, byte[]> records, NewsHandler handler) {
        return reception.receive(
                records,
                record -> read(record, kinds),
                (tenant, received) -> handler.handle(
                        tenant, received.stream().map(Received::what).toList()));
    }

    /** One record that was a dead letter. */
    public Uni<Void> again(String consumer, ConsumerRecord<String, byte[]> record, NewsHandler handler) {
        return Reception.again(
                record,
                each -> read(each, EnumSet.allOf(NewsType.class)),
                (tenant, received) -> handle(tenant, consumer, received, handler));
    }

    private Uni<Void> handle(
            TenantId tenant, String consumer, List<Received<Announcement>> received, NewsHandler handler) {
        return tenancy.as(
                tenant,
                session -> fresh(session, tenant, consumer, received).flatMap(fresh -> told(tenant, fresh, handler)));
    }

    private static Uni<Void> told(TenantId tenant, List<Announcement> fresh, NewsHandler handler) {
        return fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.handle(tenant, fresh);
    }

    private Uni<List<Announcement>> fresh(
            Mutiny.Session session, TenantId tenant, String consumer, List<Received<Announcement>> received) {
        return session.createNativeQuery(REMEMBER, String.class)
                .setParameter(1, tenant.value())
                .setParameter(2, consumer)
                .setParameter(3, keys(received))
                .getResultList()
                .map(HashSet::new)
                .map(unseen -> firstTellings(received, unseen))
                .invoke(fresh -> duplicates.increment(received.size() - fresh.size()));
    }

    private static List<Announcement> firstTellings(List<Received<Announcement>> received, Set<String> unseen) {
        return received.stream()
                .filter(one -> unseen.remove(one.source() + " " + one.id()))
                .map(Received::what)
                .toList();
    }

    private String keys(List<Received<Announcement>> received) {
        var keys = json.createArrayNode();
        received.forEach(one -> keys.addObject().put("source", one.source()).put("id", one.id()));
        try {
            return json.writeValueAsString(keys);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private Optional<Received<Announcement>> read(ConsumerRecord<String, byte[]> record, Set<NewsType> kinds) {
        var event = CloudEvent.from(record, json);
        return NewsType.named(event.type()).filter(kinds::contains).map(type -> received(event, type, record));
    }

    private Received<Announcement> received(CloudEvent event, NewsType type, ConsumerRecord<String, byte[]> record) {
        var news = parsed(event, type);
        if (!news.tenant().equals(event.tenant())) {
            throw new Unreadable("the news is of another tenant than its envelope");
        }
        return new Received<>(event.source(), event.id(), event.tenant(), news, record);
    }

    private Announcement parsed(CloudEvent event, NewsType type) {
        try {
            return json.readValue(event.data(), type.record());
        } catch (IOException malformed) {
            throw new Unreadable("the data of " + type.type() + " cannot be read: " + malformed.getMessage());
        }
    }
}
