package nl.druif.reporting.watermelon;

import java.util.UUID;
import nl.druif.reporting.scorecard.Dimension;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.Slice;

/** A slice in which promise and feeling part. */
public record Watermelon(UUID agreement, String reference, String title, Period period, Dimension by, Slice slice) {

    static Watermelon of(Scorecard scorecard, Slice slice) {
        return new Watermelon(
                scorecard.agreement(),
                scorecard.reference(),
                scorecard.title(),
                scorecard.period(),
                scorecard.by(),
                slice);
    }
}
