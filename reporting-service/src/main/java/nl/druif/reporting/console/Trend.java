package nl.druif.reporting.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.reporting.scorecard.MonthScore;
import nl.druif.reporting.scorecard.Period;

/**
 * The last months as two lines over the same months, in units of the drawing.
 *
 * @param lowest percentage at which the upper panel begins
 */
public record Trend(List<Point> months, int lowest, String promiseLine, String feelingLine) {
    static final int STEP = 84;
    private static final int LEFT = 52;
    private static final int TOP = 18;
    private static final int HEIGHT = 70;
    private static final int FEELING_TOP = 124;
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_STARS = BigDecimal.valueOf(5);

    /** A month at {@code x}; what was not measured, or is not shown, has no height. */
    public record Point(MonthScore month, int x, Optional<Integer> promise, Optional<Integer> feeling) {
        public Period period() {
            return month.period();
        }
    }

    static Trend of(List<MonthScore> scores) {
        var oldestFirst =
                scores.stream().sorted(Comparator.comparing(MonthScore::period)).toList();
        var lowest = lowest(oldestFirst);
        var points = new ArrayList<Point>();
        for (var month : oldestFirst) {
            points.add(new Point(
                    month,
                    LEFT + STEP * points.size(),
                    month.attainment().of() == 0
                            ? Optional.empty()
                            : Optional.of(height(month.attainment().percent(2), BigDecimal.valueOf(lowest), MOST, TOP)),
                    month.experience().mean().map(mean -> height(mean, BigDecimal.ONE, MOST_STARS, FEELING_TOP))));
        }
        return new Trend(points, lowest, line(points, Point::promise), line(points, Point::feeling));
    }

    public int width() {
        return LEFT + STEP * Math.max(0, months.size() - 1) + 40;
    }

    /** The next lower ten, at most 90, so that what matters is not pressed flat against the top. */
    private static int lowest(List<MonthScore> months) {
        return months.stream()
                .filter(month -> month.attainment().of() > 0)
                .mapToInt(month -> month.attainment().percent(0).intValue() / 10 * 10)
                .map(ten -> Math.min(90, ten))
                .min()
                .orElse(0);
    }

    private static int height(BigDecimal value, BigDecimal low, BigDecimal high, int top) {
        return top
                + high.subtract(value)
                        .multiply(BigDecimal.valueOf(HEIGHT))
                        .divide(high.subtract(low), 0, RoundingMode.HALF_UP)
                        .intValue();
    }

    private static String line(List<Point> points, Function<Point, Optional<Integer>> height) {
        return points.stream()
                .filter(point -> height.apply(point).isPresent())
                .map(point -> point.x() + "," + height.apply(point).orElseThrow())
                .collect(Collectors.joining(" "));
    }
}
