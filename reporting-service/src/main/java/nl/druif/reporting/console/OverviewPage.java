package nl.druif.reporting.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.druif.reporting.scorecard.MonthScore;

/** All agreements, each with its last months. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OverviewPage(Frame frame, List<Agreement> agreements) implements TemplateInstance {

    /** @param months oldest first, at least one */
    record Agreement(MonthScore latest, Mark mark, List<Month> months) {}

    record Month(MonthScore score, Mark mark) {}

    static OverviewPage of(Frame frame, List<MonthScore> months) {
        var byAgreement = months.stream()
                .collect(Collectors.groupingBy(MonthScore::agreement, LinkedHashMap::new, Collectors.toList()));
        return new OverviewPage(
                frame,
                byAgreement.values().stream()
                        .map(OverviewPage::agreement)
                        .sorted(Comparator.comparing(
                                agreement -> agreement.latest().reference()))
                        .toList());
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
