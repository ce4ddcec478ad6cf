package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.ticketclock.audience.Audience;

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
        @JsonIgnore Instant listedAt) {

    /** The same ticket at another time, or of other knowledge. */
    Ticket at(Particulars particulars, Standing standing, Optional<Instant> breaking) {
        return new Ticket(
                id,
                source,
                reference,
                particulars.state(),
                standing,
                particulars.status(),
                particulars.service(),
                particulars.customer(),
                particulars.priority(),
                particulars.team(),
                particulars.openedAt(),
                particulars.resolvedAt(),
                particulars.closedAt(),
                breaking,
                listedAt);
    }

    /** As these people may see it. */
    Ticket seenBy(Audience audience) {
        return audience.seesTeams()
                ? this
                : new Ticket(
                        id,
                        source,
                        reference,
                        state,
                        outcome,
                        status,
                        service,
                        customer,
                        priority,
                        Optional.empty(),
                        openedAt,
                        resolvedAt,
                        closedAt,
                        breachAt,
                        listedAt);
    }
}
