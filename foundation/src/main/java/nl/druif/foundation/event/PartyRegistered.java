package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/**
 * A party was registered, rewritten or removed: the newest telling replaces all before it.
 *
 * @param revision rises with every telling of this party; an older one that arrives later is stale
 * @param calendar a team's own opening hours, by reference
 * @param removed  there is no such party any more
 */
public record PartyRegistered(
        UUID id,
        TenantId tenant,
        UUID party,
        long revision,
        String reference,
        String name,
        PartyRole kind,
        Optional<String> calendar,
        boolean removed,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return party.toString();
    }
}
