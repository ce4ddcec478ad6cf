package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.terms.ReviewClause;
import nl.druif.foundation.terms.ReviewTrigger;

/**
 * What an agreement wants to be reviewed for.
 *
 * @param limits of the triggers that count, and of no other
 */
record ReviewRules(Map<Trigger, BigDecimal> limits) {
    /** For an agreement that says nothing about it, and for a trigger without a limit. */
    private static final Map<Trigger, BigDecimal> USUAL = new EnumMap<>(Map.ofEntries(
            Map.entry(Trigger.SCHEDULE, BigDecimal.valueOf(12)),
            Map.entry(Trigger.BREACHES, BigDecimal.valueOf(10)),
            Map.entry(Trigger.VOLUME, BigDecimal.valueOf(25)),
            Map.entry(Trigger.EXCLUSIONS, BigDecimal.valueOf(20)),
            Map.entry(Trigger.WATERMELON, BigDecimal.ZERO),
            Map.entry(Trigger.CALENDAR_CHANGE, BigDecimal.ZERO),
            Map.entry(Trigger.TOOL_CHANGE, BigDecimal.ZERO),
            Map.entry(Trigger.CONTRACT_END, BigDecimal.valueOf(90)),
            Map.entry(Trigger.WAIVERS, BigDecimal.valueOf(5)),
            Map.entry(Trigger.RATING, new BigDecimal("0.5")),
            Map.entry(Trigger.UNSETTLED, BigDecimal.valueOf(30))));

    ReviewRules {
        limits = Collections.unmodifiableMap(new EnumMap<>(limits));
    }

    /** A clause names all that counts; without one, the usual does. */
    static ReviewRules of(Optional<ReviewClause> clause) {
        return clause.map(ReviewRules::of).orElseGet(() -> new ReviewRules(USUAL));
    }

    Optional<BigDecimal> limit(Trigger trigger) {
        return Optional.ofNullable(limits.get(trigger));
    }

    private static ReviewRules of(ReviewClause clause) {
        var limits = new EnumMap<Trigger, BigDecimal>(Trigger.class);
        for (var each : clause.triggers()) {
            var trigger = trigger(each.kind());
            limits.put(
                    trigger,
                    each.limit()
                            .or(() -> Optional.ofNullable(USUAL.get(trigger)))
                            .orElse(BigDecimal.ZERO));
        }
        clause.everyMonths().ifPresent(months -> limits.put(Trigger.SCHEDULE, BigDecimal.valueOf(months)));
        clause.unsettledAfterDays().ifPresent(days -> limits.put(Trigger.UNSETTLED, BigDecimal.valueOf(days)));
        return new ReviewRules(limits);
    }

    private static Trigger trigger(ReviewTrigger.Kind kind) {
        return switch (kind) {
            case BREACHES -> Trigger.BREACHES;
            case VOLUME -> Trigger.VOLUME;
            case EXCLUSIONS -> Trigger.EXCLUSIONS;
            case WATERMELON -> Trigger.WATERMELON;
            case CALENDAR_CHANGE -> Trigger.CALENDAR_CHANGE;
            case TOOL_CHANGE -> Trigger.TOOL_CHANGE;
            case CONTRACT_END -> Trigger.CONTRACT_END;
            case WAIVERS -> Trigger.WAIVERS;
            case RATING -> Trigger.RATING;
        };
    }
}
