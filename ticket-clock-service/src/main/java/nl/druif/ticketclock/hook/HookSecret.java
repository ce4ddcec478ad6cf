package nl.druif.ticketclock.hook;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;

/**
 * A secret that a system signs with, without the secret: that is derived from the service's key, and shown once.
 *
 * @param key        names the key of the service that it is derived from, and ends with
 * @param validUntil from here on it is worth nothing; absent for the one in use
 */
public record HookSecret(UUID id, String key, Instant createdAt, Optional<Instant> validUntil) {
    static final String PREFIX = "whsec_";

    /** As the other side has to know it; empty when the service's key is gone. */
    public Optional<String> text(UUID hook, LinkKeys keys) {
        return keys.named(key)
                .map(found -> found.sign("hook secret", TenantLink.bytes(hook), TenantLink.bytes(id)))
                .map(bytes -> PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    public boolean isValid(Instant now) {
        return validUntil.isEmpty() || now.isBefore(validUntil.get());
    }

    public HookSecret until(Instant end) {
        return new HookSecret(
                id, key, createdAt, Optional.of(validUntil.filter(end::isAfter).orElse(end)));
    }
}
