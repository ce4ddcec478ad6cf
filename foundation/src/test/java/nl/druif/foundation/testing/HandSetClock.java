package nl.druif.foundation.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class HandSetClock extends Clock {
    private final AtomicReference<Instant> now;

    public HandSetClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** At an ISO instant such as {@code 2026-04-24T15:00:00Z}. */
    public static HandSetClock at(String now) {
        return new HandSetClock(Instant.parse(now));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new IllegalArgumentException("clocks here are in UTC, not in " + zone);
    }
}
