package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.PartyRole;

/**
 * An outage or a maintenance window as it is known now.
 *
 * @param sequence of the telling that says so
 * @param until    absent: it goes on
 * @param summary  for the provider's own people
 */
public record Outage(
        UUID id,
        String source,
        String sourceOutageId,
        long sequence,
        OutageKind kind,
        List<String> services,
        Instant from,
        Optional<Instant> until,
        Optional<Instant> announcedAt,
        PartyRole causedBy,
        Optional<String> summary,
        boolean withdrawn) {
    /** Of several at once the one that began first is what time is put down to. */
    static final Comparator<Outage> ORDER = Comparator.comparing(Outage::from).thenComparing(Outage::id);

    static Outage of(UUID id, ReportedOutage told) {
        return new Outage(
                id,
                told.source(),
                told.sourceOutageId(),
                told.sequence(),
                told.kind(),
                told.services(),
                told.from(),
                told.until(),
                told.announcedAt(),
                told.causedBy(),
                told.summary(),
                told.withdrawn());
    }

    /** By a customer, who learns of no other services than those, and of nobody's own words. */
    Outage about(Collection<String> promised) {
        return new Outage(
                id,
                source,
                sourceOutageId,
                sequence,
                kind,
                services.stream().filter(promised::contains).toList(),
                from,
                until,
                announcedAt,
                causedBy,
                Optional.empty(),
                withdrawn);
    }

    List<String> keys() {
        return List.of(from.toString(), id.toString());
    }

    boolean isMaintenance() {
        return kind == OutageKind.MAINTENANCE;
    }

    /** Whether a target looks at it as time in which a service was not there. */
    boolean isDowntimeFor(AvailabilityTarget target) {
        return switch (kind) {
            case OUTAGE -> true;
            case DEGRADED -> target.countsDegraded();
            case MAINTENANCE -> false;
        };
    }

    /** Whether a target leaves its time out. */
    boolean isExcludedFor(AvailabilityTarget target) {
        return isMaintenance()
                && target.excludesMaintenance()
                && announcedAt
                        .filter(at -> target.maintenanceNotice()
                                .map(notice -> !at.plus(notice.length()).isAfter(from))
                                .orElse(at.isBefore(from)))
                        .isPresent();
    }

    /** As far as it went by then. */
    Spans.Span until(Instant asOf) {
        var end = until.filter(asOf::isAfter).orElse(asOf);
        return new Spans.Span(from.toEpochMilli(), end.toEpochMilli());
    }

    Spans.Span planned() {
        return new Spans.Span(from.toEpochMilli(), until.orElse(from).toEpochMilli());
    }
}
