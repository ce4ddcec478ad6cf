package nl.druif.ticketclock.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.audience.Audience;

/** Which clocks somebody wants to see; what is absent is open. */
public record BoardFilter(
        Optional<String> customer,
        Optional<String> service,
        Optional<String> team,
        Optional<String> priority,
        Optional<BoardState> state,
        Optional<Outcome> outcome) {

    /** Of whichever state. */
    public static BoardFilter of(
            Audience audience,
            Optional<String> customer,
            Optional<String> service,
            Optional<String> team,
            Optional<String> priority) {
        return of(audience, customer, service, team, priority, Optional.empty(), Optional.empty());
    }

    /** @throws nl.druif.foundation.problem.Refusal 403 {@code teams-are-internal} when a customer's people ask by team */
    static BoardFilter of(
            Audience audience,
            Optional<String> customer,
            Optional<String> service,
            Optional<String> team,
            Optional<String> priority,
            Optional<BoardState> state,
            Optional<Outcome> outcome) {
        audience.mayAskBy(team);
        return new BoardFilter(customer, service, team, priority, state, outcome);
    }

    /** Columns of the ticket with the values they have to have. */
    Map<String, String> wanted() {
        var wanted = new LinkedHashMap<String, String>();
        customer.ifPresent(value -> wanted.put("customer", value));
        service.ifPresent(value -> wanted.put("service", value));
        team.ifPresent(value -> wanted.put("team", value));
        priority.ifPresent(value -> wanted.put("priority", value));
        return wanted;
    }

    boolean wants(BoardClock clock) {
        return isOpenOr(customer, clock.customer())
                && isOpenOr(service, clock.service())
                && isOpenOr(team, clock.team())
                && isOpenOr(priority, clock.priority())
                && (state.isEmpty() || state.get() == clock.state())
                && (outcome.isEmpty() || outcome.get() == clock.outcome());
    }

    /** Whether a ticket of which all this was told at some time may ever have been among those that are wanted. */
    boolean mayHaveWanted(ChangedTicket.Ever ever) {
        return isAmong(customer, ever.customers())
                && isAmong(service, ever.services())
                && isAmong(team, ever.teams())
                && isAmong(priority, ever.priorities());
    }

    private static boolean isOpenOr(Optional<String> wanted, Optional<String> is) {
        return wanted.isEmpty() || wanted.equals(is);
    }

    private static boolean isAmong(Optional<String> wanted, Set<String> ever) {
        return wanted.isEmpty() || ever.contains(wanted.get());
    }
}
