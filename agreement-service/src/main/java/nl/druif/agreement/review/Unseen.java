package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * There are things that were not there at the last decision: more than the limit, where that counts them.
 *
 * @param counted whether the limit is a number of things
 */
record Unseen(boolean counted, Function<Observation, List<ReviewItem>> things) implements Cause {

    @Override
    public Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal) {
        var fresh = things.apply(seen).stream()
                .filter(thing -> !normal.seen().contains(thing.name()))
                .toList();
        var enough = counted ? BigDecimal.valueOf(fresh.size()).compareTo(limit) > 0 : !fresh.isEmpty();
        return enough ? Optional.of(ReviewEvidence.of(fresh, limit)) : Optional.empty();
    }

    @Override
    public Mark mark(Observation seen, Mark before) {
        var known = new TreeSet<>(before.seen());
        things.apply(seen).forEach(thing -> known.add(thing.name()));
        return new Mark(Optional.empty(), known);
    }
}
