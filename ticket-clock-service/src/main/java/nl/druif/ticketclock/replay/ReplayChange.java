package nl.druif.ticketclock.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A ticket of which a target's verdict would be another.
 *
 * @param reference of the ticket, in its source
 * @param place     of the ticket among those of the replay
 * @param item      of the target among those of the ticket
 */
public record ReplayChange(
        UUID ticket,
        String source,
        String reference,
        UUID agreement,
        String target,
        Verdict before,
        Verdict after,
        Direction direction,
        @JsonIgnore long place,
        @JsonIgnore int item) {}
