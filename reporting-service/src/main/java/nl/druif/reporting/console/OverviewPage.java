package nl.druif.reporting.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.reporting.scorecard.MonthScore;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.watermelon.Ranking;
import nl.druif.reporting.watermelon.Watermelon;

/** All agreements, each with its last months. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OverviewPage(Frame frame, List<Agreement> agreements, List<Highlight> highlights) implements TemplateInstance {
    private static final int MOST_HIGHLIGHTS = 4;

    /** A slice of the last month in which promise and feeling part. */
    record Highlight(Watermelon melon, Mark mark) {}

    /** @param months oldest first, at least one */
    record Agreement(MonthScore latest, Mark mark, List<Month> months) {}

    record Month(MonthScore score, Mark mark) {}

    /** @param scorecards of the last month */
    static OverviewPage of(Frame frame, List<MonthScore> months, List<Scorecard> scorecards) {
        var byAgreement = months.stream()
                .collect(Collectors.groupingBy(MonthScore::agreement, LinkedHashMap::new, Collectors.toList()));
        return new OverviewPage(
                frame,
                byAgreement.values().stream()
                        .map(OverviewPage::agreement)
                        .sorted(Comparator.comparing(
                                agreement -> agreement.latest().reference()))
                        .toList(),
                Stream.of(Quadrant.WATERMELON, Quadrant.HONEST_RED)
                        .flatMap(quadrant -> highlights(scorecards, quadrant))
                        .toList());
    }

    private static Stream<Highlight> highlights(List<Scorecard> scorecards, Quadrant quadrant) {
        return Ranking.of(scorecards, quadrant).items().stream()
                .limit(MOST_HIGHLIGHTS)
                .map(melon -> new Highlight(melon, Mark.of(melon.slice())));
    }

    private static Agreement agreement(List<MonthScore> months) {
        var oldestFirst = months.stream()
                .sorted(Comparator.comparing(MonthScore::period))
                .map(month -> new Month(month, Mark.of(month)))
                .toList();
        var latest = oldestFirst.get(oldestFirst.size() - 1);
        return new Agreement(latest.score(), latest.mark(), oldestFirst);
    }
}
