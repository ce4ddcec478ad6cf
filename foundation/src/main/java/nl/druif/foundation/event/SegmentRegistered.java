package nl.druif.foundation.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A group of customers was registered, rewritten or removed: the newest telling replaces all before it.
 *
 * @param revision rises with every telling of this segment; an older one that arrives later is stale
 * @param members  customers, by reference: of them a customer learns of himself only
 * @param removed  there is no such segment any more
 */
public record SegmentRegistered(
        UUID id,
        TenantId tenant,
        UUID segment,
        long revision,
        String reference,
        String name,
        List<String> members,
        boolean removed,
        Instant at)
        implements Announcement {

    public SegmentRegistered {
        members = List.copyOf(members);
    }

    @Override
    public String subject() {
        return segment.toString();
    }
}
