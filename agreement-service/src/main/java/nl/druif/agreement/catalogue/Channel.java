package nl.druif.agreement.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import nl.druif.foundation.json.PlainLine;

/**
 * A way to ask for help.
 *
 * @param kind  such as phone, mail or portal
 * @param hours in words
 */
public record Channel(
        @NotBlank @PlainLine @Size(max = 100) String kind,
        @NotBlank @PlainLine @Size(max = 300) String address,
        Optional<@NotBlank @Size(max = 1_000) String> hours) {}
