package nl.druif.ticketclock.replay;

import java.util.Comparator;
import java.util.UUID;

/**
 * A target of an agreement, whatever version of it.
 *
 * @param reference of the agreement
 */
record PromisedTarget(UUID agreement, String reference, String target) implements Comparable<PromisedTarget> {
    private static final Comparator<PromisedTarget> ORDER = Comparator.comparing(PromisedTarget::reference)
            .thenComparing(PromisedTarget::target)
            .thenComparing(PromisedTarget::agreement);

    @Override
    public int compareTo(PromisedTarget other) {
        return ORDER.compare(this, other);
    }
}
