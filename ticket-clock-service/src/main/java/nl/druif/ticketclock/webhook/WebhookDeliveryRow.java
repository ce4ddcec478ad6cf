package nl.druif.ticketclock.webhook;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** For reading; {@link WebhookDeliveryStore} writes. */
@Entity
@Immutable
@Table(name = "webhook_delivery")
class WebhookDeliveryRow extends PanacheEntityBase {
    @Id
    UUID id;

    UUID webhook;
    String type;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(
                id,
                type,
                state,
                Optional.of(dueAt).filter(at -> state == DeliveryState.PENDING),
                createdAt,
                Optional.ofNullable(settledAt),
                List.of());
    }
}
