package nl.druif.foundation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Fee;

/**
 * An entry of the service catalogue was registered, rewritten or removed: the newest telling replaces all before it.
 *
 * @param revision     rises with every telling of this service; an older one that arrives later is stale
 * @param owner        who is answerable for it
 * @param outsideHours what happens when nobody is there, in words
 * @param calendar     its usual opening hours, by reference
 * @param levels       at which it is for sale
 * @param removed      there is no such service any more
 */
public record ServiceRegistered(
        UUID id,
        TenantId tenant,
        UUID service,
        long revision,
        String reference,
        String name,
        Optional<String> description,
        Optional<String> owner,
        List<Channel> channels,
        Optional<String> outsideHours,
        Optional<String> calendar,
        List<Level> levels,
        boolean removed,
        Instant at)
        implements Announcement {

    public ServiceRegistered {
        channels = List.copyOf(channels);
        levels = List.copyOf(levels);
    }

    @Override
    public String subject() {
        return service.toString();
    }

    /** @param hours in words */
    public record Channel(String kind, String address, Optional<String> hours) {}

    /** @param fee absent: nothing is asked for it */
    public record Level(String id, String name, Optional<String> description, Optional<Fee> fee) {}
}
