package nl.druif.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * What somebody would rather sign than what was proposed.
 *
 * @param validFrom half-open with {@code validUntil}
 */
public record CounterText(
        Instant validFrom,
        Optional<Instant> validUntil,
        Wording terms,
        Optional<@NotBlank @Size(max = 2_000) String> reason) {

    public CounterText {
        var faults = new Faults();
        Validity.check(faults, validFrom, validUntil);
        faults.refuse();
    }

    public Mentioned mentioned() {
        return Mentioned.in(terms);
    }
}
