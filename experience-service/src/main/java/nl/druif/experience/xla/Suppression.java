package nl.druif.experience.xla;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which figures may be shown without telling what a handful of people said: none of fewer than five answers, and none from
 * which such a figure follows by subtraction.
 *
 * @param totals   sets of services whose total may be shown
 * @param services that may be shown on their own
 */
record Suppression(Set<Set<String>> totals, Set<String> services) {
    static final int SMALLEST_GROUP = 5;

    static Suppression of(Counts counts, Collection<Set<String>> wanted) {
        var totals = totals(counts, wanted);
        var shown = new HashSet<>(counts.services());
        shown.removeIf(service -> counts.of(service).responses() < SMALLEST_GROUP);
        totals.forEach(total -> hideCompanions(total, counts, shown));
        return new Suppression(Set.copyOf(totals), Set.copyOf(shown));
    }

    /** The largest first; a total too close to one that is shown would tell what lies between them. */
    private static List<Set<String>> totals(Counts counts, Collection<Set<String>> wanted) {
        var totals = new ArrayList<Set<String>>();
        wanted.stream()
                .distinct()
                .filter(total -> responses(total, counts) >= SMALLEST_GROUP)
                .sorted(Comparator.comparing((Set<String> total) -> responses(total, counts))
                        .reversed())
                .filter(total -> totals.stream().noneMatch(shown -> betray(shown, total, counts)))
                .forEach(totals::add);
        return totals;
    }

    private static boolean betray(Set<String> one, Set<String> other, Counts counts) {
        return isSmall(responses(without(one, other), counts)) || isSmall(responses(without(other, one), counts));
    }

    /** What a total leaves after its shown services must not be small: the smallest of those are hidden until it is not. */
    private static void hideCompanions(Set<String> total, Counts counts, Set<String> shown) {
        var companions = total.stream()
                .filter(shown::contains)
                .sorted(Comparator.comparing(
                                (String service) -> counts.of(service).responses())
                        .thenComparing(service -> service))
                .iterator();
        while (isSmall(responses(without(total, shown), counts)) && companions.hasNext()) {
            shown.remove(companions.next());
        }
    }

    private static boolean isSmall(long responses) {
        return responses > 0 && responses < SMALLEST_GROUP;
    }

    private static long responses(Set<String> services, Counts counts) {
        return counts.of(services).responses();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
