package nl.druif.ticketclock.idle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which tickets somebody wants to see; what is absent is open. */
record IdleFilter(
        Optional<String> customer, Optional<String> service, Optional<String> team, Optional<String> priority) {

    /** Columns of the ticket with the values they have to have. */
    Map<String, String> wanted() {
        var wanted = new LinkedHashMap<String, String>();
        customer.ifPresent(value -> wanted.put("customer", value));
        service.ifPresent(value -> wanted.put("service", value));
        team.ifPresent(value -> wanted.put("team", value));
        priority.ifPresent(value -> wanted.put("priority", value));
        return wanted;
    }
}
