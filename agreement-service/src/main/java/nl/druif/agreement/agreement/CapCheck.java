package nl.druif.agreement.agreement;

import java.math.BigDecimal;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.RemedyClause;

/**
 * Caps that contradict each other: a narrower one that allows more than a wider one can never count. Those of an event and of
 * a month are of a month's fee, that of a year is of a year's; a window of several months has as many caps of a month.
 */
final class CapCheck {
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(Period.YEAR.months());

    private CapCheck() {}

    /** @param promised all that its remedies may measure, also what is inherited */
    static void check(Faults faults, String pointer, Wording own, Wording promised) {
        for (int i = 0; i < own.remedies().size(); i++) {
            var remedy = own.remedies().get(i);
            var place = pointer + "/remedies/" + i + "/caps";
            var ofTheYear = remedy.caps().perYear().map(MONTHS_OF_A_YEAR::multiply);
            var ofTheWindow = remedy.caps().perMonth().map(longest(remedy, promised)::multiply);
            within(faults, place + "/perEvent", remedy.caps().perEvent(), ofTheWindow.or(() -> ofTheYear));
            within(faults, place + "/perMonth", remedy.caps().perMonth(), ofTheYear);
        }
    }

    private static void within(Faults faults, String pointer, Optional<BigDecimal> narrow, Optional<BigDecimal> wide) {
        if (narrow.isPresent() && wide.isPresent()) {
            var given = narrow.get().toPlainString();
            var most = wide.get().toPlainString();
            faults.check(
                    narrow.get().compareTo(wide.get()) <= 0,
                    new Fault(
                                    pointer,
                                    "CAP_BEYOND_WIDER_CAP",
                                    given + " % of a month's fee is more than the wider cap allows, which is " + most
                                            + " % of it; so it would never count.")
                            .with("given", given)
                            .with("most", most));
        }
    }

    /** In months; times of tickets are measured over one. */
    private static BigDecimal longest(RemedyClause remedy, Wording promised) {
        return BigDecimal.valueOf(promised.availabilityTargets().stream()
                .filter(target -> remedy.measures().contains(target.id()))
                .map(AvailabilityTarget::window)
                .mapToInt(Period::months)
                .max()
                .orElse(1));
    }
}
