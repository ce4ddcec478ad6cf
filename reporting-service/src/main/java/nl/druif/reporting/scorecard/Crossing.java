package nl.druif.reporting.scorecard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Promise against feeling, on the same tickets. A row is shown only when neither it nor the rest of the slice's answers is
 * a group so small that it would give its people away.
 *
 * @param whenMet    what people felt about tickets whose promises were kept
 * @param whenMissed what they felt where one was broken
 */
public record Crossing(
        Optional<Feelings> whenMet, Optional<Feelings> whenMissed, Optional<UnhappyWhenMet> unhappyWhenMet) {
    public static final Crossing HIDDEN = new Crossing(Optional.empty(), Optional.empty(), Optional.empty());

    /** Five and four stars, three, two and one. */
    public record Feelings(int happy, int neutral, int unhappy) {
        static Feelings of(Answers answers) {
            return new Feelings(answers.happy(), answers.three(), answers.unhappy());
        }
    }

    /**
     * How likely somebody is unhappy although the promise was kept.
     *
     * @param percent whole; all there is where the exact share would give a few people away
     * @param atLeast for ranking and not for showing: the lower end of the interval
     */
    public record UnhappyWhenMet(
            BigDecimal percent,
            Optional<Share> share,
            Optional<Interval> interval,
            @JsonIgnore BigDecimal atLeast) {
        static UnhappyWhenMet of(Answers met, boolean exactly) {
            var share = new Share(met.unhappy(), met.responses());
            var interval = Interval.wilson(share.count(), share.of());
            return new UnhappyWhenMet(
                    share.percent(0),
                    exactly ? Optional.of(share) : Optional.empty(),
                    exactly ? Optional.of(interval) : Optional.empty(),
                    interval.low());
        }
    }

    /**
     * @param all    every answer of the slice
     * @param hideMet  whether the answers about kept promises have to stay hidden for the sake of other slices
     */
    static Crossing of(Answers all, Answers met, Answers missed, boolean hideMet, boolean hideMissed) {
        var metIsSafe = !hideMet && leavesNobodyAlone(all, met);
        var missedIsSafe = !hideMissed && leavesNobodyAlone(all, missed);
        return new Crossing(
                metIsSafe ? Optional.of(Feelings.of(met)) : Optional.empty(),
                missedIsSafe ? Optional.of(Feelings.of(missed)) : Optional.empty(),
                hideMet || met.responses() == 0 ? Optional.empty() : Optional.of(UnhappyWhenMet.of(met, metIsSafe)));
    }

    private static boolean leavesNobodyAlone(Answers all, Answers row) {
        var rest = all.responses() - row.responses();
        return rest == 0 || !Suppression.isTooSmall(rest);
    }
}
