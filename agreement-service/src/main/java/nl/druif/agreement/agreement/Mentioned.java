package nl.druif.agreement.agreement;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a text refers to, by reference.
 *
 * @param parent the agreement on which it builds
 */
public record Mentioned(
        Set<String> parties,
        Set<String> services,
        Set<String> calendars,
        Set<String> segments,
        Optional<String> parent) {
    public static final Mentioned NOTHING = new Mentioned(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

    public static Mentioned in(Wording terms) {
        return new Mentioned(
                terms.partiesNamed(),
                terms.servicesNamed().keySet(),
                terms.calendarsNamed(),
                terms.segmentsNamed(),
                Optional.empty());
    }

    public static Mentioned in(Placement placement) {
        return new Mentioned(
                placement.appliesTo().map(some -> Set.copyOf(some.customers())).orElse(Set.of()),
                Set.of(),
                Set.of(),
                placement.appliesTo().map(some -> Set.copyOf(some.segments())).orElse(Set.of()),
                placement.parent());
    }

    /** These parties too, and that it builds on this agreement. */
    Mentioned and(Collection<String> parties, Optional<String> parent) {
        return new Mentioned(union(this.parties, parties), services, calendars, segments, parent);
    }

    /** All that another text refers to, too. */
    Mentioned and(Mentioned other) {
        return new Mentioned(
                union(parties, other.parties),
                union(services, other.services),
                union(calendars, other.calendars),
                union(segments, other.segments),
                parent.or(other::parent));
    }

    private static Set<String> union(Collection<String> some, Collection<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
