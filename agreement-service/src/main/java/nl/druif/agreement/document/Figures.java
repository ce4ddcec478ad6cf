package nl.druif.agreement.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Allowance;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Composition;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.Window;

/** Availability in real windows, stars, and the parties' own figures. */
final class Figures {
    private Figures() {}

    static void print(Printing paper) {
        for (var target : paper.terms().availabilityTargets()) {
            availability(paper, target);
        }
        for (var target : paper.terms().experienceTargets()) {
            experience(paper, target);
        }
        for (var kpi : paper.terms().kpis()) {
            kpi(paper, kpi);
        }
        paper.terms()
                .sections()
                .baseline()
                .ifPresent(text -> paper.clause(
                        "figures",
                        "sections/baseline",
                        paper.words().say("baseline"),
                        PartiesAndServices.paragraphs(text)));
    }

    private static void availability(Printing paper, AvailabilityTarget target) {
        var words = paper.words();
        var sentences = new ArrayList<String>();
        sentences.add(words.sentence(
                target.services().size() == 1 ? "availability.one" : "availability.many",
                paper.services(target.services()),
                words.percent(target.minimumPercent()),
                words.say("each." + target.window()),
                words.name(target.measuredIn())));
        target.minimumOutage()
                .ifPresent(outage -> sentences.add(words.say("availability.short", words.duration(outage.length()))));
        rules(words, target, sentences);
        if (target.measuredIn() == MeasuredIn.ROUND_THE_CLOCK && target.window() == Period.MONTH) {
            sentences.add(words.say("availability.mean", words.duration(Allowance.inTheMean(target))));
        }
        var grids = hours(paper, target).map(hours -> windows(paper, target, hours)).stream()
                .toArray(Grid[]::new);
        paper.clause("availability", "availabilityTargets/" + target.id(), target.id(), sentences, grids);
    }

    /** What is not usual about how outages count, and what several services mean for each other. */
    private static void rules(Words words, AvailabilityTarget target, List<String> sentences) {
        if (target.services().size() != 1) {
            sentences.add(words.name(target.composition().orElse(Composition.SERIES)));
        }
        target.rounding().map(words::name).ifPresent(sentences::add);
        target.degraded().map(words::name).ifPresent(sentences::add);
        target.maintenance().map(words::name).ifPresent(sentences::add);
        target.maintenanceNotice()
                .ifPresent(notice -> sentences.add(words.say("availability.notice", words.duration(notice.length()))));
    }

    private static Optional<BusinessCalendar> hours(Printing paper, AvailabilityTarget target) {
        return target.measuredIn() == MeasuredIn.ROUND_THE_CLOCK
                ? Optional.of(BusinessCalendar.roundTheClock(paper.zone()))
                : paper.calendar(target.calendar().or(() -> paper.terms().calendar()));
    }

    /** The windows of the first year it holds, each as long as it really is. */
    private static Grid windows(Printing paper, AvailabilityTarget target, BusinessCalendar hours) {
        var words = paper.words();
        var rows = new ArrayList<List<String>>();
        var window = Window.holding(paper.version().validFrom(), target.window(), paper.zone());
        var end = window.first().plusYears(1);
        while (window.first().isBefore(end)) {
            rows.add(row(words, window, Allowance.of(target, window, hours)));
            window = Window.holding(window.until(), target.window(), paper.zone());
        }
        return new Grid(
                words.say("windows"), List.of(words.say("period"), words.say("open"), words.say("allowed")), rows);
    }

    private static List<String> row(Words words, Window window, Allowance allowance) {
        return List.of(
                words.say(
                        "window",
                        words.date(window.first()),
                        words.date(window.end().minusDays(1))),
                words.duration(allowance.promised()),
                words.duration(allowance.downtime()));
    }

    private static void experience(Printing paper, ExperienceTarget target) {
        var words = paper.words();
        var sentences = new ArrayList<String>();
        sentences.add(
                words.sentence("experience", paper.services(target.services()), words.number(target.minimumAverage())));
        sentences.add(words.say("experience.responses", words.number(target.minimumResponses())));
        target.owner().ifPresent(owner -> sentences.add(words.say("experience.owner", owner)));
        paper.clause("experience", "experienceTargets/" + target.id(), target.id(), sentences);
    }

    private static void kpi(Printing paper, KpiTarget kpi) {
        var words = paper.words();
        var sentences = new ArrayList<String>();
        sentences.add(words.sentence(
                "kpi",
                kpi.name(),
                paper.services(kpi.services()),
                words.name(kpi.direction()),
                words.number(kpi.threshold()),
                kpi.unit(),
                words.say("each." + kpi.period())));
        sentences.add(words.say("kpi.measured", kpi.measuredBy()));
        kpi.baseline().ifPresent(figure -> sentences.add(words.say("kpi.baseline", words.number(figure), kpi.unit())));
        paper.clause("figures", "kpis/" + kpi.id(), kpi.name(), sentences);
    }
}
