package nl.druif.experience.xla;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Answers about the tickets of a window, by service; the empty name is that of tickets without a service. */
record Counts(Map<String, Tally> byService) {
    Counts {
        byService = Map.copyOf(byService);
    }

    Set<String> services() {
        return byService.keySet();
    }

    Tally of(String service) {
        return byService.getOrDefault(service, Tally.NONE);
    }

    Tally of(Collection<String> services) {
        return services.stream().map(this::of).reduce(Tally.NONE, Tally::plus);
    }
}
