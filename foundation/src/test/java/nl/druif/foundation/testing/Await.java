package nl.druif.foundation.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something that other threads or processes bring about. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Await() {}

    /** Waits at most 30 s until {@code true}; the description completes "waited 30 s for …". */
    public static void until(String description, Supplier<Boolean> condition) {
        until(description, condition, Boolean::booleanValue);
    }

    /** The first value that satisfies the condition, within 30 s. */
    public static <T> T until(String description, Supplier<T> value, Predicate<T> satisfied) {
        return within(PATIENCE, description, value, satisfied);
    }

    /** As {@link #until}, with a bound of one's own. A look that fails counts as "not yet"; the last failure is kept as cause. */
    public static <T> T within(Duration patience, String description, Supplier<T> value, Predicate<T> satisfied) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Throwable failure = null;
            Object seen = null;
            try {
                T found = value.get();
                seen = found;
                if (satisfied.test(found)) {
                    return found;
                }
            } catch (RuntimeException | AssertionError notYet) {
                failure = notYet;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited " + patience.toSeconds() + " s for " + description + ", saw: " + seen, failure);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
