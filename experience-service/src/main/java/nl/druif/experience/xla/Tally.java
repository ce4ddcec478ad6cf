package nl.druif.experience.xla;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers, counted.
 *
 * @param byStar             how often one star was given, two stars, … five
 * @param suspectedAutomated answers that a mail scanner may have given; not among the others
 */
record Tally(long invited, List<Long> byStar, long suspectedAutomated) {
    static final Tally NONE = new Tally(0, List.of(0L, 0L, 0L, 0L, 0L), 0);

    private static final int DECIMALS = 4;
    private static final int SATISFIED_FROM = 4;

    Tally {
        byStar = List.copyOf(byStar);
        if (byStar.size() != 5) {
            throw new IllegalArgumentException("five kinds of stars, not " + byStar.size());
        }
    }

    Tally plus(Tally other) {
        return new Tally(
                invited + other.invited,
                IntStream.range(0, 5)
                        .mapToObj(i -> byStar.get(i) + other.byStar.get(i))
                        .toList(),
                suspectedAutomated + other.suspectedAutomated);
    }

    long responses() {
        return byStar.stream().mapToLong(Long::longValue).sum();
    }

    private long stars() {
        return IntStream.range(0, 5).mapToLong(i -> (i + 1) * byStar.get(i)).sum();
    }

    private long satisfied() {
        return byStar.subList(SATISFIED_FROM - 1, 5).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Exact: equal is met, and nothing is rounded before it is compared. */
    boolean averagesAtLeast(BigDecimal stars) {
        return BigDecimal.valueOf(stars()).compareTo(stars.multiply(BigDecimal.valueOf(responses()))) >= 0;
    }

    /** Four decimals, for people to read. */
    BigDecimal average() {
        return share(stars(), responses());
    }

    BigDecimal responseRate() {
        return share(responses(), invited);
    }

    /** Those who gave four stars or five, with the bounds between which the share of everybody who was helped lies, at 95 %. */
    Satisfaction satisfaction() {
        return Satisfaction.of(satisfied(), responses());
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
