package nl.druif.agreement.settlement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.event.TicketJudged;

/**
 * Whether tickets fall under a promise to their customer. What teams and suppliers promise is none, and of a ticket that was
 * cancelled nobody can tell: its clocks went with it.
 *
 * @param promising agreements with a customer
 */
record Scope(Set<UUID> promising) {

    static List<UUID> agreements(Collection<TicketJudged> tickets) {
        return tickets.stream()
                .flatMap(ticket -> ticket.clocks().stream())
                .map(clock -> clock.clock().agreement())
                .distinct()
                .toList();
    }

    /** Of each ticket the newest telling, where it can be told whether it was promised. */
    static List<TicketJudged> newest(Collection<TicketJudged> told) {
        return List.copyOf(told.stream()
                .filter(ticket -> ticket.cancelledAt().isEmpty())
                .collect(Collectors.toMap(
                        TicketJudged::ticket,
                        ticket -> ticket,
                        (one, other) -> other.revision() > one.revision() ? other : one,
                        LinkedHashMap::new))
                .values());
    }

    boolean promises(TicketJudged ticket) {
        return ticket.clocks().stream()
                .anyMatch(clock -> promising.contains(clock.clock().agreement()));
    }

    /** Whose ticket it is, when nothing was promised about it. */
    Optional<String> customerWithoutPromise(TicketJudged ticket) {
        return promises(ticket) ? Optional.empty() : ticket.customer();
    }
}
