package nl.druif.agreement;

import java.util.List;

/**
 * What refers to an entry.
 *
 * @param kind      such as {@code agreement}
 * @param reference its own
 */
public record Use(String kind, String reference) {
    /** Enough to see where to begin. */
    public static final int MOST_TOLD = 10;

    public static List<Use> of(String kind, List<String> references) {
        return references.stream().map(reference -> new Use(kind, reference)).toList();
    }
}
