package nl.druif.agreement.agreement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Terms;

/**
 * What a text would do, found out before anybody signs it.
 *
 * @param findings      the gravest first
 * @param firstDueTimes for tickets that arrive at certain moments
 * @param complete      false where the text tells so many kinds of tickets apart that only the first were looked at
 */
public record Feasibility(List<Finding> findings, List<FirstDue> firstDueTimes, boolean complete) {
    private static final ZoneId WITHOUT_CALENDAR = ZoneId.of("Europe/Amsterdam");

    /**
     * A text with all it needs to be computed with.
     *
     * @param calendars those that it names
     * @param segments  so
     * @param reach     for whose tickets it is looked at
     */
    record Text(
            AgreementKind kind,
            Wording wording,
            Map<String, List<CalendarVersion>> calendars,
            Map<String, List<String>> segments,
            Instant validFrom,
            Optional<Instant> validUntil,
            Reach reach) {

        /** Of a customer who reads it, who knows of nobody else's segments, his own tickets only. */
        static Text of(Agreement agreement, AgreementVersion version, Audience audience) {
            return new Text(
                    agreement.kind(),
                    version.binding(),
                    version.calendars(),
                    version.segments(),
                    version.validFrom(),
                    version.validUntil(),
                    audience.customer().map(Reach::to).orElseGet(() -> reach(agreement, version)));
        }

        /** What a team or supplier promises is about the tickets of every customer. */
        private static Reach reach(Agreement agreement, AgreementVersion version) {
            return switch (agreement.kind()) {
                case SLA, XLA ->
                    version.reach()
                            .orElseGet(() -> agreement
                                    .placement()
                                    .reach(agreement.customer().reference(), Optional.empty(), version.segments()));
                case OLA, UC -> new Reach(Level.SERVICE, List.of());
            };
        }

        Terms terms() {
            return wording.with(calendars, segments);
        }
    }

    /**
     * @param underpinnings what teams and suppliers promise; none for who may not know of them
     * @param arrivals      moments that somebody asks about; none: those that people ask about first
     */
    static Feasibility of(
            Text text, List<Underpinning> underpinnings, List<Instant> arrivals, Instant now, Language language) {
        try {
            return of(text.terms(), text, underpinnings, arrivals, now, language);
        } catch (Faulty faulty) {
            // A counter of a customer may clash with objectives that he never saw.
            return new Feasibility(
                    faulty.faults().stream()
                            .map(fault -> Finding.error(fault.code(), "terms" + fault.pointer(), fault.detail()))
                            .toList(),
                    List.of(),
                    true);
        }
    }

    private static Feasibility of(
            Terms terms,
            Text text,
            List<Underpinning> underpinnings,
            List<Instant> arrivals,
            Instant now,
            Language language) {
        var from = text.validFrom().isAfter(now) ? text.validFrom() : now;
        var calendar = calendar(terms);
        var speech = new Speech(language, calendar.map(BusinessCalendar::zone).orElse(WITHOUT_CALENDAR));
        var promised = new Promised(terms, Optional.empty(), from);
        var below = underpinnings.stream().map(Underpinning::terms).toList();
        var customers = Kinds.ofCustomers(text.reach(), List.of(terms));
        var combinations = Facts.toldApart(
                terms,
                below.stream().flatMap(each -> each.targets().stream()).toList(),
                Kinds.ofCustomers(
                        text.reach(),
                        Stream.concat(Stream.of(terms), below.stream()).toList()));

        var found = new ArrayList<Finding>();
        found.addAll(new CalendarCheck(terms, from, text.validUntil(), speech).findings());
        found.addAll(new PauseCheck(terms, speech).findings());
        found.addAll(new RuleCheck(promised, combinations, customers, text.reach(), speech).findings());
        found.addAll(new UnderpinningCheck(promised, combinations, underpinnings, from, speech).findings());
        found.addAll(new RemedyCheck(terms.remedies(), speech).findings());
        found.addAll(new SectionCheck(text.kind(), text.wording(), speech).findings());
        found.sort(Comparator.comparing(Finding::severity));
        return new Feasibility(
                List.copyOf(found),
                FirstDue.of(promised, Facts.toldApart(terms, List.of(), customers), asked(arrivals, calendar, from)),
                combinations.size() <= Facts.MOST);
    }

    /** Nothing that cannot be computed with is proposed; whatever else is found is for people to weigh. */
    static void refuseContradictions(Text text, Instant now) {
        var terms = text.terms();
        var from = text.validFrom().isAfter(now) ? text.validFrom() : now;
        var speech = new Speech(Language.EN, WITHOUT_CALENDAR);
        var contradictions = Stream.concat(
                        new CalendarCheck(terms, from, text.validUntil(), speech).findings().stream(),
                        new PauseCheck(terms, speech).findings().stream())
                .filter(Finding::contradiction)
                .toList();
        if (!contradictions.isEmpty()) {
            var clauses = contradictions.stream()
                    .map(finding -> finding.clause().orElse("") + " " + finding.code())
                    .toList();
            throw Refusal.conflict(
                            "contradictory-terms",
                            "No clock can make sense of this text: " + String.join(", ", clauses) + ".")
                    .with("contradictions", String.join(", ", clauses));
        }
    }

    private static List<Arrivals.Arrival> asked(
            List<Instant> arrivals, Optional<BusinessCalendar> calendar, Instant from) {
        return arrivals.isEmpty()
                ? calendar.map(hours -> Arrivals.usual(hours, from)).orElse(List.of())
                : arrivals.stream()
                        .map(at -> new Arrivals.Arrival(FirstDue.Occasion.ASKED_FOR, at))
                        .toList();
    }

    /** The agreement's, else any that it names. */
    private static Optional<BusinessCalendar> calendar(Terms terms) {
        return terms.calendar()
                .map(terms.calendars()::get)
                .or(() -> terms.calendars().values().stream().findFirst())
                .map(BusinessCalendar::of);
    }
}
