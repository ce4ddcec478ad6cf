package nl.druif.ticketclock.touch;

import java.time.Duration;

/** A met ticket was left lying when it lay for more than this percentage of its counted time. */
public record Threshold(int percent) {
    /** "Most of its time" is more than half of it. */
    public static final Threshold USUAL = new Threshold(50);

    public Threshold {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException(percent + " is not a percentage from 1 to 99");
        }
    }

    boolean isPassedBy(Duration idle, Duration counted) {
        return Math.multiplyExact(idle.toMillis(), 100L) > Math.multiplyExact(counted.toMillis(), (long) percent);
    }
}
