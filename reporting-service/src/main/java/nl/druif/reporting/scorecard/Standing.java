package nl.druif.reporting.scorecard;

import java.util.Collection;
import java.util.stream.Collectors;
import nl.druif.foundation.event.TicketJudged.JudgedClock;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/** What all commitments of an agreement together say of a ticket. Objectives have no say. */
public enum Standing {
    /** At least one was met, none was breached. */
    MET,
    /** At least one was breached. */
    MISSED,
    /** All of them are open or excluded. */
    UNDECIDED,
    /** None applied: that is "no SLA", never "met". */
    WITHOUT_TARGET;

    /** @param clocks of one agreement */
    static Standing of(Collection<JudgedClock> clocks) {
        var outcomes = clocks.stream()
                .filter(clock -> clock.clock().nature() == Nature.COMMITMENT)
                .map(JudgedClock::outcome)
                .collect(Collectors.toSet());
        if (outcomes.isEmpty()) {
            return WITHOUT_TARGET;
        }
        if (outcomes.contains(Outcome.BREACHED)) {
            return MISSED;
        }
        return outcomes.contains(Outcome.MET) ? MET : UNDECIDED;
    }
}
