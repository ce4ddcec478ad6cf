package nl.druif.experience.xla;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;

/**
 * An experience target against what people said about tickets that closed while it held.
 *
 * @param services each on its own; those nobody was asked about are left out
 */
public record Level(
        int version,
        String target,
        Metric metric,
        BigDecimal minimumAverage,
        int minimumResponses,
        Optional<String> owner,
        Instant startsAt,
        Instant endsAt,
        Standing overall,
        List<Standing> services) {

    /** @param promises of one window, to which {@code counts} belong */
    static List<Level> all(List<Promise> promises, Counts counts) {
        var totals = promises.stream()
                .map(promise -> promise.among(counts.services()))
                .toList();
        var suppression = Suppression.of(counts, totals);
        return promises.stream()
                .map(promise -> of(promise, counts, suppression))
                .toList();
    }

    private static Level of(Promise promise, Counts counts, Suppression suppression) {
        var covered = promise.among(counts.services());
        var overall = suppression.totals().contains(covered);
        return new Level(
                promise.version(),
                promise.target().id(),
                promise.target().metric(),
                promise.target().minimumAverage(),
                promise.target().minimumResponses(),
                promise.target().owner(),
                promise.startsAt(),
                promise.endsAt(),
                Standing.of(Optional.empty(), counts.of(covered), promise, overall),
                covered.stream()
                        .sorted()
                        .map(service -> Standing.of(
                                Optional.of(service),
                                counts.of(service),
                                promise,
                                suppression.services().contains(service)))
                        .toList());
    }
}
