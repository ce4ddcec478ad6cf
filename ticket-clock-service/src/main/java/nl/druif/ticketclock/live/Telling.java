package nl.druif.ticketclock.live;

import java.time.Instant;
import nl.druif.ticketclock.board.ClocksChanged;

/** What goes over a stream. */
sealed interface Telling {
    /** From here on everything is told. */
    record Ready(String cursor, Instant asOf) implements Telling {}

    /** What happened since the cursor that was brought is not known any more: the list has to be read again. */
    record ReadAnew(String cursor, Instant asOf) implements Telling {}

    /** @param cursor empty while the same moment has more to tell: whoever breaks off here gets it all again */
    record Changed(String cursor, ClocksChanged clocks) implements Telling {}

    /** Nothing happened up to here. */
    record Beat(String cursor) implements Telling {}
}
