package nl.druif.reporting.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.druif.reporting.scorecard.Dimension;
import nl.druif.reporting.scorecard.MonthScore;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.Slice;
import nl.druif.reporting.scorecard.Suppression;

/** One agreement's month, readable. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScorecardPage(
        Frame frame, Scorecard card, Mark mark, List<Part> parts, Trend trend, List<Dimension> cuts, int smallest)
        implements TemplateInstance {

    /** @param behind link to the tickets in which promise and feeling part, where they may be shown */
    record Part(Slice slice, Mark mark, Optional<String> behind) {}

    static ScorecardPage of(Frame frame, Scorecard card, List<MonthScore> months, List<Dimension> cuts) {
        return new ScorecardPage(
                frame,
                card,
                Mark.of(card.total()),
                card.slices().stream()
                        .map(slice -> new Part(slice, Mark.of(slice), behind(card, slice)))
                        .toList(),
                Trend.of(months),
                cuts,
                Suppression.SMALLEST_GROUP);
    }

    private static Optional<String> behind(Scorecard card, Slice slice) {
        var shown = switch (slice.quadrant()) {
            case WATERMELON -> slice.crossing().unhappyWhenMet().isPresent();
            case HONEST_RED -> slice.crossing().whenMissed().isPresent();
            case GRAPE, RED, INSUFFICIENT -> false;
        };
        return slice.key()
                .filter(key -> shown)
                .map(key -> "/reporting/console/scorecards/" + card.agreement()
                        + "/tickets?period=" + card.period() + "&by="
                        + card.by().tag() + "&quadrant=" + slice.quadrant()
                        + "&slice=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }
}
