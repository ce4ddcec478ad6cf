package nl.druif.ticketclock.hook;

import java.time.Instant;
import java.util.UUID;

/**
 * A new secret, the only time that it is shown.
 *
 * @param address the path to post to
 */
public record ShownSecret(UUID id, String secret, String address, Instant createdAt) {}
