package nl.druif.ticketclock.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a board shows of a ticket from now on, in place of what it showed before.
 *
 * @param clocks none: it leaves the board
 */
public record ClocksChanged(UUID ticket, Instant asOf, List<BoardClock> clocks) {
    public ClocksChanged {
        clocks = List.copyOf(clocks);
    }

    /** The same as long as a board would show the same. */
    @JsonIgnore
    public UUID fingerprint() {
        var lasting = clocks.stream()
                .sorted(Comparator.comparing(BoardClock::id).thenComparing(BoardClock::cycle))
                .map(clock -> clock.lasting().toString())
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(lasting.getBytes(StandardCharsets.UTF_8));
    }
}
