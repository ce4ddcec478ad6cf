package nl.druif.ticketclock.dossier;

import java.util.UUID;
import nl.druif.ticketclock.clock.CycleName;

/**
 * One cycle of a clock that was read before.
 *
 * @param label the clock, as a reading calls it
 */
record ClockKey(UUID agreement, UUID id, String label, int cycle) {
    CycleName name() {
        return new CycleName(label, cycle);
    }
}
