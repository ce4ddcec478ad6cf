package nl.druif.foundation.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Outcome;

/**
 * What all clocks of a ticket say, whole: the newest telling replaces those before it. Told when a verdict, the ticket's
 * place (service, customer, priority, team) or its end changed, and when a clock was paused, went on, or came to run out at
 * another time.
 *
 * @param revision rises with every telling of this ticket; an older one that arrives later is stale
 * @param cancelledAt of a ticket that turned out to be none; clocks that were not overrun by then have no verdict
 * @param clocks   empty when no target applied: that is "no SLA", never "met". Courtesy is no promise: its clocks are not
 *                 among them
 */
public record TicketJudged(
        UUID id,
        TenantId tenant,
        UUID ticket,
        long revision,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        Instant openedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<Instant> cancelledAt,
        List<JudgedClock> clocks,
        Instant at)
        implements Announcement {

    public TicketJudged {
        clocks = List.copyOf(clocks);
    }

    @Override
    public String subject() {
        return ticket.toString();
    }

    /**
     * One clock's verdict.
     *
     * @param counted         service time that counts against the target
     * @param calendarElapsed what the customer waited on the wall clock
     * @param idle            the longest stretch of counted time in which nobody touched the ticket, none where pauses
     *                        explain it, where that is known
     */
    public record JudgedClock(
            ClockName clock,
            Outcome outcome,
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Instant> breachedAt,
            Optional<Instant> stoppedAt,
            Duration counted,
            Duration calendarElapsed,
            Optional<Duration> idle) {}
}
