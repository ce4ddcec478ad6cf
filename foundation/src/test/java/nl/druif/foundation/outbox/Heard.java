package nl.druif.foundation.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service has them, that remembers what it heard. */
@ApplicationScoped
class Heard {
    static final String REFUSED = "INC-REFUSED";

    private final Inbox inbox;
    private final Map<TenantId, List<Announcement>> news = new ConcurrentHashMap<>();
    private final List<String> deadLetterReasons = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    Heard(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("heard")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return inbox.receive("heard", records, this::remember);
    }

    @Incoming("buried")
    void bury(ConsumerRecords<String, byte[]> letters) {
        letters.forEach(letter -> deadLetterReasons.add(
                new String(letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8)));
    }

    private Uni<Void> remember(TenantId tenant, List<Announcement> fresh) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Uni.createFrom().failure(new ConnectException("the database is away for a moment"));
        }
        if (fresh.stream()
                .anyMatch(one ->
                        one instanceof TicketClosed closed && closed.reference().equals(REFUSED))) {
            return Uni.createFrom().failure(new IllegalArgumentException("refused by the test"));
        }
        news.computeIfAbsent(tenant, first -> new CopyOnWriteArrayList<>()).addAll(fresh);
        return Uni.createFrom().voidItem();
    }

    List<Announcement> of(TenantId tenant) {
        return new ArrayList<>(news.getOrDefault(tenant, List.of()));
    }

    List<String> deadLetterReasons() {
        return deadLetterReasons;
    }

    void failNextTimes(int times) {
        failures.set(times);
    }

    void forget() {
        deadLetterReasons.clear();
        failures.set(0);
    }
}
