package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Optional;

/** Nobody but a person can tell. */
record ByHand() implements Cause {

    @Override
    public Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal) {
        return Optional.empty();
    }

    @Override
    public Mark mark(Observation seen, Mark before) {
        return before;
    }
}
