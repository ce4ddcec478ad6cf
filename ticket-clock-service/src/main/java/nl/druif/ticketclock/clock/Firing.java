package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * A warning or a breach: of one cycle and one threshold there is one, ever.
 *
 * @param threshold percentage of the target, {@link #BREACH} for its end
 * @param at        when it happened, however late it is told
 */
public record Firing(CycleName cycle, int threshold, Instant at) {
    public static final int BREACH = 100;

    /** All that a reading says has happened, in order. */
    static Stream<Firing> of(Reading reading) {
        return Stream.concat(
                reading.warnings().stream()
                        .map(warning -> new Firing(reading.name(), warning.threshold(), warning.at())),
                reading.breachedAt().stream().map(at -> new Firing(reading.name(), BREACH, at)));
    }

    public boolean isBreach() {
        return threshold == BREACH;
    }

    boolean isSameAs(Firing other) {
        return threshold == other.threshold && cycle.equals(other.cycle);
    }
}
