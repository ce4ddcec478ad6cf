package nl.druif.agreement.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.event.TicketJudged.JudgedClock;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/** What is kept of a judged clock of a commitment. */
record HeardClock(UUID ticket, UUID id, int cycle, UUID agreement, Outcome outcome, Instant placedAt) {

    static Stream<HeardClock> of(TicketJudged judged) {
        return judged.clocks().stream()
                .filter(clock -> clock.clock().nature() == Nature.COMMITMENT)
                .map(clock -> new HeardClock(
                        judged.ticket(),
                        clock.clock().id(),
                        clock.clock().cycle(),
                        clock.clock().agreement(),
                        clock.outcome(),
                        placedAt(judged, clock)));
    }

    boolean isBreached() {
        return outcome == Outcome.BREACHED;
    }

    /** A breach counts where time ran out, any other verdict where the clock stopped, an open clock where it began. */
    private static Instant placedAt(TicketJudged judged, JudgedClock clock) {
        var decided = switch (clock.outcome()) {
            case BREACHED -> clock.breachedAt().or(clock::stoppedAt);
            case MET, EXCLUDED -> clock.stoppedAt();
            case OPEN -> Optional.<Instant>empty();
        };
        return decided.or(clock::startedAt).orElse(judged.openedAt());
    }
}
