package nl.druif.ticketclock.mapping;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * What a status says.
 *
 * @param status the name that agreements use for it; left out: the status as it is written there
 */
public record StatusMeaning(TicketEventType type, Optional<@NotBlank @Size(max = 100) String> status) {}
