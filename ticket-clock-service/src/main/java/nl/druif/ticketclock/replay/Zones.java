package nl.druif.ticketclock.replay;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.druif.ticketclock.terms.KnownTerms;

/** Where the months of agreements begin, by their last version. */
record Zones(Map<UUID, ZoneId> zones) {
    Zones {
        zones = Map.copyOf(zones);
    }

    static Zones of(KnownTerms terms) {
        var zones = new HashMap<UUID, ZoneId>();
        terms.agreements()
                .forEach(agreement -> agreement.versions().stream()
                        .flatMap(version -> version.terms().zone().stream())
                        .forEach(zone -> zones.put(agreement.agreement(), zone)));
        return new Zones(zones);
    }

    ZoneId of(UUID agreement) {
        return zones.getOrDefault(agreement, ZoneOffset.UTC);
    }
}
