package nl.druif.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/** What somebody gives who wants an agreement to end. */
public record Notice(Instant endsAt, Optional<@NotBlank @Size(max = 2_000) String> reason) {

    public Notice {
        var faults = new Faults();
        Validity.within(faults, "/endsAt", endsAt);
        faults.refuse();
    }
}
