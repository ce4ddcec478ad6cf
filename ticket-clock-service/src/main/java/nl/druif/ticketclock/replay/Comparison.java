package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.druif.ticketclock.clock.ClockReader;
import nl.druif.ticketclock.clock.TicketClock;
import nl.druif.ticketclock.clock.TicketReading;
import nl.druif.ticketclock.dossier.Promised;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;

/** Reads tickets under what is promised, and under what would be. Not safe for threads. */
final class Comparison {
    /** Of combinations of customer and service that are remembered. */
    private static final int MOST = 10_000;

    private final KnownTerms before;
    private final KnownTerms after;
    private final Instant asOf;
    private final Map<Whose, Reaching> reaching = new HashMap<>();
    private final Map<TicketClock, ClockReader> readers = new IdentityHashMap<>();
    private final Map<TicketClock, TicketReading> readings = new IdentityHashMap<>();

    private record Whose(Optional<String> customer, Optional<String> service) {}

    /** What reaches a ticket, on both sides. */
    private record Reaching(List<Promise> before, List<Promise> after) {
        /** A promise that is the same on both sides has the same clock, to the object. */
        boolean isSame() {
            if (before.size() != after.size()) {
                return false;
            }
            for (int i = 0; i < before.size(); i++) {
                if (before.get(i).clock() != after.get(i).clock()) {
                    return false;
                }
            }
            return true;
        }
    }

    Comparison(KnownTerms before, KnownTerms after, Instant asOf) {
        this.before = before;
        this.after = after;
        this.asOf = asOf;
    }

    Compared compare(Past past) {
        var whose = new Whose(past.customer(asOf), past.service(asOf));
        var both = reaching(whose);
        readings.clear();
        var said = read(past, both.before(), whose);
        var would = both.isSame() ? said : read(past, both.after(), whose);
        var targets = new TreeSet<>(said.keySet());
        targets.addAll(would.keySet());
        var pairs = new ArrayList<Compared.Pair>(targets.size());
        for (var target : targets) {
            var pair = new Compared.Pair(
                    target, said.getOrDefault(target, Said.NOTHING), would.getOrDefault(target, Said.NOTHING));
            if (pair.before() != Said.NOTHING || pair.after() != Said.NOTHING) {
                pairs.add(pair);
            }
        }
        return new Compared(past, pairs);
    }

    private Reaching reaching(Whose whose) {
        if (reaching.size() >= MOST) {
            reaching.clear();
        }
        return reaching.computeIfAbsent(
                whose,
                each -> new Reaching(
                        before.over(each.customer(), each.service()), after.over(each.customer(), each.service())));
    }

    private Map<PromisedTarget, Said> read(Past past, List<Promise> promises, Whose whose) {
        var said = new TreeMap<PromisedTarget, Said>();
        for (var held : Promised.of(promises, whose.service(), promise -> reading(promise, past))
                .held()) {
            var agreement = held.promise().agreement();
            for (var clock : held.clocks()) {
                said.merge(
                        new PromisedTarget(agreement.agreement(), agreement.reference(), clock.target()),
                        Said.of(clock),
                        Said::and);
            }
        }
        return said;
    }

    /** Once for both sides, where they have it in common. */
    private TicketReading reading(Promise promise, Past past) {
        return readings.computeIfAbsent(
                promise.clock(),
                clock -> clock.verdicts(
                        readers.computeIfAbsent(clock, TicketClock::reader),
                        past.events(),
                        promise.exclusionsFrom(past.start()),
                        asOf));
    }
}
