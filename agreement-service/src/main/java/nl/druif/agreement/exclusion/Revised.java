package nl.druif.agreement.exclusion;

import java.util.List;
import nl.druif.foundation.event.ExclusionSigned;

/** An exclusion's next state, and what the world should hear of it. */
record Revised(Exclusion next, List<ExclusionSigned> news) {

    static Revised quiet(Exclusion next) {
        return new Revised(next, List.of());
    }
}
