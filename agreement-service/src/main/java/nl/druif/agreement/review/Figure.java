package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** So much over so many, kept as the two of them: compared exactly, divided only to be shown. A bare number is over one. */
public record Figure(long sum, long of) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Figure {
        if (of < 1) {
            throw new IllegalArgumentException("over " + of);
        }
    }

    static Figure of(long number) {
        return new Figure(number, 1);
    }

    /** Whether it is above the other one by more than so much; equal is not. */
    boolean isAbove(Figure other, BigDecimal margin) {
        return cross(other).compareTo(margin.multiply(product(other))) > 0;
    }

    /** Whether it is away from the other one, up or down, by more than so many percent of that; from nothing it never is. */
    boolean strays(Figure other, BigDecimal percent) {
        var allowed = percent.multiply(BigDecimal.valueOf(other.sum)).multiply(BigDecimal.valueOf(of));
        return other.sum > 0 && cross(other).abs().multiply(HUNDRED).compareTo(allowed) > 0;
    }

    Figure max(Figure other) {
        return cross(other).signum() >= 0 ? this : other;
    }

    /** One decimal, half-even. */
    BigDecimal shown() {
        var shown = BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_EVEN);
        return shown.stripTrailingZeros().scale() <= 0 ? shown.setScale(0, RoundingMode.UNNECESSARY) : shown;
    }

    private BigDecimal cross(Figure other) {
        return BigDecimal.valueOf(sum)
                .multiply(BigDecimal.valueOf(other.of))
                .subtract(BigDecimal.valueOf(other.sum).multiply(BigDecimal.valueOf(of)));
    }

    private BigDecimal product(Figure other) {
        return BigDecimal.valueOf(of).multiply(BigDecimal.valueOf(other.of));
    }
}
