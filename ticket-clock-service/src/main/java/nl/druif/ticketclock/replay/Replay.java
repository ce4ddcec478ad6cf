package nl.druif.ticketclock.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A replay and how far it is.
 *
 * @param from          opening of its tickets, half-open with {@code until}
 * @param agreement     whose text is another
 * @param version       its number in the text that was tried
 * @param draft         whether that text came along with the request
 * @param asOf          when clocks are read: the making of the replay; what was heard or signed later has no part in it
 * @param tickets       that are to be read
 * @param processed     that were
 * @param ratePerSecond tickets
 * @param result        once it is completed; lists are without it
 */
public record Replay(
        UUID id,
        ReplayState state,
        Instant from,
        Instant until,
        List<String> services,
        List<String> customers,
        UUID agreement,
        String reference,
        int version,
        boolean draft,
        Instant asOf,
        long tickets,
        long processed,
        Optional<BigDecimal> ratePerSecond,
        Optional<Instant> etaAt,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<ReplayResult> result) {
    public Replay {
        services = List.copyOf(services);
        customers = List.copyOf(customers);
    }
}
