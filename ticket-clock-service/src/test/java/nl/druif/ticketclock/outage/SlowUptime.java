package nl.druif.ticketclock.outage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Composition;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.OutageRounding;
import nl.druif.foundation.terms.PartyRole;

/** Uptime as anybody would count it who has the time: minute by minute, and at every moment at which something is told to change. */
final class SlowUptime {
    private static final long MINUTE = 60_000;

    private final AvailabilityTarget target;
    private final List<String> services;
    private final Function<String, Optional<BusinessCalendar>> hours;
    private final Spans.Span stretch;
    private final Happened happened;
    private final long asOf;
    private final long shortest;

    long promised;
    long measured;
    long elapsed;
    final Map<PartyRole, Long> lost = new EnumMap<>(PartyRole.class);

    private final List<Run> runs = new ArrayList<>();

    /** An outage without a break. */
    private static final class Run {
        long length;
        final Map<Outage, Long> counted = new LinkedHashMap<>();
    }

    SlowUptime(
            AvailabilityTarget target,
            List<String> services,
            Function<String, Optional<BusinessCalendar>> hours,
            Spans.Span stretch,
            Happened happened) {
        this.target = target;
        this.services = services;
        this.hours = hours;
        this.stretch = stretch;
        this.happened = happened;
        this.asOf = happened.asOf().toEpochMilli();
        this.shortest = target.minimumOutage().map(each -> each.millis()).orElse(0L);
        walk();
        settle();
    }

    private void walk() {
        var moments = new TreeSet<Long>();
        for (var at = Math.floorDiv(stretch.from(), MINUTE) * MINUTE; at < stretch.until(); at += MINUTE) {
            moments.add(at);
        }
        moments.add(stretch.from());
        moments.add(stretch.until());
        moments.add(asOf);
        happened.outages().forEach(outage -> {
            moments.add(outage.from().toEpochMilli());
            outage.until().ifPresent(until -> moments.add(until.toEpochMilli()));
        });
        happened.exclusions().forEach(exclusion -> {
            moments.add(exclusion.from().toEpochMilli());
            moments.add(exclusion.until().toEpochMilli());
        });
        Run run = null;
        long before = moments.first();
        for (var next : moments.tailSet(before, false)) {
            var length = next - before;
            count(before, length);
            if (!isOut(before)) {
                run = null;
            } else {
                if (run == null) {
                    run = new Run();
                    runs.add(run);
                }
                run.length += length;
                if (isDown(before)) {
                    run.counted.merge(cause(before), length, Long::sum);
                }
            }
            before = next;
        }
    }

    private void count(long at, long length) {
        if (services.stream().anyMatch(service -> isOpen(service, at))) {
            promised += length;
        }
        if (services.stream().anyMatch(service -> isActive(service, at))) {
            measured += length;
            elapsed += at < asOf ? length : 0;
        }
    }

    private void settle() {
        var left = elapsed;
        for (var run : runs) {
            var total = run.counted.values().stream().mapToLong(Long::longValue).sum();
            if (run.length < shortest || total == 0) {
                continue;
            }
            var rounded = Math.min(left, rounded(total));
            left -= rounded;
            var causes = run.counted.keySet().stream().sorted(Outage.ORDER).toList();
            var toShare = rounded;
            for (var cause : causes) {
                var share = Math.min(toShare, run.counted.get(cause));
                lost.merge(cause.causedBy(), share, Long::sum);
                toShare -= share;
            }
            lost.merge(causes.get(0).causedBy(), toShare, Long::sum);
        }
    }

    private long rounded(long length) {
        return switch (target.rounding().orElse(OutageRounding.NONE)) {
            case NONE -> length;
            case UP_TO_MINUTE -> length % MINUTE == 0 ? length : length - length % MINUTE + MINUTE;
            case DOWN_TO_MINUTE -> length - length % MINUTE;
        };
    }

    /** Whether they are out, whoever had to be there. */
    private boolean isOut(long at) {
        if (services.stream().noneMatch(service -> isNotThere(service, at))) {
            return false;
        }
        var somebodyHadToBeThere = services.stream().anyMatch(service -> isOpen(service, at));
        return !isParallel()
                || services.stream()
                        .allMatch(service -> isNotThere(service, at)
                                || isExcluded(service, at)
                                || somebodyHadToBeThere && !isOpen(service, at));
    }

    private boolean isDown(long at) {
        var active = services.stream().filter(service -> isActive(service, at)).toList();
        return isParallel()
                ? !active.isEmpty() && active.stream().allMatch(service -> isNotThere(service, at))
                : active.stream().anyMatch(service -> isNotThere(service, at));
    }

    private boolean isParallel() {
        return target.composition().orElse(Composition.SERIES) == Composition.PARALLEL;
    }

    private Outage cause(long at) {
        return happened.outages().stream()
                .sorted(Outage.ORDER)
                .filter(outage -> isGoingOn(outage, at)
                        && outage.services().stream()
                                .anyMatch(service -> services.contains(service) && isActive(service, at)))
                .findFirst()
                .orElseThrow();
    }

    private boolean isActive(String service, long at) {
        return isOpen(service, at) && !isExcluded(service, at);
    }

    private boolean isOpen(String service, long at) {
        return at >= stretch.from()
                && at < stretch.until()
                && (target.measuredIn() == MeasuredIn.ROUND_THE_CLOCK
                        || hours.apply(service)
                                .filter(calendar -> calendar.isOpen(at))
                                .isPresent());
    }

    private boolean isNotThere(String service, long at) {
        return happened.outages().stream()
                .anyMatch(outage -> outage.services().contains(service) && isGoingOn(outage, at));
    }

    private boolean isGoingOn(Outage outage, long at) {
        var counts = outage.kind() == OutageKind.OUTAGE
                || outage.kind() == OutageKind.DEGRADED && target.degraded().isPresent();
        return counts
                && at < asOf
                && at >= outage.from().toEpochMilli()
                && outage.until().filter(until -> at >= until.toEpochMilli()).isEmpty();
    }

    private boolean isExcluded(String service, long at) {
        for (Exclusion exclusion : happened.exclusions()) {
            if ((exclusion.services().isEmpty() || exclusion.services().contains(service))
                    && at >= exclusion.from().toEpochMilli()
                    && at < exclusion.until().toEpochMilli()) {
                return true;
            }
        }
        return happened.outages().stream()
                .anyMatch(outage -> outage.kind() == OutageKind.MAINTENANCE
                        && target.maintenance().isPresent()
                        && outage.services().contains(service)
                        && isAnnouncedInTime(outage)
                        && at >= outage.from().toEpochMilli()
                        && at < outage.until().orElseThrow().toEpochMilli());
    }

    private boolean isAnnouncedInTime(Outage outage) {
        if (outage.announcedAt().isEmpty()) {
            return false;
        }
        var ahead = outage.from().toEpochMilli() - outage.announcedAt().get().toEpochMilli();
        return target.maintenanceNotice().isPresent()
                ? ahead >= target.maintenanceNotice().get().millis()
                : ahead > 0;
    }
}
