package nl.druif.ticketclock.mapping;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What is the same for every event, or stands where nothing else is said. */
public record Constants(
        Optional<@NotBlank @Size(max = 100) String> service,
        Optional<@NotBlank @Size(max = 100) String> customer,
        Optional<@NotBlank @Size(max = 100) String> priority,
        Optional<@NotBlank @Size(max = 100) String> team,
        Optional<@NotBlank @Size(max = 100) String> requestType,
        Optional<@NotBlank @Size(max = 35) String> locale) {
    static final Constants NONE = new Constants(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
