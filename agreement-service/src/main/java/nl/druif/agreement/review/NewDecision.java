package nl.druif.agreement.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * What somebody decides about a review.
 *
 * @param reason    both sides read it
 * @param validFrom with AMEND, and only then: when the draft is to hold
 * @param endsAt    with END, and only then: when the agreement ends; absent when that was decided before
 */
public record NewDecision(
        ReviewOutcome outcome,
        @NotBlank @Size(max = 2_000) String reason,
        Optional<Instant> validFrom,
        Optional<Instant> endsAt) {

    public NewDecision {
        new Faults()
                .check(
                        (outcome == ReviewOutcome.AMEND) == validFrom.isPresent(),
                        "/validFrom",
                        "GOES_WITH_AMEND",
                        "An amendment, and nothing else, says from when it is to hold.")
                .check(
                        outcome == ReviewOutcome.END || endsAt.isEmpty(),
                        "/endsAt",
                        "GOES_WITH_END",
                        "Only an end says when it is.")
                .refuse();
    }
}
