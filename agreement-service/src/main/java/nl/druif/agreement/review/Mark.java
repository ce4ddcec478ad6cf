package nl.druif.agreement.review;

import java.util.Optional;
import java.util.Set;

/**
 * What was normal when a review was decided: the baseline of the next one.
 *
 * @param level of what is measured
 * @param seen  the things that were known, by name
 */
record Mark(Optional<Figure> level, Set<String> seen) {
    static final Mark NONE = new Mark(Optional.empty(), Set.of());

    Mark {
        seen = seen == null ? Set.of() : Set.copyOf(seen);
    }

    static Mark at(Figure level) {
        return new Mark(Optional.of(level), Set.of());
    }
}
