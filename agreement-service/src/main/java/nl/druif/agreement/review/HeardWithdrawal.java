package nl.druif.agreement.review;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.event.FiringWithdrawn;

/** What is kept of a breach that was taken back. */
record HeardWithdrawal(UUID ticket, UUID clock, int cycle, UUID agreement, Instant firedAt) {

    static HeardWithdrawal of(FiringWithdrawn withdrawn) {
        var clock = withdrawn.clock();
        return new HeardWithdrawal(
                withdrawn.ticket(), clock.id(), clock.cycle(), clock.agreement(), withdrawn.firedAt());
    }
}
