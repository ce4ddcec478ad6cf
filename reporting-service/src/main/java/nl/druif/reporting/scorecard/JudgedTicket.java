package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket behind a figure. What exactly was said of it is not told: only on which side it lies.
 *
 * @param reference the ticket as its own system calls it
 * @param endedAt   when it was resolved, else closed
 */
public record JudgedTicket(
        UUID ticket,
        String reference,
        Optional<String> priority,
        Optional<String> service,
        Optional<String> team,
        Instant openedAt,
        Instant endedAt) {

    /** The order of the list. */
    public List<String> keys() {
        return List.of(endedAt.toString(), ticket.toString());
    }
}
