package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;

/**
 * When a promise would first be due, if nothing stopped its clock.
 *
 * @param priority    absent: whatever the targets do not name; so with {@code requestType} and {@code segment}
 * @param services    all for which that is so; empty: every service
 * @param dueAt       absent when its calendar does not know
 */
public record FirstDue(
        Instant arrival,
        Occasion occasion,
        Optional<String> priority,
        Optional<String> requestType,
        Optional<String> segment,
        List<String> services,
        String clause,
        Metric metric,
        Nature nature,
        Optional<Instant> dueAt) {
    private static final int MOST = 1_000;

    /** Why somebody would want to know of an arrival. */
    public enum Occasion {
        ASKED_FOR,
        NEXT_OPENING,
        FRIDAY_AFTERNOON,
        BEFORE_A_HOLIDAY
    }

    static List<FirstDue> of(Promised promised, List<Facts> combinations, List<Arrivals.Arrival> arrivals) {
        var services = new LinkedHashMap<FirstDue, List<String>>();
        for (var arrival : arrivals) {
            for (var facts : combinations) {
                for (var target : promised.contest(facts).standing()) {
                    if (services.size() >= MOST) {
                        break;
                    }
                    var due = new FirstDue(
                            arrival.at(),
                            arrival.occasion(),
                            known(facts.priority()),
                            target.requestTypes().isEmpty() ? Optional.empty() : known(facts.requestType()),
                            target.segments().stream()
                                    .filter(promised.segmentsOf(facts.customer())::contains)
                                    .findFirst(),
                            List.of(),
                            ClauseId.of("targets", target.id()).text(),
                            target.metric(),
                            target.nature(),
                            promised.due(target, facts.service(), arrival.at()));
                    var named = services.computeIfAbsent(due, first -> new ArrayList<>());
                    if (!facts.service().isEmpty() && !named.contains(facts.service())) {
                        named.add(facts.service());
                    }
                }
            }
        }
        return services.entrySet().stream()
                .map(entry -> entry.getKey().forServices(entry.getValue()))
                .toList();
    }

    private FirstDue forServices(List<String> names) {
        return new FirstDue(
                arrival, occasion, priority, requestType, segment, List.copyOf(names), clause, metric, nature, dueAt);
    }

    private static Optional<String> known(String fact) {
        return fact.isEmpty() ? Optional.empty() : Optional.of(fact);
    }
}
