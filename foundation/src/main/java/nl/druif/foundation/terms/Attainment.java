package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much was kept of what there was to keep: a fraction, never a rounded percentage.
 *
 * @param kept of {@code of}: tickets, or milliseconds
 */
public record Attainment(long kept, long of) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Attainment {
        if (kept < 0 || kept > of) {
            throw new IllegalArgumentException("kept " + kept + " of " + of);
        }
    }

    public boolean isMeasured() {
        return of > 0;
    }

    /** Equal is not below; neither is what there was nothing of. */
    public boolean isBelow(BigDecimal percent) {
        return BigDecimal.valueOf(kept).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(of))) < 0;
    }

    /** To show, never to decide on; cut off, so that 99.8999 never reads 99.90. Of nothing, everything was kept. */
    public BigDecimal percent(int decimals) {
        return isMeasured()
                ? BigDecimal.valueOf(kept)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(of), decimals, RoundingMode.FLOOR)
                : HUNDRED.setScale(decimals, RoundingMode.UNNECESSARY);
    }
}
