package nl.druif.ticketclock.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;

/**
 * A clock that runs, and the ticket it runs for.
 *
 * @param reference of the ticket in its own system
 * @param dueAt     when its target is used up if nothing changes
 */
public record RunningClock(
        UUID id,
        int cycle,
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        UUID agreement,
        int version,
        String target,
        Metric metric,
        Nature nature,
        Instant startedAt,
        Instant dueAt) {

    List<String> keys() {
        return List.of(dueAt.toString(), id.toString(), String.valueOf(cycle));
    }
}
