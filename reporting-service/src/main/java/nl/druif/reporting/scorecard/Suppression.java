package nl.druif.reporting.scorecard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which groups of a whole stay hidden so that no answer can be led back to a few people. A group under five is hidden; and
 * where the hidden ones together would still be under five, so that subtracting the shown ones from the whole gives them
 * away, the smallest shown one is hidden with them.
 */
public final class Suppression {
    /** Dutch practice for anonymous surveys; a tenant may ask for more, never for less. */
    public static final int SMALLEST_GROUP = 5;

    private Suppression() {}

    public static boolean isTooSmall(int responses) {
        return responses < SMALLEST_GROUP;
    }

    /** @param sizes responses per group; an empty group hides nothing and nobody */
    public static <K extends Comparable<K>> Set<K> hidden(Map<K, Integer> sizes) {
        var hidden = new HashSet<K>();
        var together = 0;
        for (var group : smallestFirst(sizes)) {
            if (isTooSmall(group.getValue()) || together > 0 && isTooSmall(together)) {
                hidden.add(group.getKey());
                together += group.getValue();
            }
        }
        return Set.copyOf(hidden);
    }

    private static <K extends Comparable<K>> List<Map.Entry<K, Integer>> smallestFirst(Map<K, Integer> sizes) {
        return sizes.entrySet().stream()
                .filter(group -> group.getValue() > 0)
                .sorted(Map.Entry.<K, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
