package nl.druif.experience.xla;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** What an agreement promised about experience in one month, in the agreement's own zone. */
record Promises(YearMonth period, ZoneId zone, Instant startsAt, Instant endsAt, List<Promise> promises) {

    static Promises of(AgreementPublished agreement, YearMonth period) {
        var versions = agreement.versions().stream()
                .sorted(Comparator.comparing(TermsVersion::version))
                .toList();
        var zone = versions.isEmpty()
                ? ZoneOffset.UTC
                : versions.get(versions.size() - 1).terms().zone().orElse(ZoneOffset.UTC);
        var startsAt = period.atDay(1).atStartOfDay(zone).toInstant();
        var endsAt = period.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        var promises = new ArrayList<Promise>();
        for (var held : stretches(versions, startsAt, endsAt)) {
            var terms = held.version.terms();
            terms.experienceTargets()
                    .forEach(target -> promises.add(new Promise(
                            held.version.version(),
                            target,
                            services(target, terms, agreement),
                            held.from,
                            held.until)));
        }
        return new Promises(period, zone, startsAt, endsAt, List.copyOf(promises));
    }

    /** While one version held. */
    private record Held(TermsVersion version, Instant from, Instant until) {}

    /** A later version holds where two overlap; when one for a while ends, the one before it goes on. */
    private static List<Held> stretches(List<TermsVersion> versions, Instant startsAt, Instant endsAt) {
        var turns = new TreeSet<Instant>(List.of(startsAt, endsAt));
        versions.stream()
                .flatMap(version -> Stream.concat(Stream.of(version.validFrom()), version.validUntil().stream()))
                .filter(turn -> turn.isAfter(startsAt) && turn.isBefore(endsAt))
                .forEach(turns::add);
        var stretches = new ArrayDeque<Held>();
        for (var from : turns.headSet(endsAt)) {
            var until = turns.higher(from);
            versions.stream()
                    .filter(version -> version.validAt(from))
                    .reduce((one, later) -> later)
                    .ifPresent(version -> {
                        var before = stretches.peekLast();
                        var goesOn = before != null && before.version.equals(version) && before.until.equals(from);
                        stretches.add(new Held(version, goesOn ? stretches.removeLast().from : from, until));
                    });
        }
        return List.copyOf(stretches);
    }

    private static Set<String> services(ExperienceTarget target, Terms terms, AgreementPublished agreement) {
        if (!target.services().isEmpty()) {
            return new HashSet<>(target.services());
        }
        if (!terms.services().isEmpty()) {
            return new HashSet<>(terms.services());
        }
        var covered = new HashSet<String>();
        agreement.services().forEach(service -> covered.add(service.reference()));
        return covered;
    }
}
