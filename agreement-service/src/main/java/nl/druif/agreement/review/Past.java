package nl.druif.agreement.review;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a trigger did before.
 *
 * @param open    whether a review that it opened waits for its decision
 * @param decided the last one that has one
 * @param mark    what was normal then
 * @param fired   the baselines over which it fired
 */
record Past(boolean open, Optional<UUID> decided, Mark mark, Set<String> fired) {
    static final Past NOTHING = new Past(false, Optional.empty(), Mark.NONE, Set.of());

    Past {
        fired = Set.copyOf(fired);
    }
}
