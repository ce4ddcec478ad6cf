package nl.druif.ticketclock.touch;

import java.time.Instant;
import java.util.Optional;

/**
 * The provider had a hand on a ticket, from an instant until, but not including, another; what takes no time begins and ends
 * at one instant.
 *
 * @param team who it was, where that was told
 */
public record Touch(Kind kind, Instant from, Instant until, Optional<String> team) {

    public enum Kind {
        WORKED,
        /** Handed to a team. */
        ASSIGNED,
        RESPONDED,
        NOTED,
        /** Resolved or closed. */
        RESOLVED
    }

    static Touch at(Instant at, Kind kind, Optional<String> team) {
        return new Touch(kind, at, at, team);
    }
}
