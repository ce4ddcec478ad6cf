package nl.druif.reporting.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Where a share really lies, with 95 % confidence, when {@code count} of {@code of} were seen: the Wilson score interval,
 * in percent with one decimal, rounded outwards.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">E. B. Wilson (1927)</a>
 */
public record Interval(BigDecimal low, BigDecimal high) {
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");
    private static final BigDecimal Z2 = Z.multiply(Z);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

    /** @param of at least one */
    public static Interval wilson(long count, long of) {
        var n = BigDecimal.valueOf(of);
        var p = BigDecimal.valueOf(count).divide(n, EXACT_ENOUGH);
        var centre = p.add(Z2.divide(n.multiply(BigDecimal.valueOf(2)), EXACT_ENOUGH));
        var spread = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, EXACT_ENOUGH)
                .add(Z2.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), EXACT_ENOUGH))
                .sqrt(EXACT_ENOUGH)
                .multiply(Z);
        var scale = BigDecimal.ONE.add(Z2.divide(n, EXACT_ENOUGH));
        return new Interval(
                percent(centre.subtract(spread), scale, RoundingMode.FLOOR).max(BigDecimal.ZERO.setScale(1)),
                percent(centre.add(spread), scale, RoundingMode.CEILING).min(HUNDRED.setScale(1)));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal scale, RoundingMode outwards) {
        return part.multiply(HUNDRED).divide(scale, EXACT_ENOUGH).setScale(1, outwards);
    }
}
