package nl.druif.experience.invitation;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.event.TicketClosed;

/**
 * A closing after which nobody was asked, and why.
 *
 * @param id of the news that told the closing
 */
public record Skipped(UUID id, UUID ticket, String reference, SkipReason reason, Instant closedAt, Instant skippedAt) {

    static Skipped of(TicketClosed closing, SkipReason reason, Instant now) {
        return new Skipped(closing.id(), closing.ticket(), closing.reference(), reason, closing.at(), now);
    }
}
