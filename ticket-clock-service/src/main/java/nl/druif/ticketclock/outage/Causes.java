package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.PartyRole;

/** Whose doing downtime is: of several outages at once, of the one that began first. */
final class Causes {
    private final List<Cause> causes;

    /** @param spans of the outage, where one of its services is looked at */
    private record Cause(Spans.Span whole, Spans spans, PartyRole party) {}

    /** @param outages in their order */
    Causes(AvailabilityTarget target, Map<String, Course> courses, List<Outage> outages, Instant asOf) {
        causes = outages.stream()
                .filter(outage -> outage.isDowntimeFor(target))
                .map(outage -> cause(outage, courses, asOf))
                .filter(cause -> !cause.spans().isEmpty())
                .toList();
    }

    private static Cause cause(Outage outage, Map<String, Course> courses, Instant asOf) {
        var whole = outage.until(asOf);
        var active = Course.any(courses, outage.services(), Course::active, whole);
        return new Cause(whole, active, outage.causedBy());
    }

    /**
     * How much of an outage is put down to whom: what rounding adds to who began it, what it takes off to who ended it.
     *
     * @param rounded what the outage comes to
     */
    Map<PartyRole, Long> share(Spans counted, long rounded) {
        var shares = new EnumMap<PartyRole, Long>(PartyRole.class);
        var parts = counted.parts();
        var from = parts.get(0).from();
        var until = parts.get(parts.size() - 1).until();
        var open = counted;
        var left = rounded;
        for (var cause : causes) {
            if (cause.whole().from() < until && cause.whole().until() > from) {
                var part = Math.min(left, open.and(cause.spans()).length());
                open = open.without(cause.spans());
                left -= part;
                shares.merge(cause.party(), part, Long::sum);
            }
        }
        var rest = left;
        causes.stream()
                .filter(cause -> !cause.spans().and(counted).isEmpty())
                .findFirst()
                .ifPresent(first -> shares.merge(first.party(), rest, Long::sum));
        return shares;
    }
}
