package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Optional;

/** How a trigger looks at what is known. */
sealed interface Cause permits Above, ByHand, OnDate, Strayed, Unseen {

    /**
     * What gives cause for a review; empty while nothing does.
     *
     * @param normal what was seen at the last decision
     */
    Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal);

    /** What becomes normal when a review is decided now. With nothing else changed, it gives no cause again. */
    Mark mark(Observation seen, Mark before);

    /** What names the baseline, beside the last decision; empty where nothing else does. */
    default String baseline(ReviewEvidence evidence) {
        return "";
    }
}
