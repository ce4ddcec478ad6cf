package nl.druif.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;

/** Whether targets make sense by themselves and beside each other. */
final class RuleCheck {
    private final Promised promised;
    private final List<Facts> combinations;
    private final List<String> customers;
    private final Reach reach;
    private final Speech speech;

    /** @param customers one of each kind that the text reaches */
    RuleCheck(Promised promised, List<Facts> combinations, List<String> customers, Reach reach, Speech speech) {
        this.promised = promised;
        this.combinations = combinations;
        this.customers = customers;
        this.reach = reach;
        this.speech = speech;
    }

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        unreachable(found);
        forNobody(found);
        later(found);
        return found;
    }

    /** Targets that hold for no ticket whatever it is like. */
    private void unreachable(List<Finding> found) {
        var standing = new HashSet<Target>();
        var beaten = new LinkedHashMap<Target, Target>();
        for (var facts : combinations) {
            var contest = promised.contest(facts);
            standing.addAll(contest.standing());
            contest.defeats().forEach(defeat -> beaten.putIfAbsent(defeat.loser(), defeat.winner()));
        }
        beaten.forEach((loser, winner) -> {
            if (!standing.contains(loser)) {
                found.add(Finding.warning(
                                "UNREACHABLE",
                                clause(loser),
                                speech.say(
                                        "Deze norm geldt voor geen enkele melding: " + winner.id()
                                                + " gaat steeds voor, want die is nauwkeuriger of strenger.",
                                        "This target holds for no ticket at all: " + winner.id()
                                                + " always goes before it, being more specific or stricter."))
                        .with("by", clause(winner)));
            }
        });
    }

    /** Targets for segments that none of the customers is in. */
    private void forNobody(List<Finding> found) {
        for (var target : promised.terms.targets()) {
            if (!target.segments().isEmpty()
                    && customers.stream()
                            .map(promised::segmentsOf)
                            .allMatch(segments -> Collections.disjoint(segments, target.segments()))) {
                found.add(forNobody(target));
            }
        }
    }

    private Finding forNobody(Target target) {
        var names = String.join(", ", target.segments());
        var one = reach.customers().size() == 1;
        return Finding.warning(
                        "UNREACHABLE",
                        clause(target),
                        speech.say(
                                "Deze norm geldt voor geen enkele melding: "
                                        + (one ? reach.customers().get(0) : "geen opdrachtgever van deze overeenkomst")
                                        + " hoort " + (one ? "niet " : "") + "bij " + names + ".",
                                "This target holds for no ticket at all: "
                                        + (one
                                                ? reach.customers().get(0) + " is not"
                                                : "no customer of this agreement is")
                                        + " in " + names + "."))
                .with("segments", target.segments());
    }

    private void later(List<Finding> found) {
        var seen = new HashMap<String, Boolean>();
        for (var facts : combinations) {
            for (var metric : Metric.values()) {
                compare(
                        facts,
                        promised.strictest(facts, metric, Nature.OBJECTIVE),
                        promised.strictest(facts, metric, Nature.COMMITMENT),
                        seen,
                        (objective, commitment, worst) -> found.add(laxer(objective, commitment, worst)));
            }
            for (var nature : Nature.values()) {
                compare(
                        facts,
                        promised.strictest(facts, Metric.TIME_TO_RESPOND, nature),
                        promised.strictest(facts, Metric.TIME_TO_RESOLVE, nature),
                        seen,
                        (respond, resolve, worst) -> found.add(respondsLate(respond, resolve, worst)));
            }
        }
    }

    private record Late(Instant arrival, Instant due, Instant other) {
        Duration by() {
            return Duration.between(other, due);
        }
    }

    private interface Told {
        void of(Target late, Target other, Late worst);
    }

    /** Tells of the arrival at which the one is due longest after the other; of a pair once for each service's hours. */
    private void compare(
            Facts facts, Optional<Target> one, Optional<Target> other, Map<String, Boolean> seen, Told told) {
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        var late = one.get();
        var early = other.get();
        var service = promised.terms.calendar().isPresent() ? "" : facts.service();
        if (seen.containsKey(late.id() + "\n" + early.id() + "\n" + service)) {
            return;
        }
        var worst = worst(late, early, facts.service());
        seen.put(late.id() + "\n" + early.id() + "\n" + service, worst.isPresent());
        worst.ifPresent(arrival -> told.of(late, early, arrival));
    }

    private Optional<Late> worst(Target late, Target early, String service) {
        return promised.sample(early, service).stream()
                .flatMap(arrival -> promised.due(late, service, arrival).stream()
                        .flatMap(due -> promised.due(early, service, arrival).stream()
                                .map(other -> new Late(arrival, due, other))))
                .filter(pair -> pair.due().isAfter(pair.other()))
                .max(Comparator.comparing(Late::by));
    }

    private Finding laxer(Target objective, Target commitment, Late worst) {
        return Finding.error(
                        "OBJECTIVE_LAXER_THAN_COMMITMENT",
                        clause(objective),
                        speech.say(
                                "Wie op " + speech.moment(worst.arrival()) + " meldt, heeft volgens de toezegging "
                                        + commitment.id() + " recht op " + speech.moment(worst.other())
                                        + "; de interne doelstelling mikt op " + speech.moment(worst.due()) + ", "
                                        + speech.length(worst.by()) + " later.",
                                "Who reports at " + speech.moment(worst.arrival()) + " is promised "
                                        + speech.moment(worst.other()) + " by " + commitment.id()
                                        + "; the internal objective aims at " + speech.moment(worst.due()) + ", "
                                        + speech.length(worst.by()) + " later."))
                .with("commitment", clause(commitment))
                .with("arrival", worst.arrival())
                .with("gap", worst.by());
    }

    private Finding respondsLate(Target respond, Target resolve, Late worst) {
        return Finding.warning(
                        "RESPONDS_AFTER_RESOLVING",
                        clause(respond),
                        speech.say(
                                "Wie op " + speech.moment(worst.arrival()) + " meldt, is volgens " + resolve.id()
                                        + " geholpen op " + speech.moment(worst.other())
                                        + ", nog voordat hij een reactie hoeft te krijgen ("
                                        + speech.moment(worst.due()) + ").",
                                "Who reports at " + speech.moment(worst.arrival()) + " is helped by "
                                        + speech.moment(worst.other()) + " according to " + resolve.id()
                                        + ", before he need be answered (" + speech.moment(worst.due()) + ")."))
                .with("resolve", clause(resolve))
                .with("arrival", worst.arrival())
                .with("gap", worst.by());
    }

    private static String clause(Target target) {
        return ClauseId.of("targets", target.id()).text();
    }
}
