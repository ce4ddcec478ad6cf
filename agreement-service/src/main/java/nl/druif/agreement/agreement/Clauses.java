package nl.druif.agreement.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text as its clauses, each under the id that comments, differences, origins and the printed document know it by. */
public final class Clauses {
    private Clauses() {}

    /** @param content the value that stands there in the text; plain text for prose */
    public record Clause(ClauseId id, Object content) {}

    /** In the order in which they are printed. */
    public static List<Clause> of(Wording wording) {
        var all = new ArrayList<Clause>();
        var sections = wording.sections();
        one(all, "sections/summary", sections.summary());
        if (!wording.services().isEmpty()) {
            all.add(new Clause(new ClauseId("services"), wording.services()));
        }
        wording.levels().forEach((service, level) -> all.add(new Clause(ClauseId.of("levels", service), level)));
        one(all, "timeZone", wording.timeZone());
        one(all, "calendar", wording.calendar());
        wording.serviceCalendars()
                .forEach(
                        (service, calendar) -> all.add(new Clause(ClauseId.of("serviceCalendars", service), calendar)));
        wording.teamCalendars()
                .forEach((team, calendar) -> all.add(new Clause(ClauseId.of("teamCalendars", team), calendar)));
        one(all, "sections/support", sections.support());
        each(all, "targets", wording.targets(), target -> target.id());
        each(all, "availabilityTargets", wording.availabilityTargets(), target -> target.id());
        each(all, "experienceTargets", wording.experienceTargets(), target -> target.id());
        each(all, "kpis", wording.kpis(), kpi -> kpi.id());
        all.add(new Clause(new ClauseId("policies"), wording.policies()));
        one(all, "sections/baseline", sections.baseline());
        each(all, "exclusionClauses", wording.exclusionClauses(), clause -> clause.id());
        one(all, "fee", wording.fee());
        each(all, "remedies", wording.remedies(), remedy -> remedy.id());
        one(all, "sections/indemnity", sections.indemnity());
        one(all, "review", wording.review());
        each(all, "sections/clauses", sections.clauses(), clause -> clause.id());
        return List.copyOf(all);
    }

    private static void one(List<Clause> all, String id, Optional<?> content) {
        content.ifPresent(value -> all.add(new Clause(new ClauseId(id), value)));
    }

    private static <T> void each(List<Clause> all, String list, List<T> contents, Function<T, String> id) {
        contents.forEach(content -> all.add(new Clause(ClauseId.of(list, id.apply(content)), content)));
    }
}
