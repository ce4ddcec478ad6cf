package nl.druif.ticketclock.webhook;

import java.time.Instant;
import java.util.UUID;

/** A new secret, the only time that it is shown. */
public record WebhookSecret(UUID id, String secret, Instant createdAt) {}
