package nl.druif.agreement.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.terms.ReviewClause;
import nl.druif.foundation.terms.ReviewTrigger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agreement that holds from 1 January 2026, without an end. */
class TriggerTest {
    private static final UUID KEPT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private LocalDate today = LocalDate.parse("2026-06-15");
    private LocalDate agreedOn = LocalDate.parse("2025-12-10");
    private Optional<LocalDate> endsOn = Optional.empty();
    private final List<MonthFigures> months = new ArrayList<>();
    private final List<ReviewItem> watermelons = new ArrayList<>();
    private final List<ReviewItem> calendars = new ArrayList<>();
    private final List<ReviewItem> unsettled = new ArrayList<>();
    private final Map<Trigger, Past> past = new HashMap<>();

    private Observation seen() {
        return new Observation(
                today,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-01-01"),
                agreedOn,
                endsOn,
                months,
                watermelons,
                calendars,
                unsettled);
    }

    private Optional<Firing> fires(Trigger trigger, String limit) {
        return Firing.of(new ReviewRules(Map.of(trigger, new BigDecimal(limit))), seen(), past).stream()
                .findFirst();
    }

    /** Decided with what is seen now. */
    private void keep(Trigger trigger) {
        var before = past.getOrDefault(trigger, Past.NOTHING);
        var fired = new TreeSet<>(before.fired());
        fires(trigger, "1").map(Firing::baseline).ifPresent(fired::add);
        past.put(trigger, new Past(false, Optional.of(KEPT), trigger.cause().mark(seen(), before.mark()), fired));
    }

    private void breaches(String month, long count) {
        figures(new MonthFigures(YearMonth.parse(month), count, count + 50, 0, 0, 0, 0, 0));
    }

    private void tickets(String month, long count) {
        figures(new MonthFigures(YearMonth.parse(month), 0, 0, 0, 0, count, 0, 0));
    }

    private void rated(String month, long answers, long stars) {
        figures(new MonthFigures(YearMonth.parse(month), 0, 0, 0, 0, 0, answers, stars));
    }

    private void excluded(String month, long excluded, long judged) {
        figures(new MonthFigures(YearMonth.parse(month), 0, judged, excluded, 0, 0, 0, 0));
    }

    private void figures(MonthFigures figures) {
        months.removeIf(known -> known.month().equals(figures.month()));
        months.add(figures);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Nested
    class breaches {
        @Test
        void ten_are_let_pass_and_the_eleventh_of_a_month_gives_cause() {
            breaches("2026-06", 10);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
            breaches("2026-06", 11);
            var evidence = fires(Trigger.BREACHES, "10").orElseThrow().evidence();
            assertThat(evidence.period()).contains(YearMonth.of(2026, 6));
            assertThat(evidence.measured()).contains(number("11"));
            assertThat(evidence.normal()).contains(number("0"));
        }

        @Test
        void eleven_over_two_months_give_none() {
            breaches("2026-05", 6);
            breaches("2026-06", 5);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
        }

        @Test
        void after_keeping_it_at_twelve_the_twenty_third_gives_cause_again() {
            breaches("2026-06", 12);
            keep(Trigger.BREACHES);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
            breaches("2026-06", 22);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
            breaches("2026-06", 23);
            assertThat(fires(Trigger.BREACHES, "10").orElseThrow().baseline()).isEqualTo(KEPT.toString());
        }

        @Test
        void a_history_of_bad_months_is_kept_at_once_and_not_month_by_month() {
            breaches("2026-03", 30);
            breaches("2026-04", 50);
            breaches("2026-05", 20);
            keep(Trigger.BREACHES);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
            breaches("2026-06", 61);
            assertThat(fires(Trigger.BREACHES, "10")).isPresent();
        }

        @Test
        void breaches_that_are_taken_back_do_not_lower_what_was_normal() {
            breaches("2026-06", 23);
            keep(Trigger.BREACHES);
            breaches("2026-06", 5);
            keep(Trigger.BREACHES);
            breaches("2026-06", 23);
            assertThat(fires(Trigger.BREACHES, "10")).isEmpty();
        }
    }

    @Nested
    class volume {
        @Test
        void a_quarter_more_than_the_three_months_before_is_let_pass_and_one_ticket_more_is_not() {
            tickets("2026-02", 90);
            tickets("2026-03", 100);
            tickets("2026-04", 110);
            tickets("2026-05", 125);
            assertThat(fires(Trigger.VOLUME, "25")).isEmpty();
            tickets("2026-05", 126);
            var evidence = fires(Trigger.VOLUME, "25").orElseThrow().evidence();
            assertThat(evidence.measured()).contains(number("126"));
            assertThat(evidence.normal()).contains(number("100"));
        }

        @Test
        void exactly_half_of_a_third_is_half() {
            tickets("2026-02", 33);
            tickets("2026-03", 33);
            tickets("2026-04", 34);
            tickets("2026-05", 50);
            assertThat(fires(Trigger.VOLUME, "50")).isEmpty();
        }

        @Test
        void a_month_in_which_nothing_came_is_a_change_too() {
            tickets("2026-04", 40);
            assertThat(fires(Trigger.VOLUME, "25").orElseThrow().evidence().measured())
                    .contains(number("0"));
        }

        @Test
        void what_came_of_nothing_cannot_be_told_in_percent() {
            tickets("2026-05", 100);
            assertThat(fires(Trigger.VOLUME, "25")).isEmpty();
        }

        @Test
        void a_month_that_is_not_over_says_nothing() {
            tickets("2026-02", 100);
            tickets("2026-03", 100);
            tickets("2026-04", 100);
            tickets("2026-05", 100);
            tickets("2026-06", 3);
            assertThat(fires(Trigger.VOLUME, "25")).isEmpty();
        }

        @Test
        void a_month_in_which_the_agreement_began_is_none_to_compare_with() {
            today = LocalDate.parse("2026-02-10");
            tickets("2025-12", 500);
            tickets("2026-01", 20);
            assertThat(fires(Trigger.VOLUME, "25")).isEmpty();
        }

        @Test
        void after_keeping_it_the_new_volume_is_the_normal_one_and_going_back_gives_cause() {
            tickets("2026-04", 100);
            tickets("2026-05", 160);
            keep(Trigger.VOLUME);
            today = LocalDate.parse("2026-07-02");
            tickets("2026-06", 165);
            assertThat(fires(Trigger.VOLUME, "25")).isEmpty();
            today = LocalDate.parse("2026-08-02");
            tickets("2026-07", 100);
            assertThat(fires(Trigger.VOLUME, "25")).isPresent();
        }
    }

    @Nested
    class exclusions {
        @Test
        void a_fifth_of_what_was_decided_is_let_pass_and_more_is_not() {
            excluded("2026-05", 20, 100);
            assertThat(fires(Trigger.EXCLUSIONS, "20")).isEmpty();
            excluded("2026-05", 21, 100);
            assertThat(fires(Trigger.EXCLUSIONS, "20").orElseThrow().evidence().measured())
                    .contains(number("21"));
        }

        @Test
        void nine_decisions_are_too_few_to_tell() {
            excluded("2026-05", 9, 9);
            assertThat(fires(Trigger.EXCLUSIONS, "20")).isEmpty();
        }
    }

    @Nested
    class rating {
        @Test
        void half_a_star_less_is_let_pass_and_more_is_not() {
            rated("2026-04", 10, 42);
            rated("2026-05", 10, 37);
            assertThat(fires(Trigger.RATING, "0.5")).isEmpty();
            rated("2026-05", 10, 36);
            var evidence = fires(Trigger.RATING, "0.5").orElseThrow().evidence();
            assertThat(evidence.measured()).contains(number("3.6"));
            assertThat(evidence.normal()).contains(number("4.2"));
        }

        @Test
        void four_answers_say_nothing() {
            rated("2026-04", 10, 50);
            rated("2026-05", 4, 4);
            assertThat(fires(Trigger.RATING, "0.5")).isEmpty();
        }

        @Test
        void a_rising_rating_is_no_cause() {
            rated("2026-04", 10, 30);
            rated("2026-05", 10, 50);
            assertThat(fires(Trigger.RATING, "0.5")).isEmpty();
        }
    }

    @Nested
    class waivers {
        @Test
        void the_sixth_breach_of_a_month_that_is_taken_back_gives_cause() {
            figures(new MonthFigures(YearMonth.of(2026, 6), 0, 0, 0, 6, 0, 0, 0));
            assertThat(fires(Trigger.WAIVERS, "5")).isPresent();
            assertThat(fires(Trigger.WAIVERS, "6")).isEmpty();
        }
    }

    @Nested
    class things_that_were_not_there_before {
        @Test
        void a_watermelon_gives_cause_and_after_keeping_it_only_another_one_does() {
            watermelons.add(new ReviewItem("PRIORITY P1", Optional.of(number("2.1")), false));
            assertThat(fires(Trigger.WATERMELON, "0")).isPresent();
            keep(Trigger.WATERMELON);
            assertThat(fires(Trigger.WATERMELON, "0")).isEmpty();
            watermelons.add(new ReviewItem("SERVICE mail", Optional.of(number("1.9")), false));
            assertThat(fires(Trigger.WATERMELON, "0").orElseThrow().evidence().items())
                    .extracting(ReviewItem::name)
                    .containsExactly("SERVICE mail");
        }

        @Test
        void a_newer_calendar_gives_cause_once() {
            calendars.add(new ReviewItem("kantoor, 2", Optional.empty(), false));
            assertThat(fires(Trigger.CALENDAR_CHANGE, "0")).isPresent();
            keep(Trigger.CALENDAR_CHANGE);
            assertThat(fires(Trigger.CALENDAR_CHANGE, "0")).isEmpty();
            calendars.set(0, new ReviewItem("kantoor, 3", Optional.empty(), false));
            assertThat(fires(Trigger.CALENDAR_CHANGE, "0")).isPresent();
        }

        @Test
        void one_settlement_that_is_open_for_too_long_gives_cause() {
            unsettled.add(new ReviewItem("S-1", Optional.of(number("31")), false));
            assertThat(fires(Trigger.UNSETTLED, "30")).isPresent();
        }

        @Test
        void evidence_of_teams_alone_is_the_providers_own_and_of_more_is_shown_without_them() {
            watermelons.add(new ReviewItem("TEAM servicedesk", Optional.of(number("2.1")), true));
            assertThat(fires(Trigger.WATERMELON, "0").orElseThrow().evidence().isInternal())
                    .isTrue();
            watermelons.add(new ReviewItem("PRIORITY P1", Optional.of(number("2.1")), false));
            var evidence = fires(Trigger.WATERMELON, "0").orElseThrow().evidence();
            assertThat(evidence.isInternal()).isFalse();
            assertThat(evidence.withoutInternals().items())
                    .extracting(ReviewItem::name)
                    .containsExactly("PRIORITY P1");
        }
    }

    @Nested
    class days {
        @Test
        void an_agreement_that_runs_out_on_new_years_day_is_reviewed_from_the_third_of_october() {
            endsOn = Optional.of(LocalDate.parse("2027-01-01"));
            today = LocalDate.parse("2026-10-02");
            assertThat(fires(Trigger.CONTRACT_END, "90")).isEmpty();
            today = LocalDate.parse("2026-10-03");
            assertThat(fires(Trigger.CONTRACT_END, "90").orElseThrow().baseline())
                    .isEqualTo("2027-01-01");
            today = LocalDate.parse("2027-01-01");
            assertThat(fires(Trigger.CONTRACT_END, "90")).isEmpty();
        }

        @Test
        void every_quarter_counts_from_the_start_and_only_the_last_one_that_has_come_gives_cause() {
            today = LocalDate.parse("2026-03-31");
            assertThat(fires(Trigger.SCHEDULE, "3")).isEmpty();
            today = LocalDate.parse("2026-08-15");
            assertThat(fires(Trigger.SCHEDULE, "3").orElseThrow().evidence().due())
                    .contains(LocalDate.parse("2026-07-01"));
        }

        @Test
        void a_day_before_both_had_signed_was_no_day_to_review() {
            agreedOn = LocalDate.parse("2026-06-01");
            assertThat(fires(Trigger.SCHEDULE, "3")).isEmpty();
            today = LocalDate.parse("2026-07-01");
            assertThat(fires(Trigger.SCHEDULE, "3")).isPresent();
        }

        @Test
        void a_day_that_was_decided_about_gives_no_cause_again_and_the_next_one_does() {
            today = LocalDate.parse("2026-04-01");
            keep(Trigger.SCHEDULE);
            past.computeIfPresent(
                    Trigger.SCHEDULE,
                    (trigger, before) -> new Past(false, before.decided(), before.mark(), Set.of("2026-04-01")));
            assertThat(fires(Trigger.SCHEDULE, "3")).isEmpty();
            today = LocalDate.parse("2026-07-01");
            assertThat(fires(Trigger.SCHEDULE, "3")).isPresent();
        }
    }

    @Nested
    class all_of_them {
        @ParameterizedTest
        @EnumSource(Trigger.class)
        void while_a_review_waits_for_its_decision_its_trigger_is_silent(Trigger trigger) {
            everythingHappens();
            past.put(trigger, new Past(true, Optional.empty(), Mark.NONE, Set.of("first")));
            assertThat(fires(trigger, "1")).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(value = Trigger.class, mode = EnumSource.Mode.EXCLUDE, names = "TOOL_CHANGE")
        void each_fires_when_all_of_it_happens_and_not_again_after_a_decision(Trigger trigger) {
            everythingHappens();
            var fired = fires(trigger, "1").orElseThrow();
            keep(trigger);
            var before = past.get(trigger);
            past.put(trigger, new Past(false, before.decided(), before.mark(), Set.of(fired.baseline())));
            assertThat(fires(trigger, "1")).isEmpty();
        }

        @Test
        void the_order_in_which_months_and_things_are_known_makes_no_difference() {
            everythingHappens();
            var rules = ReviewRules.of(Optional.empty());
            var inOrder = Firing.of(rules, seen(), past);
            for (var seed : IntStream.range(0, 50).toArray()) {
                Collections.shuffle(months, new Random(seed));
                assertThat(Firing.of(rules, seen(), past)).isEqualTo(inOrder);
            }
        }

        @ParameterizedTest
        @EnumSource(Trigger.class)
        void each_says_why_in_both_languages_with_every_figure_it_has(Trigger trigger) {
            everythingHappens();
            var evidence =
                    fires(trigger, "1").map(Firing::evidence).orElseGet(() -> ReviewEvidence.byHand("{limit} $1"));
            var dutch = ReviewWords.in(Language.NL).summary(trigger, evidence);
            var english = ReviewWords.in(Language.EN).summary(trigger, evidence);
            assertThat(dutch).isNotEqualTo(english);
            if (trigger != Trigger.TOOL_CHANGE) {
                assertThat(dutch + english).doesNotContain("{", "}");
            } else {
                assertThat(english).isEqualTo("On request: {limit} $1");
            }
        }

        @Test
        void a_clause_names_all_that_counts_and_its_own_limits() {
            var rules = ReviewRules.of(Optional.of(new ReviewClause(
                    Optional.of(6),
                    List.of(
                            new ReviewTrigger(ReviewTrigger.Kind.BREACHES, Optional.of(number("3"))),
                            new ReviewTrigger(ReviewTrigger.Kind.WATERMELON, Optional.empty())),
                    Optional.empty())));
            assertThat(rules.limits())
                    .containsOnlyKeys(Trigger.SCHEDULE, Trigger.BREACHES, Trigger.WATERMELON)
                    .containsEntry(Trigger.BREACHES, number("3"));
        }

        @Test
        void without_a_clause_every_trigger_counts() {
            assertThat(ReviewRules.of(Optional.empty()).limits()).containsOnlyKeys(Trigger.values());
        }

        private void everythingHappens() {
            today = LocalDate.parse("2027-01-10");
            endsOn = Optional.of(LocalDate.parse("2027-01-11"));
            months.add(new MonthFigures(YearMonth.of(2026, 9), 1, 20, 0, 0, 100, 10, 50));
            months.add(new MonthFigures(YearMonth.of(2026, 10), 2, 20, 0, 0, 100, 10, 50));
            months.add(new MonthFigures(YearMonth.of(2026, 11), 20, 20, 0, 1, 100, 10, 50));
            months.add(new MonthFigures(YearMonth.of(2026, 12), 30, 50, 20, 9, 300, 10, 20));
            watermelons.add(new ReviewItem("PRIORITY P1", Optional.of(number("2.1")), false));
            watermelons.add(new ReviewItem("SERVICE mail", Optional.of(number("2.1")), false));
            calendars.add(new ReviewItem("kantoor, 2", Optional.empty(), false));
            unsettled.add(new ReviewItem("S-1", Optional.of(number("31")), false));
        }
    }
}
