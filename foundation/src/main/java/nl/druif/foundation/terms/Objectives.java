package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** Internal objectives against the commitments that they are to keep safe: for the same cases, never laxer. */
public final class Objectives {
    private static final BigDecimal ALWAYS = BigDecimal.valueOf(100);

    private Objectives() {}

    /** What cannot be compared without looking at calendars, such as hours with working days, is let be. */
    public static void check(
            Faults faults,
            String pointer,
            List<Target> targets,
            List<AvailabilityTarget> availabilityTargets,
            List<KpiTarget> kpis) {
        check(faults, pointer + "/targets/", targets, Target::nature, Target::id, Objectives::outdone);
        check(
                faults,
                pointer + "/availabilityTargets/",
                availabilityTargets,
                AvailabilityTarget::nature,
                AvailabilityTarget::id,
                (objective, commitments) -> commitments.stream()
                        .filter(each -> isLaxer(objective, each))
                        .findFirst());
        check(
                faults,
                pointer + "/kpis/",
                kpis,
                KpiTarget::nature,
                KpiTarget::id,
                (objective, commitments) -> commitments.stream()
                        .filter(each -> isLaxer(objective, each))
                        .findFirst());
    }

    private static <T> void check(
            Faults faults,
            String pointer,
            List<T> targets,
            Function<T, Nature> nature,
            Function<T, String> id,
            BiFunction<T, List<T>, Optional<T>> outdone) {
        var commitments = targets.stream()
                .filter(target -> nature.apply(target) == Nature.COMMITMENT)
                .toList();
        for (int i = 0; i < targets.size(); i++) {
            var objective = targets.get(i);
            var place = pointer + i;
            if (nature.apply(objective) == Nature.OBJECTIVE) {
                outdone.apply(objective, commitments)
                        .ifPresent(commitment -> faults.add(laxer(place, id.apply(objective), id.apply(commitment))));
            }
        }
    }

    private static Fault laxer(String pointer, String objective, String commitment) {
        return new Fault(
                        pointer,
                        "OBJECTIVE_LAXER_THAN_COMMITMENT",
                        "The objective " + objective + " asks for less than the commitment " + commitment
                                + " promises.")
                .with("objective", objective)
                .with("commitment", commitment);
    }

    /**
     * The commitment that promises more: in no more time in as many cases, or in less time whatever the cases. Of a ladder
     * of commitments that differ in how many cases they speak of, an objective may stand between two steps.
     */
    private static Optional<Target> outdone(Target objective, List<Target> commitments) {
        var alike = commitments.stream()
                .filter(each -> conditions(each).equals(conditions(objective)))
                .toList();
        return alike.stream()
                .filter(each -> isDominated(objective, each))
                .findFirst()
                .or(() -> alike.stream()
                        .filter(first -> alike.stream().allMatch(each -> time(objective, each) > 0))
                        .findFirst());
    }

    private static boolean isDominated(Target objective, Target commitment) {
        var time = time(objective, commitment);
        var cases = percent(objective).compareTo(percent(commitment));
        return time > 0 && cases <= 0 || time == 0 && cases < 0;
    }

    private static int time(Target objective, Target commitment) {
        return objective.duration().isPresent()
                ? objective.duration().get().compareTo(commitment.duration().orElseThrow())
                : Integer.compare(days(objective), days(commitment));
    }

    private static List<Object> conditions(Target target) {
        var all = new ArrayList<Object>(List.of(
                target.metric(),
                Set.copyOf(target.priorities()),
                Set.copyOf(target.services()),
                Set.copyOf(target.requestTypes()),
                Set.copyOf(target.segments()),
                target.team(),
                target.updateKind(),
                target.stopsOn()));
        all.addAll(List.of(
                target.calendar(),
                target.dueAtPoint(),
                target.duration().map(WorkingDuration::getClass),
                target.workingDays().isPresent()));
        return all;
    }

    private static int days(Target target) {
        return target.workingDays().or(target::wallClockDays).orElseThrow();
    }

    private static BigDecimal percent(Target target) {
        return target.attainmentPercent().orElse(ALWAYS);
    }

    private static boolean isLaxer(AvailabilityTarget objective, AvailabilityTarget commitment) {
        return new HashSet<>(objective.services()).equals(new HashSet<>(commitment.services()))
                && objective.window() == commitment.window()
                && objective.measuredIn() == commitment.measuredIn()
                && objective.calendar().equals(commitment.calendar())
                && objective.countsLike(commitment)
                && objective.minimumPercent().compareTo(commitment.minimumPercent()) < 0;
    }

    private static boolean isLaxer(KpiTarget objective, KpiTarget commitment) {
        return objective.name().equals(commitment.name())
                && objective.unit().equals(commitment.unit())
                && objective.measuredBy().equals(commitment.measuredBy())
                && objective.direction() == commitment.direction()
                && objective.period() == commitment.period()
                && new HashSet<>(objective.services()).equals(new HashSet<>(commitment.services()))
                && !commitment.isMetBy(objective.threshold());
    }
}
