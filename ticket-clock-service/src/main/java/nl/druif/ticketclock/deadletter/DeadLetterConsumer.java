package nl.druif.ticketclock.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.foundation.outbox.CloudEvent;
import nl.druif.foundation.outbox.Received;
import nl.druif.foundation.outbox.Reception;
import nl.druif.foundation.outbox.Unreadable;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.deadletter.DeadLetterStore.Letter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what this service's own consumers have set aside; the topics hold letters of other services, too. */
@ApplicationScoped
class DeadLetterConsumer {
    private static final String OURS = "dead-letter-";
    private static final String ENDING = ".dead-letter";
    private static final int LONGEST_REASON = 2_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final Reception reception;
    private final DeadLetterStore letters;
    private final ObjectMapper json;
    private final String service;

    DeadLetterConsumer(
            Reception reception,
            DeadLetterStore letters,
            ObjectMapper json,
            @ConfigProperty(name = "druif.service") String service) {
        this.reception = reception;
        this.letters = letters;
        this.json = json;
        this.service = service;
    }

    @Incoming("dead-letters")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return reception.receive(
                records,
                this::read,
                (tenant, received) -> letters.keep(
                        tenant, received.stream().map(Received::what).toList()));
    }

    private Optional<Received<Letter>> read(ConsumerRecord<String, byte[]> record) {
        if (!header(record, OURS + "consumer").filter(service::equals).isPresent()) {
            return Optional.empty();
        }
        var tenant = tenant(record);
        var letter = letter(record, tenant.isPresent());
        return Optional.of(
                new Received<>(record.topic(), letter.origin(), tenant.orElse(DeadLetterStore.NOBODY), letter, record));
    }

    private Optional<TenantId> tenant(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(CloudEvent.from(record, json).tenant());
        } catch (Unreadable | IllegalArgumentException nobodys) {
            return Optional.empty();
        }
    }

    private static Letter letter(ConsumerRecord<String, byte[]> record, boolean isSomebodys) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : record.headers()) {
            if (isSomebodys && !header.key().startsWith(OURS) && header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new Letter(
                record.topic().substring(0, record.topic().length() - ENDING.length()),
                plain(header(record, OURS + "origin")
                        .orElseGet(() -> record.topic() + "-" + record.partition() + "@" + record.offset())),
                isSomebodys
                        ? Optional.ofNullable(record.key())
                                .map(DeadLetterConsumer::plain)
                                .orElse(null)
                        : null,
                headers,
                isSomebodys ? record.value() : null,
                isSomebodys ? plain(header(record, OURS + "reason").orElse("")) : "It names no tenant.",
                Instant.ofEpochMilli(record.timestamp()));
    }

    /** Whatever it is, the database takes it. */
    private static String plain(String text) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
