package nl.druif.foundation.terms;

import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * When the parties look at their agreement again.
 *
 * @param everyMonths        counted from the start of the version
 * @param unsettledAfterDays a settlement that is open for longer is a reason, too
 */
public record ReviewClause(
        Optional<Integer> everyMonths,
        @Size(max = 20) List<ReviewTrigger> triggers,
        Optional<Integer> unsettledAfterDays) {
    private static final int MOST_MONTHS = 120;
    private static final int MOST_DAYS = 3_660;

    public ReviewClause {
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        var faults = new Faults();
        everyMonths.ifPresent(months -> faults.check(
                months >= 1 && months <= MOST_MONTHS,
                new Fault(
                                "/everyMonths",
                                "MONTHS_OUT_OF_RANGE",
                                months + " is not a number of months from 1 to " + MOST_MONTHS + ".")
                        .with("given", months)
                        .with("most", MOST_MONTHS)));
        unsettledAfterDays.ifPresent(days -> faults.check(
                days >= 1 && days <= MOST_DAYS,
                new Fault(
                                "/unsettledAfterDays",
                                "DAYS_OUT_OF_RANGE",
                                days + " is not a number of days from 1 to " + MOST_DAYS + ".")
                        .with("given", days)
                        .with("most", MOST_DAYS)));
        var seen = new HashSet<ReviewTrigger.Kind>();
        for (int i = 0; i < triggers.size(); i++) {
            var kind = triggers.get(i).kind();
            faults.check(
                    seen.add(kind),
                    new Fault("/triggers/" + i + "/kind", "KIND_TWICE", kind + " is listed twice.")
                            .with("given", kind));
        }
        faults.check(
                everyMonths.isPresent() || unsettledAfterDays.isPresent() || !triggers.isEmpty(),
                "",
                "NO_REASON_TO_REVIEW",
                "A review comes every so many months, or when something happens; this one never comes.");
        faults.refuse();
    }
}
