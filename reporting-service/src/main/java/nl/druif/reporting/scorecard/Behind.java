package nl.druif.reporting.scorecard;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;

/**
 * Which tickets somebody wants to see behind a figure.
 *
 * @param slice empty: of the whole scorecard
 */
public record Behind(Quadrant quadrant, Dimension by, Optional<String> slice) {

    public Behind {
        if (quadrant == Quadrant.INSUFFICIENT) {
            throw new Faulty(List.of(new Fault(
                    "?quadrant", "NO_TICKET_IS_INSUFFICIENT", "No ticket is INSUFFICIENT; only a figure is.")));
        }
    }

    public Standing standing() {
        return switch (quadrant) {
            case WATERMELON, GRAPE -> Standing.MET;
            case HONEST_RED, RED -> Standing.MISSED;
            case INSUFFICIENT -> Standing.UNDECIDED;
        };
    }

    public int fewestStars() {
        return isHappy() ? 4 : 1;
    }

    public int mostStars() {
        return isHappy() ? 5 : 2;
    }

    /** @throws Refusal 403 where the list would give a few people away, 404 when there is no such slice */
    public void mayBeShown(Scorecard scorecard) {
        var shown = slice.map(key -> scorecard.slice(key).orElseThrow(Refusal::notFound))
                .orElse(scorecard.total())
                .crossing();
        var open = standing() == Standing.MET
                ? shown.unhappyWhenMet().isPresent()
                : shown.whenMissed().isPresent();
        if (!open) {
            throw Refusal.forbidden(
                            "too-few-answers",
                            "Fewer than " + Suppression.SMALLEST_GROUP
                                    + " people answered here; a list would tell who said what.")
                    .with("smallestGroup", Suppression.SMALLEST_GROUP);
        }
    }

    private boolean isHappy() {
        return quadrant == Quadrant.GRAPE || quadrant == Quadrant.HONEST_RED;
    }
}
