package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.List;
import nl.druif.foundation.terms.Exclusion;

/**
 * What there is to know when uptime is worked out.
 *
 * @param outages    and maintenance windows, in their order; none that was withdrawn
 * @param exclusions that both sides signed
 * @param asOf       what happened later has not yet; what is planned or signed for later is known
 */
record Happened(List<Outage> outages, List<Exclusion> exclusions, Instant asOf) {
    Happened {
        outages = outages.stream()
                .filter(outage -> !outage.withdrawn())
                .sorted(Outage.ORDER)
                .toList();
        exclusions = List.copyOf(exclusions);
    }
}
