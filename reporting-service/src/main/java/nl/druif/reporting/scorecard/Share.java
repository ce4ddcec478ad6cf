package nl.druif.reporting.scorecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many, exactly. The percentage is for reading only and is cut off, not rounded: 99.996 % never reads as
 * 100.00.
 */
public record Share(long count, long of) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    public static final Share NONE = new Share(0, 0);

    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
    }

    /** Two decimals; empty when there was no case. */
    @JsonProperty
    public Optional<String> percent() {
        return of == 0 ? Optional.empty() : Optional.of(percent(2).toPlainString());
    }

    /** With so many decimals, cut off; zero when there was no case. */
    public BigDecimal percent(int decimals) {
        return of == 0
                ? BigDecimal.ZERO.setScale(decimals)
                : BigDecimal.valueOf(count)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(of), decimals, RoundingMode.DOWN);
    }

    public Share plus(Share more) {
        return new Share(count + more.count, of + more.of);
    }

    /** Compared without division: 95 of 100 reaches 95, and nothing less does. */
    public Verdict against(BigDecimal requiredPercent) {
        if (of == 0) {
            return Verdict.INSUFFICIENT;
        }
        var reached = BigDecimal.valueOf(count).multiply(HUNDRED);
        return reached.compareTo(requiredPercent.multiply(BigDecimal.valueOf(of))) >= 0 ? Verdict.MET : Verdict.MISSED;
    }
}
