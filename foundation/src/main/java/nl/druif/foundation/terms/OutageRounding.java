package nl.druif.foundation.terms;

import java.time.Duration;

/** To what the downtime of each outage is rounded before it is added to that of the others. */
public enum OutageRounding {
    NONE,
    UP_TO_MINUTE,
    DOWN_TO_MINUTE;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Of one outage, in milliseconds; nothing stays nothing. */
    public long rounded(long downtime) {
        return switch (this) {
            case NONE -> downtime;
            case UP_TO_MINUTE -> Math.floorDiv(downtime + MINUTE - 1, MINUTE) * MINUTE;
            case DOWN_TO_MINUTE -> Math.floorDiv(downtime, MINUTE) * MINUTE;
        };
    }
}
