package nl.druif.foundation.terms;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * When the parties look at their agreement again.
 *
 * @param everyMonths         counted from the start of the version
 * @param unsettledAfterDays  a settlement that is open for longer is a reason, too
 */
public record ReviewClause(
        Optional<Integer> everyMonths,
        @Size(max = 20) List<ReviewTrigger> triggers,
        Optional<Integer> unsettledAfterDays) {

    public ReviewClause {
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
    }
}
