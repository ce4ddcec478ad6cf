package nl.druif.ticketclock.imports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * What a row with a certain status says.
 *
 * @param status the name that agreements use for it; left out: the status as the file has it
 */
record StatusMeaning(TicketEventType type, Optional<@NotBlank @Size(max = 100) String> status) {}
