package nl.druif.experience.invitation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.TicketClosed;

/**
 * A ticket as it was when it closed.
 *
 * @param reference the ticket as its own system calls it
 * @param requester pseudonym of the person who was helped
 * @param locale    language tag of that person
 */
public record ClosedTicket(
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> requester,
        Optional<String> locale,
        Instant closedAt) {

    static ClosedTicket of(TicketClosed news) {
        return new ClosedTicket(
                news.ticket(),
                news.reference(),
                news.service(),
                news.customer(),
                news.priority(),
                news.requester(),
                news.locale(),
                news.at());
    }
}
