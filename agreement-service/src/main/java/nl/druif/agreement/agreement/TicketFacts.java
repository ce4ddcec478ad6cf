package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket as far as agreements tell tickets apart.
 *
 * @param openedAt when its clocks start
 */
public record TicketFacts(
        String customer,
        Optional<String> service,
        Optional<String> priority,
        Optional<String> requestType,
        Instant openedAt) {}
