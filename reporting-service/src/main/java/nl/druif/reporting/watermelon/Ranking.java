package nl.druif.reporting.watermelon;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import nl.druif.reporting.scorecard.Crossing.UnhappyWhenMet;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.Slice;

/**
 * The worst first: by how likely somebody is unhappy although the promise was kept, at the least (the lower end of the
 * interval), so that three of five do not come before fifty of a hundred.
 */
public record Ranking(List<Watermelon> items) {
    private static final int LONGEST = 200;

    public static Ranking of(Collection<Scorecard> scorecards, Quadrant quadrant) {
        return new Ranking(scorecards.stream()
                .flatMap(scorecard -> scorecard.slices().stream()
                        .filter(slice -> slice.quadrant() == quadrant)
                        .map(slice -> Watermelon.of(scorecard, slice)))
                .sorted(Comparator.comparing((Watermelon melon) -> unhappiness(melon.slice()))
                        .thenComparing(melon -> melon.slice().tickets().ended())
                        .reversed()
                        .thenComparing(Watermelon::reference)
                        .thenComparing(Watermelon::by)
                        .thenComparing(melon -> melon.slice().key().orElse("")))
                .limit(LONGEST)
                .toList());
    }

    private static BigDecimal unhappiness(Slice slice) {
        return slice.crossing().unhappyWhenMet().map(UnhappyWhenMet::atLeast).orElse(BigDecimal.ZERO);
    }
}
