package nl.druif.ticketclock.hook;

import java.util.Optional;
import java.util.UUID;

/**
 * What became of parked deliveries that were read again.
 *
 * @param replayed    how many were read after all
 * @param stillParked how many could still not be read
 * @param next        the last one looked at, when there may be more behind it
 */
public record ReplayTally(int replayed, int stillParked, Optional<UUID> next) {
    static final ReplayTally NONE = new ReplayTally(0, 0, Optional.empty());

    ReplayTally with(ParkedDelivery read) {
        return read.state() == ParkedState.REPLAYED
                ? new ReplayTally(replayed + 1, stillParked, next)
                : new ReplayTally(replayed, stillParked + 1, next);
    }

    ReplayTally goingOnBehind(Optional<UUID> last) {
        return new ReplayTally(replayed, stillParked, last);
    }
}
