package nl.druif.ticketclock.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.PartyRole;

/**
 * An outage or a maintenance window beside a target, and why it counted or did not.
 *
 * @param services those that the target is about
 * @param downtime of it that counted, before rounding; of outages at the same time each shows it, and it counts once
 */
public record OutageBearing(
        UUID outage,
        OutageKind kind,
        List<String> services,
        Instant from,
        Optional<Instant> until,
        PartyRole causedBy,
        Bearing bearing,
        Duration downtime) {
    public OutageBearing {
        services = List.copyOf(services);
    }

    /** Of each that lies in the window of these, and is about a service of them. */
    static List<OutageBearing> of(List<Uptime> uptimes, Spans.Span window, Happened happened) {
        return happened.outages().stream()
                .filter(outage -> touches(outage, window, happened.asOf()))
                .flatMap(outage -> of(outage, uptimes, happened.asOf()).stream())
                .toList();
    }

    private static boolean touches(Outage outage, Spans.Span window, Instant asOf) {
        var span = span(outage, asOf);
        return span.from() < Math.min(span.until(), window.until()) && span.until() > window.from();
    }

    private static Spans.Span span(Outage outage, Instant asOf) {
        return outage.isMaintenance() ? outage.planned() : outage.until(asOf);
    }

    private static Optional<OutageBearing> of(Outage outage, List<Uptime> uptimes, Instant asOf) {
        var services = outage.services().stream()
                .filter(service ->
                        uptimes.stream().anyMatch(uptime -> uptime.courses().containsKey(service)))
                .toList();
        if (services.isEmpty()) {
            return Optional.empty();
        }
        var beside = uptimes.stream()
                .map(uptime -> new Beside(uptime, outage, span(outage, asOf)))
                .toList();
        var down = beside.stream().mapToLong(Beside::downtime).sum();
        return Optional.of(new OutageBearing(
                outage.id(),
                outage.kind(),
                services,
                outage.from(),
                outage.until(),
                outage.causedBy(),
                beside.stream()
                        .map(Beside::bearing)
                        .max(Comparator.naturalOrder())
                        .orElse(Bearing.NOTHING_PROMISED),
                Duration.ofMillis(down)));
    }

    /** An outage beside one stretch. */
    private record Beside(Uptime uptime, Outage outage, Spans.Span span) {

        long downtime() {
            return outage.isDowntimeFor(uptime.target())
                    ? active().and(here(uptime.down())).length()
                    : 0;
        }

        private Spans active() {
            return Course.any(uptime.courses(), outage.services(), Course::active, span);
        }

        private Spans open() {
            return Course.any(uptime.courses(), outage.services(), Course::open, span);
        }

        private Spans here(Spans some) {
            return some.within(span.from(), span.until());
        }

        Bearing bearing() {
            if (Spans.of(span.from(), span.until())
                    .within(uptime.stretch().from(), uptime.stretch().until())
                    .isEmpty()) {
                return Bearing.NOTHING_PROMISED;
            }
            return switch (outage.kind()) {
                case MAINTENANCE -> ofMaintenance();
                case OUTAGE -> ofDowntime();
                case DEGRADED -> uptime.target().countsDegraded() ? ofDowntime() : Bearing.DEGRADED_COUNTS_AS_UP;
            };
        }

        private Bearing ofMaintenance() {
            if (!uptime.target().excludesMaintenance()) {
                return Bearing.MAINTENANCE_COUNTS;
            }
            return outage.isExcludedFor(uptime.target())
                    ? Bearing.MAINTENANCE_EXCLUDED
                    : Bearing.MAINTENANCE_UNANNOUNCED;
        }

        private Bearing ofDowntime() {
            var active = active();
            if (!active.and(here(uptime.down())).isEmpty()) {
                return Bearing.COUNTED;
            }
            if (!active.and(here(uptime.trifling())).isEmpty()) {
                return Bearing.ROUNDED_TO_NOTHING;
            }
            if (!active.and(here(uptime.brief())).isEmpty()) {
                return Bearing.SHORTER_THAN_MINIMUM;
            }
            if (!active.isEmpty()) {
                return Bearing.ANOTHER_SERVICE_WAS_THERE;
            }
            return open().isEmpty() ? Bearing.OUTSIDE_SERVICE_HOURS : Bearing.EXCLUDED;
        }
    }
}
