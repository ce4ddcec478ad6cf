package nl.druif.reporting.scorecard;

import java.math.BigDecimal;
import java.util.Optional;
import nl.druif.foundation.terms.ExperienceTarget;

/**
 * What people said of the tickets of a slice, against what was promised.
 *
 * @param agreed       whether an agreement promises {@code minimumAverage}, or our own yardstick stands in for it
 * @param hidden       the answers would lead back to a few people; nothing of them is shown
 * @param mean         of one to five stars, one decimal
 * @param responseRate of those who were asked
 */
public record Experience(
        Verdict verdict,
        boolean agreed,
        BigDecimal minimumAverage,
        int minimumResponses,
        boolean hidden,
        Optional<BigDecimal> mean,
        Optional<Integer> responses,
        Optional<Share> responseRate) {
    /** Where nothing is agreed: halfway between neither and happy. */
    static final BigDecimal YARDSTICK = new BigDecimal("3.5");

    /** @param invited how many were asked, of whom some may have answered */
    public static Experience of(Answers answers, int invited, boolean hidden, Optional<ExperienceTarget> target) {
        var minimum = target.map(ExperienceTarget::minimumAverage).orElse(YARDSTICK);
        var needed = Math.max(
                Suppression.SMALLEST_GROUP,
                target.map(ExperienceTarget::minimumResponses).orElse(0));
        var responses = answers.responses();
        return new Experience(
                hidden || responses < needed ? Verdict.INSUFFICIENT : verdict(answers, minimum),
                target.isPresent(),
                minimum,
                needed,
                hidden && responses > 0,
                hidden || responses == 0 ? Optional.empty() : Optional.of(answers.mean()),
                hidden && responses > 0 ? Optional.empty() : Optional.of(responses),
                hidden && responses > 0 ? Optional.empty() : Optional.of(rate(responses, invited)));
    }

    private static Verdict verdict(Answers answers, BigDecimal minimum) {
        return answers.averages(minimum) ? Verdict.MET : Verdict.MISSED;
    }

    /** An answer is proof enough of having been asked, also when that news has not come yet. */
    private static Share rate(int responses, int invited) {
        return new Share(responses, Math.max(responses, invited));
    }
}
