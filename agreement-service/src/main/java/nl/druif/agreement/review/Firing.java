package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A trigger that fires now.
 *
 * @param baseline what it fires over: with its agreement and trigger the name that it has only once
 */
record Firing(Trigger trigger, String baseline, ReviewEvidence evidence) {

    /** Of all triggers that count, those that fire. */
    static List<Firing> of(ReviewRules rules, Observation seen, Map<Trigger, Past> past) {
        return Arrays.stream(Trigger.values())
                .flatMap(trigger -> rules
                        .limit(trigger)
                        .flatMap(limit -> of(trigger, limit, seen, past.getOrDefault(trigger, Past.NOTHING)))
                        .stream())
                .toList();
    }

    private static Optional<Firing> of(Trigger trigger, BigDecimal limit, Observation seen, Past past) {
        if (past.open()) {
            return Optional.empty();
        }
        return trigger.cause()
                .evidence(seen, limit, past.mark())
                .map(evidence -> new Firing(trigger, baseline(trigger, evidence, past), evidence))
                .filter(firing -> !past.fired().contains(firing.baseline()));
    }

    private static String baseline(Trigger trigger, ReviewEvidence evidence, Past past) {
        var own = trigger.cause().baseline(evidence);
        return own.isEmpty() ? past.decided().map(UUID::toString).orElse("first") : own;
    }
}
