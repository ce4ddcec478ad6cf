package nl.druif.ticketclock.imports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What is the same for every row, or stands where a row says nothing. */
record Constants(
        Optional<@NotBlank @Size(max = 100) String> service,
        Optional<@NotBlank @Size(max = 100) String> customer,
        Optional<@NotBlank @Size(max = 100) String> priority,
        Optional<@NotBlank @Size(max = 100) String> team,
        Optional<@NotBlank @Size(max = 100) String> requestType,
        Optional<@NotBlank @Size(max = 35) String> locale) {}
