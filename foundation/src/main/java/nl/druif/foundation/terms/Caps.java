package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * The most that a remedy comes to, in percent of the fee.
 *
 * @param perEvent of a month's fee: for one target over one window
 * @param perMonth of a month's fee: for all of the clause; a window of several months has as many caps
 * @param perYear  of a year's fee: for all of the clause in a calendar year
 */
public record Caps(Optional<BigDecimal> perEvent, Optional<BigDecimal> perMonth, Optional<BigDecimal> perYear) {
    public static final Caps NONE = new Caps(Optional.empty(), Optional.empty(), Optional.empty());

    public Caps {
        var faults = new Faults();
        perEvent.ifPresent(percent -> Percentages.check(faults, "/perEvent", percent));
        perMonth.ifPresent(percent -> Percentages.check(faults, "/perMonth", percent));
        perYear.ifPresent(percent -> Percentages.check(faults, "/perYear", percent));
        faults.refuse();
    }
}
