package nl.druif.reporting.scorecard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.Target;

/**
 * How a target did in a period.
 *
 * @param requiredPercent in how many cases of a hundred it was to be met; a target that does not say means every case
 * @param open            begun in the period and not yet decided
 * @param counted         service time of the decided cases
 * @param elapsed         what customers waited for them on the wall clock
 */
public record TargetScore(
        String target,
        Metric metric,
        Nature nature,
        Optional<WorkingDuration> duration,
        Optional<Integer> wallClockDays,
        Optional<Integer> workingDays,
        BigDecimal requiredPercent,
        Verdict verdict,
        Share attainment,
        long breached,
        long open,
        long excluded,
        Optional<Times> counted,
        Optional<Times> elapsed) {
    private static final BigDecimal EVERY_CASE = BigDecimal.valueOf(100);

    /** @param clocks of one target, at least one */
    static TargetScore of(List<ClockFact> clocks, Promise promise) {
        var last =
                clocks.stream().max(Comparator.comparingInt(ClockFact::version)).orElseThrow();
        var promised = promise.target(last.target(), last.version());
        var required = required(promise, last.target(), last.version());
        var met = count(clocks, Outcome.MET);
        var breached = count(clocks, Outcome.BREACHED);
        var attainment = new Share(met, met + breached);
        return new TargetScore(
                last.target(),
                last.metric(),
                last.nature(),
                promised.flatMap(Target::duration),
                promised.flatMap(Target::wallClockDays),
                promised.flatMap(Target::workingDays),
                required,
                attainment.against(required),
                attainment,
                breached,
                count(clocks, Outcome.OPEN),
                count(clocks, Outcome.EXCLUDED),
                times(clocks, ClockFact::counted),
                times(clocks, ClockFact::elapsed));
    }

    static BigDecimal required(Promise promise, String target, int version) {
        return promise.target(target, version)
                .flatMap(Target::attainmentPercent)
                .orElse(EVERY_CASE);
    }

    /** What all commitments together come to: broken when one is. */
    static Verdict together(Collection<Verdict> commitments) {
        if (commitments.contains(Verdict.MISSED)) {
            return Verdict.MISSED;
        }
        return commitments.contains(Verdict.MET) ? Verdict.MET : Verdict.INSUFFICIENT;
    }

    boolean isCommitment() {
        return nature == Nature.COMMITMENT;
    }

    private static long count(List<ClockFact> clocks, Outcome outcome) {
        return clocks.stream().filter(clock -> clock.outcome() == outcome).count();
    }

    private static Optional<Times> times(List<ClockFact> clocks, Function<ClockFact, Duration> time) {
        var sorted =
                clocks.stream().filter(ClockFact::isDecided).map(time).sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(Times.of(sorted));
    }
}
