package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.OptionalInt;
import nl.druif.foundation.event.ClockName;
import nl.druif.ticketclock.clock.CycleName;
import nl.druif.ticketclock.clock.Firing;

/**
 * A warning or breach that the world heard of.
 *
 * @param label   the clock, as a reading calls it
 * @param telling 1 at first, one more each time it was told again after a withdrawal
 */
record Told(ClockName clock, String label, int threshold, Instant at, int telling, boolean withdrawn) {

    static Told first(ClockName clock, Firing firing) {
        return new Told(clock, firing.cycle().clock(), firing.threshold(), firing.at(), 1, false);
    }

    Told again(ClockName renamed, Firing firing) {
        return new Told(renamed, label, threshold, firing.at(), telling + 1, false);
    }

    Told taken() {
        return new Told(clock, label, threshold, at, telling, true);
    }

    Firing firing() {
        return new Firing(new CycleName(label, clock.cycle()), threshold, at);
    }

    boolean isOf(ClockName name, Firing firing) {
        return clock.id().equals(name.id())
                && firing().cycle().equals(firing.cycle())
                && threshold == firing.threshold();
    }

    @JsonIgnore
    OptionalInt warning() {
        return threshold == Firing.BREACH ? OptionalInt.empty() : OptionalInt.of(threshold);
    }
}
