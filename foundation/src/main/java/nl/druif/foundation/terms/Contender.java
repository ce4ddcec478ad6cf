package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A target that fits a ticket, with what decides between it and the others that do.
 *
 * @param promise      what it stands for
 * @param agreement    that promises it, by reference
 * @param reach        of that agreement
 * @param namesService whether that agreement is about certain services, the ticket's among them
 * @param specificity  of the target's own condition
 * @param attainment   percent of cases; of all of them when the target says nothing
 */
public record Contender<P>(
        P promise,
        Line line,
        String agreement,
        Reach reach,
        boolean namesService,
        int specificity,
        BigDecimal attainment) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public static <P> Contender<P> of(
            P promise,
            Target target,
            Optional<String> promisedBy,
            String agreement,
            Reach reach,
            boolean namesService) {
        return new Contender<>(
                promise,
                Line.of(target, promisedBy),
                agreement,
                reach,
                namesService,
                target.specificity(),
                target.attainmentPercent().orElse(ALL).stripTrailingZeros());
    }

    Level level() {
        return reach.level();
    }

    boolean isAbove(Contender<P> other) {
        return other.reach.above().contains(agreement);
    }
}
