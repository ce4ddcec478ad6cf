package nl.druif.ticketclock.clock;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.terms.TermsVersion;
import org.jspecify.annotations.Nullable;

/** A version of the terms, made ready: for every combination of facts that it tells apart, which targets apply. */
final class Edition {
    /** Above this many combinations they are worked out again each time, lest terms of a few kB take a GB. */
    private static final int MOST_REMEMBERED = 1 << 16;

    final TermsVersion version;
    private final Words words;
    private final List<PreparedTarget> targets;
    private final Set<String> segments;
    private final int services;
    private final int requestTypes;
    private final int teams;
    private final @Nullable Regime[] remembered;

    /** @param segments those that the customer is in under this version */
    Edition(TermsVersion version, Words words, Set<String> segments) {
        this.version = version;
        this.words = words;
        this.segments = segments;
        this.targets = version.terms().targets().stream()
                .map(target -> new PreparedTarget(target, this, words))
                .toList();
        this.services = words.services().size();
        this.requestTypes = words.requestTypes().size();
        this.teams = words.teams().size();
        var combinations = (long) words.priorities().size() * services * requestTypes * teams;
        this.remembered = new Regime[combinations <= MOST_REMEMBERED ? (int) combinations : 0];
    }

    Optional<PreparedTarget> target(String id) {
        return targets.stream()
                .filter(prepared -> prepared.target.id().equals(id))
                .findFirst();
    }

    long validFrom() {
        return version.validFrom().toEpochMilli();
    }

    long recordedAt() {
        return version.recordedAt().toEpochMilli();
    }

    boolean isValidAt(long instant) {
        return instant >= validFrom()
                && (version.validUntil().isEmpty()
                        || instant < version.validUntil().get().toEpochMilli());
    }

    Regime regime(int priority, int service, int requestType, int team) {
        if (remembered.length == 0) {
            return resolve(priority, service, requestType, team);
        }
        var place = ((priority * services + service) * requestTypes + requestType) * teams + team;
        var known = remembered[place];
        if (known == null) {
            // Two threads may both get here; they find the same, and a regime never changes once made.
            known = resolve(priority, service, requestType, team);
            remembered[place] = known;
        }
        return known;
    }

    private Regime resolve(int priority, int service, int requestType, int team) {
        var covered = version.terms().services();
        var serviceName = words.services().word(service);
        if (!covered.isEmpty() && !covered.contains(serviceName)) {
            return new Regime(this, new PreparedTarget[0], words.targets().size());
        }
        var priorityName = words.priorities().word(priority);
        var requestTypeName = words.requestTypes().word(requestType);
        var teamName = words.teams().word(team);
        var fitting = targets.stream()
                .filter(candidate -> candidate.target.fits(priorityName, serviceName, requestTypeName, segments)
                        && candidate.isOf(teamName))
                .toList();
        var specificity = new int[PreparedTarget.LINES];
        fitting.forEach(candidate ->
                specificity[candidate.line] = Math.max(specificity[candidate.line], candidate.target.specificity()));
        var applying = fitting.stream()
                .filter(candidate -> candidate.target.specificity() == specificity[candidate.line])
                .toArray(PreparedTarget[]::new);
        return new Regime(this, applying, words.targets().size());
    }
}
