package nl.druif.ticketclock.dossier;

import java.time.Duration;
import java.util.Optional;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.TicketJudged.JudgedClock;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Reading;

/** A reading, under the name by which the world knows the clock. */
record ReadClock(ClockName name, Reading reading, Optional<Duration> idle) {
    ClockKey key() {
        return new ClockKey(name.agreement(), name.id(), reading.clock(), name.cycle());
    }

    boolean isAtWork() {
        return reading.state() == ClockState.RUNNING || reading.state() == ClockState.PAUSED;
    }

    boolean hasStopped() {
        return reading.state() == ClockState.STOPPED || reading.state() == ClockState.CANCELLED;
    }

    /** Open counts as one; a clock that was cancelled before it was overrun has none, ever. */
    boolean hasVerdict() {
        return reading.state() != ClockState.CANCELLED || reading.outcome() != Outcome.OPEN;
    }

    JudgedClock judged() {
        return new JudgedClock(
                name,
                reading.outcome(),
                reading.startedAt(),
                reading.dueAt(),
                reading.breachedAt(),
                reading.stoppedAt(),
                reading.counted(),
                reading.calendarElapsed(),
                idle);
    }

    /** What of it is worth telling: a verdict, and what the clock does now. Time that merely passes is not. */
    String verdict() {
        var decided = hasStopped()
                ? JudgedHash.text(reading.dueAt()) + " " + reading.counted() + " " + reading.calendarElapsed() + " "
                        + JudgedHash.text(idle)
                : "";
        return String.join(
                " ",
                name.toString(),
                reading.outcome().name(),
                JudgedHash.text(reading.startedAt()),
                JudgedHash.text(reading.breachedAt()),
                JudgedHash.text(reading.stoppedAt()),
                decided,
                doing());
    }

    /** A paused clock runs out later with every moment: that is no news. */
    private String doing() {
        return switch (reading.state()) {
            case RUNNING -> "RUNNING " + JudgedHash.text(reading.dueAt());
            case PAUSED -> "PAUSED";
            case PENDING, STOPPED, CANCELLED -> "";
        };
    }
}
