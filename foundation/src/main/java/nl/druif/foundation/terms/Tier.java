package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * A step of a remedy.
 *
 * @param below   the attainment that it starts under; exactly this is still the step above
 * @param atLeast where the contract writes it out: where the next step takes over
 * @param percent of the fee, for money
 * @param days    for a licence extension
 */
public record Tier(
        BigDecimal below, Optional<BigDecimal> atLeast, Optional<BigDecimal> percent, Optional<Integer> days) {
    private static final int MOST_DAYS = 3_660;

    public Tier {
        var faults = new Faults();
        Percentages.check(faults, "/below", below);
        percent.ifPresent(part -> Percentages.check(faults, "/percent", part));
        days.ifPresent(count -> faults.check(
                count >= 1 && count <= MOST_DAYS,
                new Fault("/days", "DAYS_OUT_OF_RANGE", count + " is not a number of days from 1 to " + MOST_DAYS + ".")
                        .with("given", count)
                        .with("most", MOST_DAYS)));
        faults.refuse();
    }

    public static Tier percent(String below, String percent) {
        return new Tier(
                new BigDecimal(below), Optional.empty(), Optional.of(new BigDecimal(percent)), Optional.empty());
    }

    public static Tier days(String below, int days) {
        return new Tier(new BigDecimal(below), Optional.empty(), Optional.empty(), Optional.of(days));
    }
}
