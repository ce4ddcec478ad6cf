package nl.druif.foundation.terms;

import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Faults;

/**
 * The terms of one signed version of an agreement, with when they hold and since when that is known.
 *
 * @param validFrom  half-open with {@code validUntil}; without the latter it holds until a later version takes over
 * @param recordedAt when both sides had signed it: may be after {@code validFrom}
 */
public record TermsVersion(
        UUID agreement,
        @Positive int version,
        Instant validFrom,
        Optional<Instant> validUntil,
        Instant recordedAt,
        Terms terms) {

    public TermsVersion {
        if (validUntil.isPresent()) {
            var until = validUntil.get();
            new Faults()
                    .check(
                            validFrom.isBefore(until),
                            "/validUntil",
                            "ENDS_BEFORE_IT_STARTS",
                            "The version ends at " + until + ", but it starts at " + validFrom + ".")
                    .refuse();
        }
    }

    public boolean validAt(Instant at) {
        return !at.isBefore(validFrom) && (validUntil.isEmpty() || at.isBefore(validUntil.get()));
    }
}
