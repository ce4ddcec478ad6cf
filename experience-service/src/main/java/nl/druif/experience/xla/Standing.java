package nl.druif.experience.xla;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a group of people was helped, as they say.
 *
 * @param suppressed the group is small, or its figures would give away those of a small one; then there is no score
 * @param average    of the stars
 * @param satisfied  share of four stars and five, with its 95 % interval (Wilson)
 */
public record Standing(
        Optional<String> service,
        long invited,
        long responses,
        BigDecimal responseRate,
        long suspectedAutomated,
        boolean suppressed,
        Optional<BigDecimal> average,
        Optional<BigDecimal> satisfied,
        Optional<BigDecimal> satisfiedLow,
        Optional<BigDecimal> satisfiedHigh,
        Verdict verdict) {

    static Standing of(Optional<String> service, Tally tally, Promise promise, boolean shown) {
        var satisfaction = Optional.of(tally).filter(any -> shown).map(Tally::satisfaction);
        return new Standing(
                service,
                tally.invited(),
                tally.responses(),
                tally.responseRate(),
                tally.suspectedAutomated(),
                !shown && tally.responses() > 0,
                Optional.of(tally).filter(any -> shown).map(Tally::average),
                satisfaction.map(Satisfaction::share),
                satisfaction.map(Satisfaction::low),
                satisfaction.map(Satisfaction::high),
                shown
                        ? Verdict.of(
                                tally,
                                promise.target().minimumAverage(),
                                promise.target().minimumResponses())
                        : Verdict.INSUFFICIENT);
    }
}
