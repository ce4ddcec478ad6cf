package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket at a glance.
 *
 * @param reference what its own system calls it
 * @param outcome   how it stands with what was promised to the customer, all targets together
 * @param breachAt  when the first running promise will be broken
 */
public record Ticket(
        UUID id,
        String source,
        String reference,
        TicketState state,
        Standing outcome,
        Optional<String> status,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        Optional<Instant> openedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<Instant> breachAt,
        @JsonIgnore Instant listedAt) {}
