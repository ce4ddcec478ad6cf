package nl.druif.foundation.terms;

import java.math.BigDecimal;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** Parts of a hundred that somebody promises or pays. */
final class Percentages {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 6;

    private Percentages() {}

    static void check(Faults faults, String pointer, BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
            faults.add(new Fault(
                            pointer,
                            "PERCENTAGE_OUT_OF_RANGE",
                            percent.toPlainString() + " is not a percentage above 0 and at most 100.")
                    .with("given", percent.toPlainString()));
        } else if (percent.stripTrailingZeros().scale() > MOST_DECIMALS) {
            faults.add(new Fault(
                            pointer,
                            "PERCENTAGE_TOO_FINE",
                            percent.toPlainString() + " has more than " + MOST_DECIMALS + " decimals.")
                    .with("given", percent.toPlainString())
                    .with("most", MOST_DECIMALS));
        }
    }
}
