package nl.druif.ticketclock.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.druif.foundation.terms.Contender;
import nl.druif.foundation.terms.Contest;
import nl.druif.foundation.terms.Defeat;
import nl.druif.foundation.terms.Line;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.clock.Applying;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.TicketReading;
import nl.druif.ticketclock.terms.Promise;

/**
 * What was promised about a ticket, by every agreement that reaches it: each without the clocks of targets that another's
 * go before.
 *
 * @param defeats which targets do not hold, and why
 */
public record Promised(List<Held> held, List<Defeat<Stake>> defeats) {

    /** What holds of an agreement. */
    public record Held(Promise promise, TicketReading reading, List<Reading> clocks) {}

    /** A target of an agreement that the ticket falls under as it is now. */
    public record Stake(Promise promise, Applying applying) {
        /** Then what it contends with is so too. */
        boolean isToCustomer() {
            return !promise.isUnderpinning() && applying.target().nature() == Nature.COMMITMENT;
        }

        Line line() {
            return promise.line(applying.target());
        }
    }

    public static Promised of(List<Promise> promises, Optional<String> service, Function<Promise, TicketReading> read) {
        var readings = promises.stream().map(read).toList();
        var contenders = new ArrayList<Contender<Stake>>();
        for (int i = 0; i < promises.size(); i++) {
            var promise = promises.get(i);
            readings.get(i)
                    .applying()
                    .forEach(applying -> contenders.add(
                            promise.contender(new Stake(promise, applying), applying.target(), service)));
        }
        var contest = Contest.among(contenders, stake -> stake.applying().firstDue());
        var held = new ArrayList<Held>();
        for (int i = 0; i < promises.size(); i++) {
            var reading = readings.get(i);
            var clocks = left(promises.get(i), reading.clocks(), contest);
            if (!clocks.isEmpty() || reading.clocks().isEmpty()) {
                held.add(new Held(promises.get(i), reading, clocks));
            }
        }
        return new Promised(List.copyOf(held), contest.defeats());
    }

    /** Nothing is promised to the customer, and nothing was that has a verdict. */
    boolean isOutOfScope() {
        return held.stream()
                .filter(each -> !each.promise().isUnderpinning())
                .allMatch(each -> each.reading().applying().isEmpty()
                        && each.clocks().stream().noneMatch(Promised::hasVerdict));
    }

    private static boolean hasVerdict(Reading clock) {
        return clock.state() != ClockState.CANCELLED || clock.outcome() != Outcome.OPEN;
    }

    /** Without the targets that lost, and without what ran before them in a line that is lost altogether. */
    private static List<Reading> left(Promise promise, List<Reading> clocks, Contest<Stake> contest) {
        var lost = of(promise, contest.defeats().stream().map(Defeat::loser)).toList();
        if (lost.isEmpty()) {
            return clocks;
        }
        var targets = new HashSet<String>();
        var lines = new HashSet<Line>();
        lost.forEach(stake -> {
            targets.add(stake.applying().target().id());
            lines.add(stake.line());
        });
        of(promise, contest.standing().stream()).map(Stake::line).forEach(lines::remove);
        return clocks.stream()
                .filter(clock -> !targets.contains(clock.target()) && !isIn(lines, promise, clock))
                .toList();
    }

    private static boolean isIn(Set<Line> lines, Promise promise, Reading clock) {
        return promise.target(clock.version(), clock.target())
                .filter(target -> lines.contains(promise.line(target)))
                .isPresent();
    }

    private static Stream<Stake> of(Promise promise, Stream<Stake> stakes) {
        return stakes.filter(stake -> stake.promise().equals(promise));
    }
}
