package nl.druif.agreement.agreement;

import java.util.List;
import java.util.Set;

/** What a text refers to, by reference. */
public record Mentioned(Set<String> parties, Set<String> services, Set<String> calendars) {
    public static final Mentioned NOTHING = new Mentioned(Set.of(), Set.of(), Set.of());

    public static Mentioned in(Wording terms) {
        return new Mentioned(Set.of(), terms.servicesNamed().keySet(), terms.calendarsNamed());
    }

    Mentioned and(String... parties) {
        return new Mentioned(Set.copyOf(List.of(parties)), services, calendars);
    }
}
