package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.TermsVersion;

/**
 * A stretch of time in which one version of an agreement was in force.
 *
 * @param from half-open with {@code until}
 */
record Reign(TermsVersion version, Instant from, Instant until) {
    private static final Comparator<TermsVersion> LATER = Comparator.comparing(TermsVersion::validFrom)
            .thenComparing(TermsVersion::recordedAt)
            .thenComparingInt(TermsVersion::version);

    /**
     * All within {@code [from, until)}, in order; between them nothing was in force.
     *
     * @param versions all that were signed, of one agreement
     */
    static List<Reign> over(List<TermsVersion> versions, Instant from, Instant until) {
        var edges = edges(versions, from, until);
        var reigns = new ArrayList<Reign>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            var start = edges.get(i);
            var end = edges.get(i + 1);
            inForce(versions, start).ifPresent(version -> add(reigns, new Reign(version, start, end)));
        }
        return List.copyOf(reigns);
    }

    private static List<Instant> edges(List<TermsVersion> versions, Instant from, Instant until) {
        var edges = new TreeSet<>(List.of(from, until));
        versions.stream()
                .flatMap(version -> Stream.concat(
                        Stream.of(version.validFrom(), version.recordedAt()), version.validUntil().stream()))
                .filter(edge -> edge.isAfter(from) && edge.isBefore(until))
                .forEach(edges::add);
        return List.copyOf(edges);
    }

    private static void add(List<Reign> reigns, Reign next) {
        var last = reigns.size() - 1;
        if (last >= 0
                && reigns.get(last).version.equals(next.version)
                && reigns.get(last).until.equals(next.from)) {
            reigns.set(last, new Reign(next.version, reigns.get(last).from, next.until));
        } else {
            reigns.add(next);
        }
    }

    /**
     * The latest of those that were known to be valid then, or that judge the past too; of a time before anything was signed
     * the latest that says it was valid.
     */
    private static Optional<TermsVersion> inForce(List<TermsVersion> versions, Instant at) {
        var valid = versions.stream().filter(version -> version.validAt(at)).toList();
        return valid.stream()
                .filter(version -> !version.recordedAt().isAfter(at)
                        || version.terms().policies().onNewVersion() == OnNewVersion.REPLAY)
                .max(LATER)
                .or(() -> valid.stream().max(LATER));
    }
}
