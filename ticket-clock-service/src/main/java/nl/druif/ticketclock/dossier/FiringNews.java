package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.clock.Firing;
import nl.druif.ticketclock.clock.Firings;
import nl.druif.ticketclock.clock.Phase;

/** What the world should hear of warnings and breaches after a new reading, and what of it is to be remembered. */
final class FiringNews {
    static final String EXCLUSION_SIGNED = "EXCLUSION_SIGNED";
    static final String RECALCULATED = "RECALCULATED";

    private final TenantId tenant;
    private final History history;
    private final Instant now;
    private final List<Told> changed = new ArrayList<>();
    private final List<Announcement> news = new ArrayList<>();

    private FiringNews(TenantId tenant, History history, Instant now) {
        this.tenant = tenant;
        this.history = history;
        this.now = now;
    }

    static FiringNews of(TenantId tenant, History history, List<ReadClock> clocks, Instant now) {
        var news = new FiringNews(tenant, history, now);
        var agreements = new LinkedHashSet<UUID>();
        clocks.forEach(clock -> agreements.add(clock.name().agreement()));
        history.fired().forEach(told -> agreements.add(told.clock().agreement()));
        agreements.forEach(agreement -> news.compare(
                agreement,
                clocks.stream()
                        .filter(clock -> clock.name().agreement().equals(agreement))
                        .toList()));
        return news;
    }

    /** To be remembered in place of what was told of the same clock, cycle and threshold. */
    List<Told> changed() {
        return changed;
    }

    /** First what no longer holds, then what does, in the order in which it happened. */
    List<Announcement> news() {
        return news.stream()
                .sorted(Comparator.comparing((Announcement one) -> !(one instanceof FiringWithdrawn))
                        .thenComparing(Announcement::at))
                .toList();
    }

    private void compare(UUID agreement, List<ReadClock> clocks) {
        var told = history.fired().stream()
                .filter(one -> !one.withdrawn() && one.clock().agreement().equals(agreement))
                .toList();
        // Once the breach was told there is nothing left to warn of.
        var overrun = told.stream()
                .map(Told::firing)
                .filter(Firing::isBreach)
                .map(Firing::cycle)
                .collect(Collectors.toSet());
        var known = history.clocks().stream()
                .filter(clock -> clock.agreement().equals(agreement))
                .map(ClockKey::name)
                .filter(cycle -> !overrun.contains(cycle))
                .collect(Collectors.toSet());
        var firings = Firings.after(
                told.stream().map(Told::firing).toList(),
                known,
                clocks.stream().map(ReadClock::reading).toList());
        told.stream()
                .filter(one -> firings.withdraw().contains(one.firing()))
                .forEach(one -> withdraw(one, reason(one, clocks)));
        for (var clock : clocks) {
            firings.fire().stream()
                    .filter(firing -> firing.cycle().equals(clock.reading().name()))
                    .forEach(firing -> fire(clock, firing));
        }
    }

    private void fire(ReadClock clock, Firing firing) {
        var told = history.fired().stream()
                .filter(before -> before.isOf(clock.name(), firing))
                .findFirst()
                .map(before -> before.again(clock.name(), firing))
                .orElseGet(() -> Told.first(clock.name(), firing));
        changed.add(told);
        news.add(firing.isBreach() ? breached(told, clock.name(), firing.at()) : warned(told, clock, firing));
    }

    private TargetBreached breached(Told told, ClockName clock, Instant at) {
        return new TargetBreached(id(told, "told"), tenant, history.id(), history.reference(), clock, at);
    }

    private ClockWarned warned(Told told, ReadClock clock, Firing firing) {
        var due = clock.reading().dueAt().orElse(firing.at());
        return new ClockWarned(
                id(told, "told"), tenant, history.id(), clock.name(), firing.threshold(), due, firing.at());
    }

    /** What both sides signed is said; what else made the difference, the ledger shows. */
    private static String reason(Told told, List<ReadClock> clocks) {
        var excluded = clocks.stream()
                .filter(clock -> clock.reading().name().equals(told.firing().cycle()))
                .flatMap(clock -> clock.reading().ledger().stream())
                .anyMatch(segment -> segment.phase() == Phase.EXCLUDED);
        return excluded ? EXCLUSION_SIGNED : RECALCULATED;
    }

    private void withdraw(Told told, String reason) {
        changed.add(told.taken());
        news.add(new FiringWithdrawn(
                id(told, "withdrawn"), tenant, history.id(), told.clock(), told.warning(), told.at(), reason, now));
    }

    private UUID id(Told told, String what) {
        return Uuid7.derivedFrom(
                history.id(), told.clock().id(), told.clock().cycle(), told.threshold(), told.telling(), what);
    }
}
