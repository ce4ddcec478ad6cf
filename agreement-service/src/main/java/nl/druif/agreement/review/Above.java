package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A figure of a month rose above what is normal by more than the limit. At first nothing is normal; at a decision the
 * highest month becomes it.
 *
 * @param finished whether only a month that is over can be told
 */
record Above(boolean finished, Function<MonthFigures, Optional<Figure>> figure) implements Cause {
    private static final Figure NOTHING = Figure.of(0);

    @Override
    public Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal) {
        var level = normal.level().orElse(NOTHING);
        return months(seen)
                .flatMap(month -> figure
                        .apply(month)
                        .filter(measured -> measured.isAbove(level, limit))
                        .map(measured -> ReviewEvidence.measured(month.month(), measured, level, limit))
                        .stream())
                .reduce((earlier, later) -> later);
    }

    @Override
    public Mark mark(Observation seen, Mark before) {
        return Mark.at(months(seen)
                .flatMap(month -> figure.apply(month).stream())
                .reduce(before.level().orElse(NOTHING), Figure::max));
    }

    private Stream<MonthFigures> months(Observation seen) {
        return finished ? seen.monthsOver() : seen.months().stream();
    }
}
