package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.util.Optional;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Reading;

/**
 * What the clocks of one target say of one ticket.
 *
 * @param decidedAt when the target was breached, else when the clock stopped; absent while it is open
 */
record Said(Verdict verdict, Optional<Instant> decidedAt) {
    static final Said NOTHING = new Said(Verdict.NOT_PROMISED, Optional.empty());

    static Said of(Reading reading) {
        return switch (reading.outcome()) {
            case OPEN ->
                reading.state() == ClockState.CANCELLED || reading.state() == ClockState.PENDING
                        ? NOTHING
                        : new Said(Verdict.OPEN, Optional.empty());
            case MET -> new Said(Verdict.MET, reading.stoppedAt());
            case BREACHED -> new Said(Verdict.BREACHED, reading.breachedAt());
            case EXCLUDED -> new Said(Verdict.EXCLUDED, reading.stoppedAt());
        };
    }

    /** Of several cycles the worst decides: the first that was breached, the last that was met. */
    Said and(Said other) {
        var order = verdict.compareTo(other.verdict);
        if (order != 0) {
            return order > 0 ? this : other;
        }
        if (decidedAt.isEmpty() || other.decidedAt.isEmpty()) {
            return this;
        }
        var isFirst = decidedAt.get().isBefore(other.decidedAt.get());
        return isFirst == (verdict == Verdict.BREACHED) ? this : other;
    }
}
