package nl.druif.ticketclock.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery is attempted: at once, and then less and less often, for a little more than three days. */
final class Schedule {
    static final List<Duration> WAITS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private Schedule() {}

    /**
     * A tenth of the wait at most is added by chance, so that what failed together does not come back together.
     *
     * @param tries that failed
     * @return empty when that was the last
     */
    static Optional<Instant> next(int tries, Instant now, RandomGenerator chance) {
        if (tries >= WAITS.size()) {
            return Optional.empty();
        }
        var wait = WAITS.get(tries);
        return Optional.of(now.plus(wait).plusMillis(chance.nextLong(wait.toMillis() / 10 + 1)));
    }
}
