package nl.druif.reporting.scorecard;

import java.time.Duration;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/**
 * What one cycle of a clock came to.
 *
 * @param version of the agreement it was judged by
 * @param counted service time that counts against the target
 * @param elapsed what the customer waited on the wall clock
 * @param idle    counted time in which nobody touched the ticket, where that is known
 */
public record ClockFact(
        Place place,
        String target,
        int version,
        Metric metric,
        Nature nature,
        Outcome outcome,
        Duration counted,
        Duration elapsed,
        Optional<Duration> idle) {

    boolean isDecided() {
        return outcome == Outcome.MET || outcome == Outcome.BREACHED;
    }

    /** Met, but nobody looked at it for most of the time that counted: more than half of it. */
    boolean layIdle() {
        return outcome == Outcome.MET
                && !counted.isZero()
                && idle.filter(lay -> lay.multipliedBy(2).compareTo(counted) > 0)
                        .isPresent();
    }
}
