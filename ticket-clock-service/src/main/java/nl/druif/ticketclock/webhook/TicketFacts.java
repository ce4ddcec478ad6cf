package nl.druif.ticketclock.webhook;

import java.util.Optional;
import java.util.UUID;

/** What a message says of a ticket: nothing that a customer's people may not see. */
record TicketFacts(
        UUID id,
        String source,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority) {}
