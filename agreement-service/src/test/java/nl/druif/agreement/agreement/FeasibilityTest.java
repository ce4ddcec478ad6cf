package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.MAY;
import static nl.druif.agreement.agreement.Waterland.resolveWithin;
import static nl.druif.agreement.agreement.Waterland.target;
import static nl.druif.agreement.agreement.Waterland.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Feasibility.Text;
import nl.druif.agreement.agreement.Finding.Severity;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeasibilityTest {
    /** Monday to Friday 08:00-18:00, with the Dutch holidays. */
    private static final CalendarVersion OFFICE =
            version(OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("08:00", "18:00")))
                    .withHolidaysOf(Holidays.of("NL")));

    private static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }

    private static CalendarVersion version(OpeningHours hours) {
        return new CalendarVersion("1", Optional.empty(), Optional.empty(), hours);
    }

    private static Target read(String json) {
        try {
            return Json.mapper().readValue(json, Target.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static Text text(Wording wording, Map<String, List<CalendarVersion>> calendars) {
        return new Text(AgreementKind.SLA, wording, calendars, Map.of(), MAY, Optional.empty(), Reach.to("WATERLAND"));
    }

    private static Text text(Target... targets) {
        return text(terms(targets), Map.of("kantoor", List.of(OFFICE)));
    }

    private static Feasibility of(Text text, Underpinning... below) {
        return Feasibility.of(text, List.of(below), List.of(), FRIDAY, Language.NL);
    }

    private static List<String> codes(Text text, Underpinning... below) {
        return of(text, below).findings().stream()
                .map(Finding::code)
                .filter(code -> !code.equals("SECTION_MISSING"))
                .toList();
    }

    private static Finding only(String code, Feasibility feasibility) {
        var found = feasibility.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
        assertThat(found).as(feasibility.findings().toString()).hasSize(1);
        return found.get(0);
    }

    private static Underpinning team(String reference, Target... targets) {
        return new Underpinning(
                "OLA-" + reference, reference, terms(targets).with(Map.of("kantoor", List.of(OFFICE)), Map.of()));
    }

    @Nested
    class what_is_promised_underneath {
        @Test
        void fits_when_the_teams_together_are_done_in_time() {
            assertThat(codes(
                            text(resolveWithin(4)),
                            team("NETWERK", resolveWithin(1)),
                            team("SERVERS", resolveWithin(3))))
                    .isEmpty();
        }

        @Test
        void is_too_slow_when_their_times_add_up_to_more() {
            var found = only(
                    "UNDERPINNING_TOO_SLOW",
                    of(text(resolveWithin(4)), team("NETWERK", resolveWithin(2)), team("SERVERS", resolveWithin(3))));
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.contradiction()).isFalse();
            assertThat(found.clause()).contains("targets/oplossen");
            assertThat(found.message()).contains("OLA-NETWERK targets/oplossen", "OLA-SERVERS targets/oplossen");
        }

        @Test
        void is_named_at_the_worst_arrival_before_a_long_weekend() {
            // Five hours of teams against four: from 13:00-14:00 on the fifth hour falls on the next day.
            var found = only(
                    "UNDERPINNING_TOO_SLOW",
                    of(text(resolveWithin(4)), team("NETWERK", resolveWithin(2)), team("SERVERS", resolveWithin(3))));
            var gap = (java.time.Duration) found.figures().get("gap");
            assertThat(gap).isGreaterThan(java.time.Duration.ofDays(2));
            var arrival = (Instant) found.figures().get("arrival");
            var due = (Instant) found.figures().get("dueAt");
            var done = (Instant) found.figures().get("doneAt");
            assertThat(arrival).isBefore(due);
            assertThat(java.time.Duration.between(due, done)).isEqualTo(gap);
        }

        @Test
        void counts_in_the_hours_of_each_team() {
            var morning =
                    version(OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("08:00", "09:00"))));
            var slow = new Underpinning(
                    "OLA-NACHT", "NACHT", terms(resolveWithin(2)).with(Map.of("kantoor", List.of(morning)), Map.of()));
            assertThat(codes(text(resolveWithin(4)), slow)).containsExactly("UNDERPINNING_TOO_SLOW");
        }

        @Test
        void is_of_the_priority_that_is_promised() {
            var p1 = read("""
                    {"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "priorities": ["1"]}""");
            var p2 = read("""
                    {"id": "p2", "metric": "TIME_TO_RESOLVE", "duration": "PT40H", "priorities": ["2"]}""");
            var team = team("NETWERK", read("""
                            {"id": "snel", "metric": "TIME_TO_RESOLVE", "duration": "PT3H", "priorities": ["1"]}"""), read("""
                            {"id": "rustig", "metric": "TIME_TO_RESOLVE", "duration": "PT41H", "priorities": ["2"]}"""));
            assertThat(only("UNDERPINNING_TOO_SLOW", of(text(p1, p2), team)).clause())
                    .contains("targets/p2");
        }

        @Test
        void is_first_taken_up_and_then_resolved() {
            var own = read("""
                    {"id": "aannemen", "metric": "TIME_TO_OWN", "duration": "PT2H", "team": "NETWERK"}""");
            assertThat(codes(text(resolveWithin(4)), team("NETWERK", own, resolveWithin(3))))
                    .containsExactly("UNDERPINNING_TOO_SLOW");
            assertThat(codes(text(resolveWithin(5)), team("NETWERK", own, resolveWithin(3))))
                    .isEmpty();
        }

        @Test
        void is_missing_for_a_service_about_which_nobody_underneath_promised_anything() {
            var other = new Underpinning(
                    "OLA-1",
                    "NETWERK",
                    Waterland.covering(List.of("telefonie"), resolveWithin(1))
                            .with(Map.of("kantoor", List.of(OFFICE)), Map.of()));
            var found = only("NOT_UNDERPINNED", of(text(resolveWithin(4)), other));
            assertThat(found.message()).contains("mail");
            assertThat(found.severity()).isEqualTo(Severity.INFO);
        }
    }

    @Nested
    class a_calendar {
        @Test
        void that_opens_an_hour_a_week_makes_four_hours_last_a_month() {
            var hour = version(OpeningHours.of(
                    "Europe/Amsterdam",
                    new WeeklyHours(
                            List.of(window("08:00", "09:00")),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of())));
            var found = only("LONGER_THAN_A_WEEK", of(text(terms(resolveWithin(4)), Map.of("kantoor", List.of(hour)))));
            assertThat(found.message()).contains("4 u", "1 u per week");
        }

        @Test
        void that_never_opens_is_a_contradiction() {
            var never = version(OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday()));
            var found = only("NEVER_OPEN", of(text(terms(resolveWithin(4)), Map.of("kantoor", List.of(never)))));
            assertThat(found.contradiction()).isTrue();
        }

        @Test
        void that_is_closed_for_longer_than_days_on_the_wall_surprises_whoever_reports_then() {
            var twoDays = read("""
                    {"id": "dagen", "metric": "TIME_TO_RESOLVE", "wallClockDays": 2}""");
            assertThat(only("SHORTER_THAN_A_CLOSURE", of(text(twoDays))).severity())
                    .isEqualTo(Severity.WARNING);
            var aMonth = read("""
                    {"id": "dagen", "metric": "TIME_TO_RESOLVE", "wallClockDays": 30}""");
            assertThat(codes(text(aMonth))).isEmpty();
        }

        @Test
        void that_ends_before_the_agreement_does_leaves_the_rest_unknown() {
            var ending = new CalendarVersion(
                    "1", Optional.empty(), Optional.of(LocalDate.parse("2027-01-01")), OFFICE.hours());
            var open = text(terms(resolveWithin(4)), Map.of("kantoor", List.of(ending)));
            assertThat(only("CALENDAR_DOES_NOT_COVER", of(open)).figures())
                    .containsEntry("unknownFrom", LocalDate.parse("2027-01-01"));
            var year = new Text(
                    AgreementKind.SLA,
                    terms(resolveWithin(4)),
                    Map.of("kantoor", List.of(ending)),
                    Map.of(),
                    MAY,
                    Optional.of(Instant.parse("2026-12-31T23:00:00Z")),
                    Reach.to("WATERLAND"));
            assertThat(codes(year)).isEmpty();
        }

        @Test
        void whose_versions_follow_each_other_is_known_throughout() {
            var first = new CalendarVersion(
                    "1", Optional.empty(), Optional.of(LocalDate.parse("2027-01-01")), OFFICE.hours());
            var next = new CalendarVersion(
                    "2", Optional.of(LocalDate.parse("2027-01-01")), Optional.empty(), OFFICE.hours());
            assertThat(codes(text(terms(resolveWithin(4)), Map.of("kantoor", List.of(first, next)))))
                    .isEmpty();
        }
    }

    @Nested
    class rules {
        private Target pausing(String status, String party) {
            return read("""
                    {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT4H",
                     "pausesOn": [{"status": "%s", "party": "%s"}]}""".formatted(status, party));
        }

        @Test
        void that_pause_where_the_clock_stops_contradict_each_other() {
            for (var status : List.of("Resolved", "Gesloten", "closed")) {
                assertThat(only("PAUSES_WHERE_IT_STOPS", of(text(pausing(status, "CUSTOMER"))))
                                .contradiction())
                        .isTrue();
            }
        }

        @Test
        void that_start_in_a_pause_contradict_each_other() {
            assertThat(codes(text(pausing("New", "SUPPLIER")))).containsExactly("STARTS_IN_A_PAUSE");
        }

        @Test
        void that_pause_for_the_provider_himself_are_pointed_out() {
            assertThat(codes(text(pausing("Wacht op team", "PROVIDER")))).containsExactly("PAUSES_FOR_ITSELF");
            assertThat(codes(text(pausing("Wacht op toeleverancier", "SUPPLIER"))))
                    .isEmpty();
        }

        @Test
        void that_contradict_are_not_proposed() {
            var draft = Waterland.drafted(Waterland.draft(terms(pausing("Closed", "CUSTOMER"))));
            var refusal = catchThrowableOfType(Refusal.class, () -> draft.propose(Waterland.register(), FRIDAY));
            assertThat(refusal.slug()).isEqualTo("contradictory-terms");
            assertThat(refusal.values().get("contradictions")).isEqualTo("targets/oplossen PAUSES_WHERE_IT_STOPS");
        }

        @Test
        void answer_after_the_ticket_is_resolved() {
            var respond = read("""
                    {"id": "reageren", "metric": "TIME_TO_RESPOND", "duration": "PT8H"}""");
            assertThat(only("RESPONDS_AFTER_RESOLVING", of(text(respond, resolveWithin(4))))
                            .clause())
                    .contains("targets/reageren");
        }

        @Test
        void aim_later_than_they_promise_because_of_their_hours() {
            var late =
                    version(OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("12:00", "18:00"))));
            var objective = target("intern", 3, Nature.OBJECTIVE, Optional.of("middag"), List.of());
            var found = of(text(
                    terms(resolveWithin(4), objective), Map.of("kantoor", List.of(OFFICE), "middag", List.of(late))));
            assertThat(only("OBJECTIVE_LAXER_THAN_COMMITMENT", found).clause()).contains("targets/intern");
        }

        @Test
        void are_not_reached_when_another_always_goes_before_them() {
            var eight = target("acht", 8, Nature.COMMITMENT, Optional.empty(), List.of());
            var found = only("UNREACHABLE", of(text(resolveWithin(4), eight)));
            assertThat(found.clause()).contains("targets/acht");
            assertThat(found.figures()).containsEntry("by", "targets/oplossen");
        }

        @Test
        void are_reached_by_tickets_that_the_more_specific_does_not_mean() {
            var p1 = read("""
                    {"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "priorities": ["1"]}""");
            assertThat(codes(text(resolveWithin(4), p1))).isEmpty();
        }
    }

    @Nested
    class sections {
        @Test
        void that_are_missing_are_named() {
            var found = of(text(resolveWithin(4))).findings();
            assertThat(found)
                    .extracting(finding -> finding.clause().orElseThrow())
                    .containsExactly(
                            "sections/summary",
                            "review",
                            "sections/support",
                            "exclusionClauses",
                            "remedies",
                            "sections/indemnity",
                            "sections/support/outsideHours");
            assertThat(found.get(0).severity()).isEqualTo(Severity.WARNING);
            assertThat(found.get(5).severity()).isEqualTo(Severity.INFO);
        }

        @Test
        void are_spoken_of_in_dutch_and_in_english() {
            var text = text(resolveWithin(4));
            assertThat(of(text).findings().get(0).message()).isEqualTo("De tekst zegt niet: een samenvatting.");
            assertThat(Feasibility.of(text, List.of(), List.of(), FRIDAY, Language.EN)
                            .findings()
                            .get(0)
                            .message())
                    .isEqualTo("The text does not say: a summary.");
        }
    }

    @Nested
    class first_due_times {
        private List<String> due(List<FirstDue> all) {
            return all.stream()
                    .map(each -> each.occasion() + " " + each.arrival() + " "
                            + each.priority().orElse("-") + " " + each.clause() + " "
                            + each.dueAt().map(Instant::toString).orElse("?"))
                    .toList();
        }

        @Test
        void are_told_of_what_people_ask_first() {
            var p1 = read("""
                    {"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "priorities": ["1"]}""");
            // Friday 1 May, a working day: opens at 08:00. The next holiday is Liberation Day or Ascension, Thursday 14
            // May.
            assertThat(due(of(text(resolveWithin(4), p1)).firstDueTimes()))
                    .startsWith(
                            "NEXT_OPENING 2026-05-01T06:00:00Z - targets/oplossen 2026-05-01T10:00:00Z",
                            "NEXT_OPENING 2026-05-01T06:00:00Z 1 targets/p1 2026-05-01T08:00:00Z",
                            "FRIDAY_AFTERNOON 2026-05-01T14:00:00Z - targets/oplossen 2026-05-04T08:00:00Z",
                            "FRIDAY_AFTERNOON 2026-05-01T14:00:00Z 1 targets/p1 2026-05-01T16:00:00Z")
                    .hasSize(6);
        }

        @Test
        void are_told_of_the_arrivals_that_are_asked_about() {
            // King's Day closes Monday 27 April 2026: the worked example of four hours from Friday 17:00.
            var text = new Text(
                    AgreementKind.SLA,
                    terms(resolveWithin(4)),
                    Map.of("kantoor", List.of(OFFICE)),
                    Map.of(),
                    FRIDAY,
                    Optional.empty(),
                    Reach.to("WATERLAND"));
            var asked = Feasibility.of(
                    text, List.of(), List.of(Instant.parse("2026-04-24T15:00:00Z")), FRIDAY, Language.NL);
            assertThat(due(asked.firstDueTimes()))
                    .containsExactly("ASKED_FOR 2026-04-24T15:00:00Z - targets/oplossen 2026-04-28T09:00:00Z");
        }

        @Test
        void are_the_same_for_services_that_do_not_differ() {
            var text = text(
                    Waterland.covering(List.of("mail", "telefonie"), resolveWithin(4)),
                    Map.of("kantoor", List.of(OFFICE)));
            assertThat(of(text).firstDueTimes().get(0).services()).containsExactly("mail", "telefonie");
        }
    }

    @Nested
    class customers_in_a_segment {
        private static final Reach EVERYBODY = new Reach(Level.SERVICE, List.of());
        private final Target gold = read("""
                {"id": "goud", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "segments": ["goud"]}""");

        private Feasibility ofGold(Reach reach, List<String> members, Target... others) {
            var targets = Stream.concat(Stream.of(gold), Stream.of(others)).toArray(Target[]::new);
            return of(new Text(
                    AgreementKind.SLA,
                    terms(targets),
                    Map.of("kantoor", List.of(OFFICE)),
                    Map.of("goud", members),
                    MAY,
                    Optional.empty(),
                    reach));
        }

        private List<String> firstDue(Feasibility feasibility) {
            return feasibility.firstDueTimes().stream()
                    .map(each -> each.clause() + " " + each.segment().orElse("-"))
                    .distinct()
                    .toList();
        }

        @Test
        void are_promised_what_is_promised_to_the_segment_and_not_what_others_are() {
            var found = ofGold(Reach.to("WATERLAND"), List.of("EDAM", "WATERLAND"), resolveWithin(4));
            assertThat(firstDue(found)).containsExactly("targets/goud goud");
            assertThat(only("UNREACHABLE", found).clause()).contains("targets/oplossen");
        }

        @Test
        void have_their_promises_kept_safe_by_objectives_too() {
            var objective = target("intern", 3, Nature.OBJECTIVE, Optional.empty(), List.of());
            var found = ofGold(Reach.to("WATERLAND"), List.of("WATERLAND"), resolveWithin(4), objective);
            assertThat(only("OBJECTIVE_LAXER_THAN_COMMITMENT", found).figures())
                    .containsEntry("commitment", "targets/goud");
            assertThat(ofGold(Reach.to("WATERLAND"), List.of("EDAM"), resolveWithin(4), objective)
                            .findings())
                    .extracting(Finding::code)
                    .doesNotContain("OBJECTIVE_LAXER_THAN_COMMITMENT");
        }

        @Test
        void are_looked_at_beside_those_who_are_not_where_everybody_is_reached() {
            var found = ofGold(EVERYBODY, List.of("EDAM"), resolveWithin(4));
            assertThat(firstDue(found)).containsExactly("targets/oplossen -", "targets/goud goud");
            assertThat(found.findings()).extracting(Finding::code).doesNotContain("UNREACHABLE");
        }

        @Test
        void are_promised_nothing_where_there_are_none() {
            for (var reach : List.of(EVERYBODY, Reach.to("WATERLAND"))) {
                var found = only("UNREACHABLE", ofGold(reach, List.of(), resolveWithin(4)));
                assertThat(found.severity()).isEqualTo(Severity.WARNING);
                assertThat(found.clause()).contains("targets/goud");
                assertThat(found.figures()).containsEntry("segments", List.of("goud"));
            }
        }

        @Test
        void are_those_of_the_register_for_a_draft_and_those_that_were_fixed_for_a_proposal() {
            var draft = Waterland.drafted(Waterland.draft(terms(gold, resolveWithin(4))));
            var foreseen = draft.foreseen(Waterland.register(), FRIDAY);
            assertThat(firstDue(of(Text.of(foreseen, foreseen.last(), Audience.IN_HOUSE))))
                    .containsExactly("targets/goud goud");
            var proposed = draft.propose(Waterland.register(), FRIDAY);
            assertThat(firstDue(of(Text.of(proposed, proposed.last(), Audience.IN_HOUSE))))
                    .containsExactly("targets/goud goud");
        }
    }

    @Test
    void a_text_of_many_conditions_is_answered_within_seconds_and_says_that_it_is_not_all() {
        var targets = new Target[400];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = new Target(
                    "t" + i,
                    nl.druif.foundation.terms.Metric.TIME_TO_RESOLVE,
                    Optional.of(WorkingDuration.ofHours(1 + i % 9)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("p" + i % 50),
                    List.of(),
                    List.of("r" + i),
                    List.of(),
                    Target.USUAL_WARNINGS,
                    Nature.COMMITMENT,
                    Optional.empty(),
                    Optional.empty(),
                    nl.druif.foundation.terms.StopsOn.RESOLVED,
                    Optional.empty(),
                    Optional.empty());
        }
        var start = System.nanoTime();
        var answer = of(text(targets), team("NETWERK", resolveWithin(9)));
        assertThat(answer.complete()).isFalse();
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - start)).isLessThan(java.time.Duration.ofSeconds(20));
    }
}
