package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.terms.Outcome;

/** What a clock was judged before something that both sides signed had it judged again. */
public record SupersededVerdict(
        Reason reason,
        int version,
        String clock,
        int cycle,
        Outcome outcome,
        Optional<Instant> dueAt,
        Optional<Instant> stoppedAt,
        Optional<Instant> breachedAt) {

    /** Why it stands no longer. */
    public enum Reason {
        /** A later version of the agreement judges in place of the one before. */
        VERSION_SIGNED,
        /** Time that counted was excluded. */
        EXCLUSION_SIGNED
    }

    static SupersededVerdict of(Reason reason, Reading reading) {
        return new SupersededVerdict(
                reason,
                reading.version(),
                reading.clock(),
                reading.cycle(),
                reading.outcome(),
                reading.dueAt(),
                reading.stoppedAt(),
                reading.breachedAt());
    }
}
