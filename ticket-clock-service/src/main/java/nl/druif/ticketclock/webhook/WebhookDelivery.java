package nl.druif.ticketclock.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message on its way.
 *
 * @param id        what {@code webhook-id} says, the same in every attempt
 * @param nextAt    when it is attempted next
 * @param settledAt when it arrived, or when the last attempt failed
 * @param attempts  the earliest first
 */
public record WebhookDelivery(
        UUID id,
        String type,
        DeliveryState state,
        Optional<Instant> nextAt,
        Instant createdAt,
        Optional<Instant> settledAt,
        List<Attempt> attempts) {
    public WebhookDelivery {
        attempts = List.copyOf(attempts);
    }

    WebhookDelivery with(List<Attempt> attempts) {
        return new WebhookDelivery(id, type, state, nextAt, createdAt, settledAt, attempts);
    }
}
