package nl.druif.ticketclock.tmf;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "trouble_ticket")
class TroubleTicketRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    String reference;

    String status;

    String content;

    String history;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "described_at")
    @Nullable
    Instant describedAt;

    long revision;

    void become(TroubleTicket ticket) {
        status = ticket.status().map(Status::text).orElse("");
        content = Json.text(ticket.content());
        history = Json.text(ticket.history());
        updatedAt = ticket.updatedAt();
        describedAt = ticket.describedAt();
        revision = ticket.revision();
    }

    TroubleTicket toTroubleTicket() {
        return new TroubleTicket(
                id,
                reference,
                Json.read(content, new TypeReference<>() {}),
                Json.read(history, new TypeReference<>() {}),
                createdAt,
                updatedAt,
                Optional.ofNullable(describedAt).orElse(createdAt),
                revision);
    }
}
