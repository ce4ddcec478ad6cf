package nl.druif.ticketclock.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;

/**
 * A warning, a breach, or one of them taken back.
 *
 * @param news    its id: the same however often it is told
 * @param dueAt   of a warning
 * @param firedAt of a withdrawal: the instant that was told then
 */
record Happening(
        Occasion occasion,
        UUID news,
        UUID ticket,
        ClockName clock,
        OptionalInt threshold,
        Optional<Instant> dueAt,
        Optional<Instant> firedAt,
        Optional<String> reason,
        Instant at) {

    static Optional<Happening> of(Announcement news) {
        if (news instanceof ClockWarned warned) {
            return Optional.of(of(warned));
        }
        if (news instanceof TargetBreached breached) {
            return Optional.of(of(breached));
        }
        return news instanceof FiringWithdrawn withdrawn ? Optional.of(of(withdrawn)) : Optional.empty();
    }

    private static Happening of(ClockWarned warned) {
        return new Happening(
                Occasion.WARNING,
                warned.id(),
                warned.ticket(),
                warned.clock(),
                OptionalInt.of(warned.threshold()),
                Optional.of(warned.dueAt()),
                Optional.empty(),
                Optional.empty(),
                warned.at());
    }

    private static Happening of(TargetBreached breached) {
        return new Happening(
                Occasion.BREACH,
                breached.id(),
                breached.ticket(),
                breached.clock(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                breached.at());
    }

    private static Happening of(FiringWithdrawn withdrawn) {
        return new Happening(
                Occasion.WITHDRAWAL,
                withdrawn.id(),
                withdrawn.ticket(),
                withdrawn.clock(),
                withdrawn.threshold(),
                Optional.empty(),
                Optional.of(withdrawn.firedAt()),
                Optional.of(withdrawn.reason()),
                withdrawn.at());
    }
}
