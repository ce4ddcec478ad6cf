package nl.druif.experience.xla;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A share and its Wilson score interval.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">E.B. Wilson, 1927</a>
 */
record Satisfaction(BigDecimal share, BigDecimal low, BigDecimal high) {
    /** Of the normal distribution, two-sided 95 %. */
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private static final MathContext PRECISE = MathContext.DECIMAL64;

    static Satisfaction of(long satisfied, long responses) {
        var n = BigDecimal.valueOf(responses);
        var p = BigDecimal.valueOf(satisfied).divide(n, PRECISE);
        var z2 = Z.multiply(Z, PRECISE);
        var four = BigDecimal.valueOf(4);
        var two = BigDecimal.valueOf(2);
        var centre = p.add(z2.divide(n.multiply(two), PRECISE));
        var variance = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, PRECISE)
                .add(z2.divide(n.multiply(n).multiply(four), PRECISE));
        var margin = Z.multiply(variance.sqrt(PRECISE), PRECISE);
        var scale = BigDecimal.ONE.add(z2.divide(n, PRECISE));
        return new Satisfaction(
                shown(p),
                shown(centre.subtract(margin).divide(scale, PRECISE)),
                shown(centre.add(margin).divide(scale, PRECISE)));
    }

    private static BigDecimal shown(BigDecimal bound) {
        return bound.max(BigDecimal.ZERO).min(BigDecimal.ONE).setScale(4, RoundingMode.HALF_EVEN);
    }
}
