package nl.druif.ticketclock.webhook;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * Which deliveries are sent again, by when they were made.
 *
 * @param from  half-open with {@code until}
 * @param state only deliveries of which this became; all unless given
 */
public record ReplayRange(Instant from, Instant until, Optional<DeliveryState> state) {
    public ReplayRange {
        new Faults()
                .check(
                        from.isBefore(until),
                        "/until",
                        "ENDS_BEFORE_IT_STARTS",
                        "It ends at " + until + ", but it starts at " + from + ".")
                .refuse();
    }
}
