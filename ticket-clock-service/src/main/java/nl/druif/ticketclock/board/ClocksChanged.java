package nl.druif.ticketclock.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a board shows of a ticket from now on, in place of what it showed before.
 *
 * @param clocks none: it leaves the board
 */
public record ClocksChanged(UUID ticket, Instant asOf, List<BoardClock> clocks) {
    public ClocksChanged {
        clocks = List.copyOf(clocks);
    }
}
