package nl.druif.ticketclock.clock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.TermsVersion;

/** The versions of one agreement, made ready once for reading many tickets. Safe for threads. */
final class Rules {
    final List<TermsVersion> versions;
    final Words words;
    final List<Edition> editions;
    private final Optional<Succession> only;

    Rules(List<TermsVersion> unordered) {
        versions = unordered.stream()
                .sorted(Comparator.comparing(TermsVersion::recordedAt).thenComparingInt(TermsVersion::version))
                .toList();
        words = Words.of(versions);
        editions = versions.stream().map(version -> new Edition(version, words)).toList();
        only = editions.size() == 1
                ? Optional.of(
                        new Succession(List.of(new Succession.Turn(Long.MIN_VALUE, editions.get(0))), Optional.empty()))
                : Optional.empty();
    }

    /** Empty when nothing was promised about a ticket opened then. */
    Optional<Succession> succession(long openedAt) {
        if (only.isPresent()) {
            return editions.get(0).isValidAt(openedAt) ? only : Optional.empty();
        }
        return Succession.at(openedAt, editions);
    }
}
