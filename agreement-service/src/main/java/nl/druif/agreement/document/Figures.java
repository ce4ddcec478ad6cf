package nl.druif.agreement.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.Period;

/** Availability in real windows, stars, and the parties' own figures. */
final class Figures {
    /** Of the Gregorian calendar: 365.2425 days in 12 parts. */
    private static final Duration MEAN_MONTH = Duration.ofSeconds(2_629_746);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
                "availability",
                paper.services(target.services()),
                words.percent(target.minimumPercent()),
                words.say("each." + target.window()),
                words.name(target.measuredIn())));
        target.minimumOutage()
                .ifPresent(outage -> sentences.add(words.say("availability.short", words.duration(outage.length()))));
        if (target.measuredIn() == MeasuredIn.ROUND_THE_CLOCK && target.window() == Period.MONTH) {
            sentences.add(words.say(
                    "availability.mean", words.duration(rounded(allowed(target, MEAN_MONTH), RoundingMode.HALF_UP))));
        }
        var grids = hours(paper, target).map(hours -> windows(paper, target, hours)).stream()
                .toArray(Grid[]::new);
        paper.clause("availability", "availabilityTargets/" + target.id(), target.id(), sentences, grids);
    }

    private static Optional<BusinessCalendar> hours(Printing paper, AvailabilityTarget target) {
        return target.measuredIn() == MeasuredIn.ROUND_THE_CLOCK
                ? Optional.of(BusinessCalendar.roundTheClock(paper.zone()))
                : paper.calendar(target.calendar().or(() -> paper.terms().calendar()));
    }

    /** The windows of the first year it holds, each as long as it really is. */
    private static Grid windows(Printing paper, AvailabilityTarget target, BusinessCalendar hours) {
        var words = paper.words();
        var months = target.window().months();
        var valid = paper.version().validFrom().atZone(paper.zone()).toLocalDate();
        var start = LocalDate.of(valid.getYear(), (valid.getMonthValue() - 1) / months * months + 1, 1);
        var rows = new ArrayList<List<String>>();
        for (int month = 0; month < 12; month += months) {
            var from = start.plusMonths(month);
            var until = from.plusMonths(months);
            var open = hours.open(at(paper, from), at(paper, until));
            rows.add(List.of(
                    words.say("window", words.date(from), words.date(until.minusDays(1))),
                    words.duration(open),
                    words.duration(rounded(allowed(target, open), RoundingMode.DOWN))));
        }
        return new Grid(
                words.say("windows"), List.of(words.say("period"), words.say("open"), words.say("allowed")), rows);
    }

    private static Instant at(Printing paper, LocalDate day) {
        return day.atStartOfDay(paper.zone()).toInstant();
    }

    /** In milliseconds, exactly. */
    private static BigDecimal allowed(AvailabilityTarget target, Duration window) {
        return HUNDRED.subtract(target.minimumPercent())
                .multiply(BigDecimal.valueOf(window.toMillis()))
                .divide(HUNDRED);
    }

    private static Duration rounded(BigDecimal millis, RoundingMode mode) {
        return Duration.ofSeconds(millis.movePointLeft(3).setScale(0, mode).longValueExact());
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
