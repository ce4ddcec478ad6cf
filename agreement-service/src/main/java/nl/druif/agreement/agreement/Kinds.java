package nl.druif.agreement.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Terms;

/** The kinds of customers that texts tell apart by the segments that they are in. */
final class Kinds {
    private Kinds() {}

    /**
     * Of those whom a text reaches one of each kind; where it reaches everybody, the empty text stands for who is in no
     * segment.
     *
     * @param texts each with the members of its segments as they are, or were fixed, for that text
     */
    static List<String> ofCustomers(Reach reach, List<Terms> texts) {
        var memberships = memberships(texts);
        var reached = reach.customers().isEmpty()
                ? Stream.concat(Stream.of(""), memberships.keySet().stream())
                : reach.customers().stream();
        var seen = new HashSet<Set<String>>();
        return reached.filter(customer -> seen.add(memberships.getOrDefault(customer, Set.of())))
                .toList();
    }

    /** Customer to the segments that it is in; what one text calls a segment may have other members in another. */
    private static Map<String, Set<String>> memberships(List<Terms> texts) {
        var memberships = new TreeMap<String, Set<String>>();
        for (int i = 0; i < texts.size(); i++) {
            var text = i + " ";
            texts.get(i)
                    .segments()
                    .forEach((segment, members) -> members.forEach(member -> memberships
                            .computeIfAbsent(member, first -> new TreeSet<>())
                            .add(text + segment)));
        }
        return memberships;
    }
}
