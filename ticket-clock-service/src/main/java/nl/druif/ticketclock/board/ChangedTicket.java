package nl.druif.ticketclock.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.ticketclock.audience.Audience;

/**
 * A ticket of which there was news, with all its clocks that have not ended.
 *
 * @param ever what was told of it since it began
 */
public record ChangedTicket(UUID ticket, Optional<String> customer, Ever ever, List<BoardClock> clocks, Instant asOf) {
    public ChangedTicket {
        clocks = List.copyOf(clocks);
    }

    /** Whose it was, and what it was about, at some time. */
    public record Ever(Set<String> customers, Set<String> services, Set<String> teams, Set<String> priorities) {
        public Ever {
            customers = Set.copyOf(customers);
            services = Set.copyOf(services);
            teams = Set.copyOf(teams);
            priorities = Set.copyOf(priorities);
        }
    }

    /**
     * What those who look may see of it, and want to: no clock where there is none any more, so that it leaves their board;
     * empty for a ticket that never was on it.
     */
    public Optional<ClocksChanged> seenBy(Audience audience, BoardFilter filter) {
        var mine = audience.customer();
        if (!mine.map(ever.customers()::contains).orElse(true) || !filter.mayHaveWanted(ever)) {
            return Optional.empty();
        }
        var theirs = audience.mayLookAtTicketsOf(customer);
        return Optional.of(new ClocksChanged(
                ticket,
                asOf,
                clocks.stream()
                        .filter(clock -> theirs && (mine.isEmpty() || clock.toCustomer()) && filter.wants(clock))
                        .map(clock -> clock.seenBy(audience))
                        .toList()));
    }
}
