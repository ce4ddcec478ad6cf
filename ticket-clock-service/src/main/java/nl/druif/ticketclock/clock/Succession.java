package nl.druif.ticketclock.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.OnNewVersion;

/**
 * Which version of an agreement judges a ticket, from its opening on.
 *
 * @param turns    the first holds from the opening; ascending
 * @param replayed the version that had tickets judged again which an earlier one had judged; absent when none did
 */
record Succession(List<Turn> turns, Optional<Edition> replayed) {

    /** @param from epoch milliseconds */
    record Turn(long from, Edition edition) {}

    /**
     * A ticket belongs to the version that was known to be valid when it was opened. A history that is older than every
     * signature, as an import brings, belongs to the version that says it was valid then.
     *
     * @param editions in the order in which they were recorded
     * @param openedAt of the ticket
     * @return empty when no version is valid at the opening: then nothing was promised
     */
    static Optional<Succession> at(long openedAt, List<Edition> editions) {
        var valid =
                editions.stream().filter(edition -> edition.isValidAt(openedAt)).toList();
        var latestValid = Comparator.comparingLong(Edition::validFrom).thenComparingInt(editions::indexOf);
        var known = valid.stream()
                .filter(edition -> edition.recordedAt() <= openedAt)
                .max(latestValid);
        return known.or(() -> valid.stream().max(latestValid))
                .map(base -> from(openedAt, base, known.isPresent(), editions));
    }

    private static Succession from(long openedAt, Edition base, boolean known, List<Edition> editions) {
        var turns = new ArrayList<>(List.of(new Turn(openedAt, base)));
        var replayed = Optional.<Edition>empty();
        for (var later : editions.subList(editions.indexOf(base) + 1, editions.size())) {
            var policy = later.version.terms().policies().onNewVersion();
            if (policy == OnNewVersion.REPLAY && later.isValidAt(openedAt)) {
                turns.clear();
                turns.add(new Turn(openedAt, later));
                replayed = Optional.of(later);
            } else if (policy != OnNewVersion.PIN && later.validFrom() > openedAt) {
                // What was promised is not changed behind people's backs: at the earliest when it was recorded.
                var from = known ? Math.max(later.validFrom(), later.recordedAt()) : later.validFrom();
                turns.removeIf(turn -> turn.from() >= from);
                turns.add(new Turn(from, later));
            }
        }
        return new Succession(List.copyOf(turns), replayed);
    }
}
