package nl.druif.ticketclock.alarm;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.tenancy.TenantId;

/** Tells other processes that something of a tenant is due earlier than what they know of. */
public record Waking(TenantId tenant, Instant at) {
    public static final String CHANNEL = "due";

    /** Empty for what a newer process may tell in other words. */
    public static Optional<Waking> read(String notice) {
        var parts = notice.split(" ", 2);
        try {
            return Optional.of(new Waking(TenantId.of(parts[0]), Instant.parse(parts[1])));
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }

    public String notice() {
        return tenant + " " + at;
    }
}
