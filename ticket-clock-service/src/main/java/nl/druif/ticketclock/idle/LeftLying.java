package nl.druif.ticketclock.idle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket that was solved in time and lay there for most of it; of several promises to solve it, by the one under which it
 * lay longest.
 *
 * @param reference of the ticket in its own system
 * @param team      that held it last
 * @param idle      the longest stretch of counted time in which nobody had a hand on it
 * @param percent   of what was counted, to show: cut off after two decimals
 */
public record LeftLying(
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        UUID agreement,
        String target,
        UUID clock,
        int cycle,
        Instant startedAt,
        Instant solvedAt,
        Duration counted,
        Duration idle,
        BigDecimal percent) {

    @JsonIgnore
    List<String> keys() {
        return List.of(String.valueOf(idle.toMillis()), ticket.toString());
    }
}
