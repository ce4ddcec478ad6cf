package nl.druif.ticketclock.clock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All clocks of a ticket under one agreement.
 *
 * @param clocks           in the order of the targets, then of the cycles
 * @param superseded       verdicts that a later version took the place of
 * @param nextTransitionAt the first instant at which another reading can differ without anything happening to the ticket
 * @param applying         the targets that it falls under as it is at the end
 */
public record TicketReading(
        List<Reading> clocks,
        List<SupersededVerdict> superseded,
        List<Anomaly> anomalies,
        Optional<Instant> nextTransitionAt,
        @JsonIgnore List<Applying> applying) {
    public static final TicketReading NOTHING_PROMISED =
            new TicketReading(List.of(), List.of(), List.of(), Optional.empty(), List.of());

    public TicketReading {
        clocks = List.copyOf(clocks);
        superseded = List.copyOf(superseded);
        anomalies = List.copyOf(anomalies);
        applying = List.copyOf(applying);
    }
}
