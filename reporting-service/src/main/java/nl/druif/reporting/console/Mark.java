package nl.druif.reporting.console;

import java.math.BigDecimal;
import nl.druif.reporting.scorecard.Experience;
import nl.druif.reporting.scorecard.MonthScore;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.Share;
import nl.druif.reporting.scorecard.Slice;
import nl.druif.reporting.scorecard.Verdict;

/**
 * Two rings in one sign: outside the promise (a whole ring when kept, a broken one when not), inside the feeling (a face).
 * Shape says what colour says too.
 *
 * @param arc how much of the outer ring is filled, in percent
 */
public record Mark(Quadrant quadrant, Verdict promise, Verdict experience, BigDecimal arc) {

    static Mark of(Slice slice) {
        return of(slice.quadrant(), slice.promise(), slice.experience(), slice.attainment());
    }

    static Mark of(MonthScore month) {
        return of(month.quadrant(), month.promise(), month.experience(), month.attainment());
    }

    private static Mark of(Quadrant quadrant, Verdict promise, Experience experience, Share attainment) {
        return new Mark(quadrant, promise, experience.verdict(), attainment.percent(1));
    }

    public boolean isKept() {
        return promise == Verdict.MET;
    }

    public boolean isBroken() {
        return promise == Verdict.MISSED;
    }

    public boolean isHappy() {
        return experience == Verdict.MET;
    }

    public boolean isUnhappy() {
        return experience == Verdict.MISSED;
    }
}
