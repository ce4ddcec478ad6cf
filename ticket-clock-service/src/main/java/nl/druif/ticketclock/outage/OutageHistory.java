package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.List;

/**
 * An outage with all that was told of it.
 *
 * @param tellings the one that holds first; a customer sees none
 */
public record OutageHistory(Outage outage, List<Telling> tellings) {
    public OutageHistory {
        tellings = List.copyOf(tellings);
    }

    /** What a source told, and when it was heard. */
    public record Telling(long sequence, Instant heardAt, ReportedOutage told) {}
}
