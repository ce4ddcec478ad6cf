package nl.druif.ticketclock.hook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Problem;

/**
 * A delivery that could not be read, or not all of it.
 *
 * @param deliveryId how its system names it
 * @param recorded   events of it that could be read and are known
 * @param faults     why it is parked; pointers lead into the delivery
 * @param expiresAt  from here on its body is gone
 * @param settledAt  when it was read after all, discarded, or its time was over
 * @param headers    those that its mapping may look at
 * @param body       as it came, while it is parked; not in lists
 */
public record ParkedDelivery(
        UUID id,
        UUID hook,
        ParkedState state,
        String deliveryId,
        int recorded,
        List<Problem.Flaw> faults,
        Instant receivedAt,
        Instant expiresAt,
        Optional<Instant> settledAt,
        Map<String, String> headers,
        Optional<String> body,
        @JsonIgnore List<Fault> found) {

    ParkedDelivery told(List<Problem.Flaw> faults) {
        return new ParkedDelivery(
                id, hook, state, deliveryId, recorded, faults, receivedAt, expiresAt, settledAt, headers, body, found);
    }
}
