package nl.druif.ticketclock.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Where each ticket changed last, for a while. Of a ticket that changed ten times one place is remembered: what somebody
 * missed is that it changed, and how it stands now is what he wants to know. Used by one thread.
 */
final class RecentChanges {
    private record Key(TenantId tenant, UUID ticket) {}

    private record Place(int partition, long offset, Instant at) {}

    private final int most;
    private final Map<Key, Place> places = new LinkedHashMap<>();
    /** In each partition everything from here on is remembered. */
    private final long[] floor;

    RecentChanges(Position start, int most) {
        this.most = most;
        this.floor = start.next().stream().mapToLong(Long::longValue).toArray();
    }

    void add(TenantId tenant, UUID ticket, int partition, long offset, Instant at) {
        var key = new Key(tenant, ticket);
        places.remove(key);
        places.put(key, new Place(partition, offset, at));
        if (places.size() > most) {
            forgetOldest();
        }
    }

    void forgetBefore(Instant at) {
        while (!places.isEmpty() && places.values().iterator().next().at().isBefore(at)) {
            forgetOldest();
        }
    }

    /** Tickets of the tenant that changed since; empty when that is not known any more, or never was. */
    Optional<List<UUID>> since(TenantId tenant, Position position) {
        if (position.partitions() != floor.length) {
            return Optional.empty();
        }
        for (int partition = 0; partition < floor.length; partition++) {
            if (position.next(partition) < floor[partition]) {
                return Optional.empty();
            }
        }
        var changed = new ArrayList<UUID>();
        places.forEach((key, place) -> {
            if (key.tenant().equals(tenant) && place.offset() >= position.next(place.partition())) {
                changed.add(key.ticket());
            }
        });
        return Optional.of(changed);
    }

    private void forgetOldest() {
        var oldest = places.entrySet().iterator();
        var place = oldest.next().getValue();
        oldest.remove();
        floor[place.partition()] = Math.max(floor[place.partition()], place.offset() + 1);
    }
}
