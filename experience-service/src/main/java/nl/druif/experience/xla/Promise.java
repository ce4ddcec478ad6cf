package nl.druif.experience.xla;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import nl.druif.foundation.terms.ExperienceTarget;

/**
 * An experience target while one version of its agreement held.
 *
 * @param services what it speaks of, by reference; empty: every service
 * @param startsAt half-open with {@code endsAt}
 */
record Promise(int version, ExperienceTarget target, Set<String> services, Instant startsAt, Instant endsAt) {
    Promise {
        services = Set.copyOf(services);
    }

    boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /** Those of the services that it speaks of. */
    Set<String> among(Set<String> heard) {
        return heard.stream().filter(this::covers).collect(Collectors.toSet());
    }
}
