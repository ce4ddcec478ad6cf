package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;

/** Instants and durations as milliseconds, the far ones (year 1 000 000) held to what a long can carry. */
final class EpochMillis {
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE / 4);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE / 4);
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE / 4);

    private EpochMillis() {}

    /** What is finer than a millisecond is cut off. */
    static long of(Instant at) {
        if (at.isBefore(EARLIEST)) {
            return EARLIEST.toEpochMilli();
        }
        return at.isAfter(LATEST) ? LATEST.toEpochMilli() : at.toEpochMilli();
    }

    static long of(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("open time of " + length);
        }
        return length.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : length.toMillis();
    }
}
