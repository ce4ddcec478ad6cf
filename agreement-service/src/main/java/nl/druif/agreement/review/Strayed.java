package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The figure of the month that is over strayed from what is normal: from the one at the last decision, else from that of the
 * months before, at most three, together.
 *
 * @param figure of one or more months together; empty where they tell nothing
 * @param test   whether a figure strays from another by more than the limit
 */
record Strayed(Function<List<MonthFigures>, Optional<Figure>> figure, Test test) implements Cause {

    @FunctionalInterface
    interface Test {
        boolean strays(Figure measured, Figure normal, BigDecimal limit);
    }

    @Override
    public Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal) {
        var usual = normal.level().or(() -> figure.apply(seen.monthsBefore()));
        return seen.lastMonth()
                .flatMap(month -> figure.apply(List.of(month))
                        .flatMap(measured -> usual.filter(level -> test.strays(measured, level, limit))
                                .map(level -> ReviewEvidence.measured(month.month(), measured, level, limit))));
    }

    @Override
    public Mark mark(Observation seen, Mark before) {
        return seen.lastMonth()
                .flatMap(month -> figure.apply(List.of(month)))
                .map(Mark::at)
                .orElse(before);
    }
}
