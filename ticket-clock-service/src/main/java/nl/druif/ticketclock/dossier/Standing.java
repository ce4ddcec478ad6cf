package nl.druif.ticketclock.dossier;

import java.util.Collection;
import java.util.List;
import nl.druif.foundation.terms.Outcome;

/** How a ticket stands with what its customer was promised, all targets taken together. */
public enum Standing {
    /** Nothing was promised about it: not met, not missed. */
    NONE,
    OPEN,
    MET,
    BREACHED,
    EXCLUDED;

    /** One breach is a breach; nothing is met before everything is decided. */
    static Standing of(Collection<Outcome> outcomes) {
        for (var worst : List.of(Outcome.BREACHED, Outcome.OPEN, Outcome.MET, Outcome.EXCLUDED)) {
            if (outcomes.contains(worst)) {
                return valueOf(worst.name());
            }
        }
        return NONE;
    }
}
