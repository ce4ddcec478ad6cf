package nl.druif.agreement.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.calendar.DueAtPoint;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.UpdateKind;

/** The time targets: each in a sentence, and all of them in one table. */
final class Promises {
    private Promises() {}

    static void print(Printing paper) {
        var targets = paper.terms().targets();
        if (targets.isEmpty()) {
            return;
        }
        var words = paper.words();
        paper.clause(
                "targets",
                "targets",
                words.say("targets.overview"),
                List.of(words.say("targets.met")),
                new Grid(
                        words.say("targets.overview"),
                        List.of(
                                words.say("target"),
                                words.say("metric"),
                                words.say("tickets"),
                                words.say("at.most"),
                                words.say("share"),
                                words.say("calendar")),
                        targets.stream().map(target -> row(paper, target)).toList()));
        for (var target : targets) {
            paper.clause("targets", "targets/" + target.id(), target.id(), sentences(paper, target));
        }
    }

    static List<String> row(Printing paper, Target target) {
        var words = paper.words();
        return List.of(
                target.id(),
                words.name(target.metric()),
                scope(paper, target),
                time(words, target),
                target.attainmentPercent().map(words::percent).orElse(words.say("every.case")),
                calendar(paper, target));
    }

    static List<String> sentences(Printing paper, Target target) {
        var words = paper.words();
        var said = new ArrayList<String>();
        said.add(promise(paper, target));
        segment(paper, target).ifPresent(said::add);
        said.add(target.attainmentPercent()
                .map(percent -> words.say("target.share", words.percent(percent)))
                .orElse(words.say("target.every.case")));
        said.add(words.say("target.calendar", calendar(paper, target)));
        target.pausesOn()
                .forEach(pause -> said.add(words.say("target.pause", pause.status(), words.name(pause.party()))));
        if (!target.warnAt().isEmpty()) {
            said.add(words.say(
                    "target.warnings",
                    words.all(target.warnAt().stream()
                            .map(percent -> words.number(percent))
                            .toList())));
        }
        return said;
    }

    private static String promise(Printing paper, Target target) {
        var words = paper.words();
        var phrase = "target."
                + target.metric()
                + switch (target.metric()) {
                    case TIME_TO_UPDATE -> "." + target.updateKind().orElse(UpdateKind.CADENCE);
                    case TIME_TO_RESOLVE -> target.stopsOn() == StopsOn.CLOSED ? ".CLOSED" : "";
                    case TIME_TO_RESPOND, TIME_TO_OWN, RATING -> "";
                };
        return words.sentence(
                phrase,
                scope(paper, target),
                time(words, target),
                target.team().map(team -> words.say("team", team)).orElse(words.say("team.any")));
    }

    static String scope(Printing paper, Target target) {
        var words = paper.words();
        var parts = new ArrayList<String>();
        if (!target.priorities().isEmpty()) {
            parts.add(words.say("scope.priority", words.any(target.priorities())));
        }
        if (!target.services().isEmpty()) {
            parts.add(words.say(
                    "scope.service",
                    words.any(target.services().stream().map(paper::service).toList())));
        }
        if (!target.requestTypes().isEmpty()) {
            parts.add(words.say("scope.type", words.any(target.requestTypes())));
        }
        if (!target.segments().isEmpty()) {
            parts.add(words.say("scope.segment", words.any(target.segments())));
        }
        return parts.isEmpty() ? words.say("scope.all") : words.say("scope.some", String.join(" ", parts));
    }

    /** Whether it holds for the customer, by the segments as they were fixed; of no draft that fixes none. */
    private static Optional<String> segment(Printing paper, Target target) {
        var words = paper.words();
        var fixed = paper.version().segments();
        if (target.segments().isEmpty() || !fixed.keySet().containsAll(target.segments())) {
            return Optional.empty();
        }
        if (!paper.isForItsCustomerOnly()) {
            return Optional.of(words.say("segment.each", words.any(target.segments())));
        }
        var customer = paper.agreement().customer();
        var in = target.segments().stream()
                .filter(segment -> fixed.getOrDefault(segment, List.of()).contains(customer.reference()))
                .toList();
        return Optional.of(
                in.isEmpty()
                        ? words.say("segment.out", customer.name(), words.any(target.segments()))
                        : words.say("segment.in", customer.name(), words.all(in)));
    }

    static String time(Words words, Target target) {
        return target.duration()
                .map(duration -> words.say("time.counted", words.duration(duration.length())))
                .or(() -> target.wallClockDays().map(days -> words.say("time.calendar", words.count("day", days))))
                .or(() -> target.workingDays()
                        .map(days -> words.say(
                                "time.working", words.count("workingday", days), point(words, target.dueAtPoint()))))
                .orElseThrow();
    }

    private static String point(Words words, Optional<DueAtPoint> point) {
        return point.map(at -> at.time()
                        .map(time -> words.say("due.at", time))
                        .orElse(words.say(at.opening() ? "due.opening" : "due.closing")))
                .orElse("");
    }

    private static String calendar(Printing paper, Target target) {
        var words = paper.words();
        return target.calendar()
                .map(name -> name.equals(Target.HOLDER_TEAM) ? words.say("calendar.holder") : name)
                .or(() -> paper.terms().calendar())
                .orElse(words.say("calendar.of.service"));
    }
}
