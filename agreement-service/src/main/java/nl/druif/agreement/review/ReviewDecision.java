package nl.druif.agreement.review;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of a review.
 *
 * @param decidedBy the subject of the token with which it was decided
 * @param version   with AMEND: the draft that was opened
 * @param endsAt    with END: when the agreement ends
 */
public record ReviewDecision(
        ReviewOutcome outcome,
        String reason,
        Instant decidedAt,
        String decidedBy,
        Optional<Integer> version,
        Optional<Instant> endsAt) {}
