package nl.druif.ticketclock.clock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.terms.TermsVersion;

/** The versions of one agreement, made ready once for reading many tickets. Safe for threads. */
final class Rules {
    final List<TermsVersion> versions;
    final Words words;
    final List<Edition> editions;
    private final boolean nameSegments;
    private final Optional<Succession> only;

    /** @param customer by reference; of nobody it is not known in which segments he is */
    Rules(List<TermsVersion> unordered, Optional<String> customer) {
        versions = unordered.stream()
                .sorted(Comparator.comparing(TermsVersion::recordedAt).thenComparingInt(TermsVersion::version))
                .toList();
        words = Words.of(versions);
        nameSegments = versions.stream()
                .flatMap(version -> version.terms().targets().stream())
                .anyMatch(target -> !target.segments().isEmpty());
        editions = versions.stream()
                .map(version -> new Edition(version, words, segments(version, customer)))
                .toList();
        only = editions.size() == 1
                ? Optional.of(
                        new Succession(List.of(new Succession.Turn(Long.MIN_VALUE, editions.get(0))), Optional.empty()))
                : Optional.empty();
    }

    static Set<String> segments(TermsVersion version, Optional<String> customer) {
        return customer.map(version.terms()::segmentsOf).orElse(Set.of());
    }

    boolean nameSegments() {
        return nameSegments;
    }

    /** Empty when nothing was promised about a ticket opened then. */
    Optional<Succession> succession(long openedAt) {
        if (only.isPresent()) {
            return editions.get(0).isValidAt(openedAt) ? only : Optional.empty();
        }
        return Succession.at(openedAt, editions);
    }
}
