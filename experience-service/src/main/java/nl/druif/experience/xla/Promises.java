package nl.druif.experience.xla;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var from = later(startsAt, version.validFrom());
            var until = earlier(endsAt, end(version, versions.subList(i + 1, versions.size()), endsAt));
            if (from.isBefore(until)) {
                version.terms()
                        .experienceTargets()
                        .forEach(target -> promises.add(new Promise(
                                version.version(), target, services(target, version.terms(), agreement), from, until)));
            }
        }
        return new Promises(period, zone, startsAt, endsAt, List.copyOf(promises));
    }

    /** A version holds until it ends or a later one takes over. */
    private static Instant end(TermsVersion version, List<TermsVersion> later, Instant never) {
        return later.stream()
                .map(TermsVersion::validFrom)
                .reduce(version.validUntil().orElse(never), Promises::earlier);
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

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
