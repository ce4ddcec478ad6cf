package nl.druif.experience.xla;

import java.math.BigDecimal;

/** Whether an experience target was kept. */
public enum Verdict {
    MET,
    MISSED,
    /** Too few answered to say; that is no green. */
    INSUFFICIENT;

    static Verdict of(Tally tally, BigDecimal minimumAverage, int minimumResponses) {
        if (tally.responses() < Math.max(minimumResponses, Suppression.SMALLEST_GROUP)) {
            return INSUFFICIENT;
        }
        return tally.averagesAtLeast(minimumAverage) ? MET : MISSED;
    }
}
