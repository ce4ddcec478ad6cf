package nl.druif.reporting.scorecard;

import java.util.Collection;

/**
 * The tickets that came to their end in a period, by what the commitments say of them.
 *
 * @param undecided     all clocks open or excluded
 * @param withoutTarget "no SLA": counted apart, never as met
 */
public record TicketCount(long ended, long met, long missed, long undecided, long withoutTarget) {

    static TicketCount of(Collection<TicketFact> tickets) {
        return new TicketCount(
                tickets.size(),
                count(tickets, Standing.MET),
                count(tickets, Standing.MISSED),
                count(tickets, Standing.UNDECIDED),
                count(tickets, Standing.WITHOUT_TARGET));
    }

    private static long count(Collection<TicketFact> tickets, Standing standing) {
        return tickets.stream().filter(ticket -> ticket.standing() == standing).count();
    }
}
