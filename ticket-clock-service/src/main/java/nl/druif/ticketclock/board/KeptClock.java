package nl.druif.ticketclock.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/**
 * What is kept of the last reading of a clock, beside its ticket.
 *
 * @param status     of the ticket, in the words of its own system
 * @param toCustomer promised to the customer, and no objective
 */
record KeptClock(
        UUID id,
        int cycle,
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        Optional<String> status,
        UUID agreement,
        int version,
        String target,
        Metric metric,
        Nature nature,
        boolean toCustomer,
        BoardState state,
        Outcome outcome,
        Instant startedAt,
        Instant dueAt,
        Optional<Instant> breachedAt,
        Instant readAt) {

    /** In the order of the board. */
    @JsonIgnore
    List<String> keys() {
        return List.of(dueAt.toString(), id.toString(), String.valueOf(cycle));
    }
}
