package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.terms.Outcome;

/** What a clock was judged before a later version of the agreement had it judged again. */
public record SupersededVerdict(
        int version,
        String clock,
        int cycle,
        Outcome outcome,
        Optional<Instant> dueAt,
        Optional<Instant> stoppedAt,
        Optional<Instant> breachedAt) {

    static SupersededVerdict of(Reading reading) {
        return new SupersededVerdict(
                reading.version(),
                reading.clock(),
                reading.cycle(),
                reading.outcome(),
                reading.dueAt(),
                reading.stoppedAt(),
                reading.breachedAt());
    }
}
