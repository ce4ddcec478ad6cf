package nl.druif.agreement.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.terms.Fee;

/**
 * One of the levels at which a service is for sale.
 *
 * @param id  what agreements call it; unique within the service
 * @param fee absent: nothing is asked for it
 */
public record ServiceLevel(
        @NotBlank @Size(max = 100) String id,
        @NotBlank @PlainLine @Size(max = 200) String name,
        Optional<@NotBlank @Size(max = 10_000) String> description,
        Optional<Fee> fee) {}
