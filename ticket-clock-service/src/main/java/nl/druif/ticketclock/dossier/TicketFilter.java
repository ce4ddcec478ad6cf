package nl.druif.ticketclock.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which tickets somebody wants to see; what is absent is open. */
record TicketFilter(
        Optional<String> reference,
        Optional<String> source,
        Optional<String> customer,
        Optional<String> service,
        Optional<String> team,
        Optional<String> priority,
        Optional<TicketState> state,
        Optional<Standing> outcome) {

    /** Properties of a ticket with the values they have to have. */
    Map<String, Object> wanted() {
        var wanted = new LinkedHashMap<String, Object>();
        reference.ifPresent(value -> wanted.put("reference", value));
        source.ifPresent(value -> wanted.put("source", value));
        customer.ifPresent(value -> wanted.put("customer", value));
        service.ifPresent(value -> wanted.put("service", value));
        team.ifPresent(value -> wanted.put("team", value));
        priority.ifPresent(value -> wanted.put("priority", value));
        state.ifPresent(value -> wanted.put("state", value));
        outcome.ifPresent(value -> wanted.put("outcome", value));
        return wanted;
    }
}
