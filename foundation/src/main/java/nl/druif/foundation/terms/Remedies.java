package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** The remedies of one text, beside what they make up for. */
final class Remedies {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Remedies() {}

    static void check(
            Faults faults,
            List<RemedyClause> remedies,
            Optional<Fee> fee,
            List<Target> targets,
            List<AvailabilityTarget> availabilityTargets,
            List<ExperienceTarget> experienceTargets,
            List<KpiTarget> kpis) {
        var counted = Stream.concat(
                        targets.stream().map(Target::id),
                        availabilityTargets.stream().map(AvailabilityTarget::id))
                .collect(Collectors.toSet());
        var figures = Stream.concat(
                        experienceTargets.stream().map(ExperienceTarget::id),
                        kpis.stream().map(KpiTarget::id))
                .collect(Collectors.toSet());
        var objectives = objectives(targets, availabilityTargets);
        for (int i = 0; i < remedies.size(); i++) {
            var remedy = remedies.get(i);
            for (int j = 0; j < remedy.measures().size(); j++) {
                var pointer = "/remedies/" + i + "/measures/" + j;
                checkMeasured(faults, pointer, remedy.measures().get(j), counted, figures, objectives);
            }
            faults.check(
                    !remedy.kind().isMoney() || fee.isPresent(),
                    "/remedies/" + i + "/kind",
                    "FEE_NEEDED",
                    "A penalty or a credit is a part of the fee, and these terms name none.");
        }
        faults.check(
                remedies.stream()
                                .filter(remedy -> remedy.kind() == RemedyKind.FINANCIAL_PENALTY)
                                .map(RemedyClause::mostPercent)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(HUNDRED)
                        < 0,
                "/remedies",
                "PENALTIES_COULD_REFUND_ALL",
                "Together the money penalties could reach 100 % of the fee.");
    }

    private static void checkMeasured(
            Faults faults,
            String pointer,
            String target,
            Set<String> counted,
            Set<String> figures,
            Set<String> objectives) {
        if (figures.contains(target)) {
            faults.add(new Fault(
                            pointer,
                            "NOT_MEASURED_IN_CASES",
                            target + " is a figure; remedies measure how often, or how long, a promise was kept.")
                    .with("given", target));
        } else if (!counted.contains(target)) {
            faults.add(new Fault(pointer, "UNKNOWN_TARGET", "There is no target called " + target + ".")
                    .with("given", target));
        } else if (objectives.contains(target)) {
            faults.add(new Fault(
                            pointer,
                            "REMEDY_FOR_AN_OBJECTIVE",
                            target + " is an internal objective; nobody is promised anything for it.")
                    .with("given", target));
        }
    }

    private static Set<String> objectives(List<Target> targets, List<AvailabilityTarget> availabilityTargets) {
        var objectives = new HashSet<String>();
        targets.stream().filter(each -> each.nature() == Nature.OBJECTIVE).forEach(each -> objectives.add(each.id()));
        availabilityTargets.stream()
                .filter(each -> each.nature() == Nature.OBJECTIVE)
                .forEach(each -> objectives.add(each.id()));
        return objectives;
    }
}
