package nl.druif.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Target;

/**
 * Whether what teams and suppliers promise fits inside what the customer is promised. They work one after the other, in the
 * order of their agreements: each first takes the ticket up and then resolves its part, in its own hours.
 */
final class UnderpinningCheck {
    private final Promised promised;
    private final List<Facts> combinations;
    private final List<Below> below;
    private final Speech speech;

    UnderpinningCheck(
            Promised promised,
            List<Facts> combinations,
            List<Underpinning> underpinnings,
            Instant from,
            Speech speech) {
        this.promised = promised;
        this.combinations = combinations;
        this.below = underpinnings.stream()
                .sorted(Comparator.comparing(Underpinning::agreement))
                .map(each -> new Below(each, new Promised(each.terms(), Optional.of(each.promisedBy()), from)))
                .toList();
        this.speech = speech;
    }

    private record Below(Underpinning underpinning, Promised promised) {}

    /** @param until when this part is done, if everything before it took all of its time */
    public record Step(String agreement, String promisedBy, String clause, Instant until) {}

    private record Gap(Facts facts, Instant arrival, Instant due, List<Step> chain) {
        Instant done() {
            return chain.get(chain.size() - 1).until();
        }

        Duration length() {
            return Duration.between(due, done());
        }
    }

    List<Finding> findings() {
        if (below.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Finding>();
        var worst = new LinkedHashMap<Target, Gap>();
        var judged = new LinkedHashSet<String>();
        for (var facts : combinations) {
            promised.strictest(facts, Metric.TIME_TO_RESOLVE, Nature.COMMITMENT)
                    .filter(target -> judged.add(target.id() + parts(facts)))
                    .ifPresent(target -> gap(target, facts)
                            .ifPresent(gap -> worst.merge(
                                    target,
                                    gap,
                                    (one, other) -> one.length().compareTo(other.length()) >= 0 ? one : other)));
        }
        worst.forEach((target, gap) -> found.add(tooSlow(target, gap)));
        nothingBelow(found);
        return found;
    }

    /** Which targets below, in which hours: of combinations that differ in neither one is enough. */
    private String parts(Facts facts) {
        var parts = new StringBuilder(promised.terms.calendar().isPresent() ? "" : facts.service());
        targets(facts)
                .forEach((target, of) -> parts.append('\n')
                        .append(of.underpinning().agreement())
                        .append(' ')
                        .append(target.id()));
        return parts.toString();
    }

    private Map<Target, Below> targets(Facts facts) {
        var targets = new LinkedHashMap<Target, Below>();
        for (var each : below) {
            if (facts.service().isEmpty() || each.underpinning().covers(facts.service())) {
                var theirs = new Facts(
                        facts.priority(),
                        facts.service(),
                        facts.requestType(),
                        each.underpinning().promisedBy(),
                        facts.customer());
                for (var metric : List.of(Metric.TIME_TO_OWN, Metric.TIME_TO_RESOLVE)) {
                    each.promised()
                            .strictest(theirs, metric, Nature.COMMITMENT)
                            .ifPresent(target -> targets.put(target, each));
                }
            }
        }
        return targets;
    }

    private Optional<Gap> gap(Target target, Facts facts) {
        var chain = targets(facts);
        return promised.sample(target, facts.service()).stream()
                .flatMap(arrival -> gap(target, facts, chain, arrival).stream())
                .max(Comparator.comparing(Gap::length));
    }

    private Optional<Gap> gap(Target target, Facts facts, Map<Target, Below> chain, Instant arrival) {
        var due = promised.due(target, facts.service(), arrival);
        var steps = new ArrayList<Step>();
        var at = arrival;
        for (var part : chain.entrySet()) {
            var of = part.getValue();
            var until = of.promised().due(part.getKey(), facts.service(), at);
            if (until.isEmpty()) {
                return Optional.empty();
            }
            at = until.get();
            steps.add(new Step(
                    of.underpinning().agreement(),
                    of.underpinning().promisedBy(),
                    ClauseId.of("targets", part.getKey().id()).text(),
                    at));
        }
        return steps.isEmpty()
                ? Optional.empty()
                : due.map(end -> new Gap(facts, arrival, end, steps))
                        .filter(gap -> gap.done().isAfter(gap.due()));
    }

    private Finding tooSlow(Target target, Gap gap) {
        var parts = String.join(
                ", ",
                gap.chain().stream()
                        .map(step -> step.agreement() + " " + step.clause() + " (" + step.promisedBy() + ") "
                                + speech.say("tot ", "until ") + speech.moment(step.until()))
                        .toList());
        return Finding.error(
                        "UNDERPINNING_TOO_SLOW",
                        ClauseId.of("targets", target.id()).text(),
                        speech.say(
                                "Wie op " + speech.moment(gap.arrival()) + " meldt, moet op " + speech.moment(gap.due())
                                        + " zijn geholpen, maar wat eronder is beloofd duurt "
                                        + speech.length(gap.length())
                                        + " langer: " + parts + ".",
                                "Who reports at " + speech.moment(gap.arrival()) + " is to be helped by "
                                        + speech.moment(gap.due()) + ", but what is promised underneath takes "
                                        + speech.length(gap.length()) + " longer: " + parts + "."))
                .with("arrival", gap.arrival())
                .with("dueAt", gap.due())
                .with("doneAt", gap.done())
                .with("gap", gap.length())
                .with("chain", gap.chain());
    }

    /** Services that are promised to be restored, with nobody underneath who promised anything. */
    private void nothingBelow(List<Finding> found) {
        var bare = new TreeSet<String>();
        for (var facts : combinations) {
            if (!facts.service().isEmpty()
                    && promised.strictest(facts, Metric.TIME_TO_RESOLVE, Nature.COMMITMENT)
                            .isPresent()
                    && targets(facts).isEmpty()) {
                bare.add(facts.service());
            }
        }
        if (!bare.isEmpty()) {
            var names = String.join(", ", bare);
            found.add(Finding.info(
                            "NOT_UNDERPINNED",
                            "services",
                            speech.say(
                                    "Onder " + names + " heeft geen team en geen toeleverancier een oplostijd beloofd.",
                                    "Underneath " + names + " no team and no supplier promises a time to resolve."))
                    .with("services", List.copyOf(bare)));
        }
    }
}
