package nl.druif.ticketclock.live;

import java.time.Instant;
import java.util.List;
import nl.druif.ticketclock.board.ClocksChanged;

/**
 * What changed on somebody's board.
 *
 * @param readAnew     what changed is not known any more, or too much: the list of clocks has to be read again
 * @param items        each in place of what was known of its ticket
 * @param changedAfter the cursor to come back with
 */
public record Changes(Instant asOf, boolean readAnew, List<ClocksChanged> items, String changedAfter) {
    public Changes {
        items = List.copyOf(items);
    }
}
