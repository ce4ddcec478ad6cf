package nl.druif.ticketclock.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast one phase of long work goes.
 *
 * @param left   what is still to be done; absent while nobody knows
 * @param spent  since the phase began; absent before that
 */
public record Pace(long done, Optional<Long> left, Optional<Duration> spent) {
    public static Pace of(long done, Optional<Long> all, Optional<Instant> since, Instant until) {
        return new Pace(done, all.map(count -> count - done), since.map(start -> Duration.between(start, until)));
    }

    /** To one place; absent before the first one is done. */
    public Optional<BigDecimal> perSecond() {
        return millis().map(millis ->
                BigDecimal.valueOf(done * 1000).divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_EVEN));
    }

    /** Reckoned from what was done, not from the rounded rate: two tickets a minute also come to an end. */
    public Optional<Instant> endsAt(Instant now) {
        return millis().flatMap(millis -> left.map(rest -> now.plusMillis(rest * millis / done)));
    }

    private Optional<Long> millis() {
        return spent.map(Duration::toMillis).filter(millis -> millis > 0 && done > 0);
    }
}
