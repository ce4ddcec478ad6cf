package nl.druif.foundation.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.Defeat.Ground;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which of several promises about one ticket, opened on Friday 24 April 2026 at 17:00 in Amsterdam, holds. */
class ContestTest {
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");

    /** One agreement's promise to resolve. */
    private record Promised(String by, Target target) {}

    private static Contender<Promised> by(String agreement, Level level, Target target) {
        return Contender.of(
                new Promised(agreement, target),
                target,
                Optional.empty(),
                agreement,
                new Reach(level, List.of()),
                false);
    }

    private static Contender<Promised> forTheService(String agreement, Level level, Target target) {
        return Contender.of(
                new Promised(agreement, target),
                target,
                Optional.empty(),
                agreement,
                new Reach(level, List.of()),
                true);
    }

    private static Contender<Promised> byTeam(String team, Target target) {
        return Contender.of(
                new Promised(team, target),
                target,
                Optional.of(team),
                team,
                new Reach(Level.CUSTOMER, List.of()),
                false);
    }

    private static Target within(long hours, String... priorities) {
        return target(hours, Nature.COMMITMENT, Optional.empty(), priorities);
    }

    private static Target within(long hours, int percent) {
        return target(hours, Nature.COMMITMENT, Optional.of(BigDecimal.valueOf(percent)));
    }

    private static Target target(long hours, Nature nature, Optional<BigDecimal> attainment, String... priorities) {
        return new Target(
                "r" + hours,
                Metric.TIME_TO_RESOLVE,
                Optional.of(WorkingDuration.ofHours(hours)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(priorities),
                List.of(),
                List.of(),
                List.of(),
                Target.USUAL_WARNINGS,
                nature,
                attainment,
                Optional.empty(),
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }

    private static Contender<Promised> below(List<String> above, String agreement, Target target) {
        var reach = new Reach(Level.CUSTOMER, List.of("WATERLAND")).below(above);
        return Contender.of(new Promised(agreement, target), target, Optional.empty(), agreement, reach, true);
    }

    @SafeVarargs
    private static Contest<Promised> among(Contender<Promised>... contenders) {
        return Contest.among(
                Arrays.asList(contenders),
                promised -> Optional.of(
                        FRIDAY.plus(promised.target().duration().orElseThrow().length())));
    }

    @SafeVarargs
    private static List<String> standing(Contender<Promised>... contenders) {
        return among(contenders).standing().stream().map(Promised::by).toList();
    }

    @Nested
    class Of_agreements_that_build_on_each_other {
        private final Contender<Promised> corporate = by("CONCERN", Level.CORPORATE, within(16));
        private final Contender<Promised> customer = below(List.of("CONCERN"), "WATERLAND", within(2, "P1"));
        private final Contender<Promised> service = below(List.of("WATERLAND", "CONCERN"), "MAIL", within(3, "P1"));

        @Test
        void the_lowest_speaks_for_those_above_it_also_where_it_asks_for_less() {
            var contest = among(corporate, customer, service);
            assertThat(contest.standing()).containsExactly(service.promise());
            assertThat(contest.defeats())
                    .containsExactly(
                            new Defeat<>(corporate.promise(), service.promise(), Ground.INHERITANCE),
                            new Defeat<>(customer.promise(), service.promise(), Ground.INHERITANCE));
        }

        @Test
        void what_several_inherited_is_promised_once() {
            var inherited = below(List.of("WATERLAND", "CONCERN"), "MAIL", within(16));
            var contest = among(corporate, below(List.of("CONCERN"), "WATERLAND", within(16)), inherited);
            assertThat(contest.standing()).containsExactly(inherited.promise());
        }

        @Test
        void others_contend_with_what_is_left() {
            var other = below(List.of(), "ANDER", within(1, "P1"));
            assertThat(among(corporate, customer, service, other).standing()).containsExactly(other.promise());
        }
    }

    @Nested
    class The_nearest_level {
        @Test
        void the_customers_goes_before_the_services_and_that_before_the_corporate_one() {
            var corporate = by("corporate", Level.CORPORATE, within(2));
            var service = by("service", Level.SERVICE, within(4));
            var customer = by("customer", Level.CUSTOMER, within(8));
            assertThat(standing(corporate, service, customer)).containsExactly("customer");
            assertThat(standing(corporate, service)).containsExactly("service");
        }

        @Test
        void holds_also_where_the_wider_one_is_more_specific_and_stricter() {
            assertThat(standing(
                            by("corporate", Level.CORPORATE, within(1, "P1")),
                            by("customer", Level.CUSTOMER, within(8))))
                    .containsExactly("customer");
        }

        @Test
        void that_promises_nothing_of_the_kind_leaves_the_wider_one_standing() {
            assertThat(standing(
                            by("corporate", Level.CORPORATE, within(8)),
                            by("customer", Level.CUSTOMER, target(2, Nature.OBJECTIVE, Optional.empty()))))
                    .containsExactly("corporate", "customer");
        }
    }

    @Nested
    class Of_one_level {
        @Test
        void what_is_about_the_service_goes_before_what_is_about_every_service() {
            assertThat(standing(
                            by("everything", Level.CUSTOMER, within(4, "P1")),
                            forTheService("mail", Level.CUSTOMER, within(8))))
                    .containsExactly("mail");
        }

        @Test
        void the_most_specific_condition_goes_first() {
            assertThat(standing(by("always", Level.CUSTOMER, within(4)), by("urgent", Level.CUSTOMER, within(8, "P1"))))
                    .containsExactly("urgent");
        }

        @Test
        void what_is_due_first_goes_first() {
            assertThat(standing(by("eight", Level.CUSTOMER, within(8)), by("four", Level.CUSTOMER, within(4))))
                    .containsExactly("four");
        }

        @Test
        void four_hours_mostly_and_eight_nearly_always_are_a_ladder_that_stands_whole() {
            assertThat(standing(
                            by("mostly", Level.CUSTOMER, within(4, 95)),
                            by("nearly always", Level.CUSTOMER, within(8, 99)),
                            by("lax", Level.CUSTOMER, within(6, 95))))
                    .containsExactly("mostly", "nearly always");
        }

        @Test
        void of_two_that_are_equal_each_was_promised() {
            assertThat(standing(by("one", Level.CUSTOMER, within(4)), by("other", Level.CUSTOMER, within(4))))
                    .containsExactly("one", "other");
        }

        @Test
        void what_no_calendar_can_date_is_never_the_strictest() {
            var contest = Contest.among(
                    List.of(by("undated", Level.CUSTOMER, within(1)), by("dated", Level.CUSTOMER, within(8))),
                    promised -> promised.by().equals("dated") ? Optional.of(FRIDAY) : Optional.empty());
            assertThat(contest.standing()).extracting(Promised::by).containsExactly("dated");
        }
    }

    @Nested
    class Apart {
        @Test
        void a_commitment_and_an_objective_do_not_contend() {
            assertThat(standing(
                            by("promised", Level.CUSTOMER, within(8)),
                            by("aimed at", Level.CUSTOMER, target(6, Nature.OBJECTIVE, Optional.empty()))))
                    .containsExactly("promised", "aimed at");
        }

        @Test
        void what_teams_promise_contends_neither_with_the_promise_to_the_customer_nor_with_another_teams() {
            assertThat(standing(
                            by("promised", Level.CUSTOMER, within(8)),
                            byTeam("network", within(6)),
                            byTeam("servers", within(4)),
                            byTeam("servers", within(3))))
                    .hasSize(3)
                    .containsExactly("promised", "network", "servers");
        }
    }

    @Nested
    class The_chain {
        @Test
        void names_each_that_lost_with_what_it_lost_against_and_why() {
            var contest = among(
                    by("corporate", Level.CORPORATE, within(1)),
                    by("everything", Level.CUSTOMER, within(2)),
                    forTheService("mail", Level.CUSTOMER, within(8)),
                    forTheService("urgent mail", Level.CUSTOMER, within(6, "P1")),
                    forTheService("very urgent mail", Level.CUSTOMER, within(4, "P1")));
            assertThat(contest.standing()).extracting(Promised::by).containsExactly("very urgent mail");
            assertThat(contest.defeats())
                    .extracting(defeat -> defeat.loser().by(), Defeat::ground)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("corporate", Ground.LEVEL),
                            org.assertj.core.groups.Tuple.tuple("everything", Ground.SERVICE),
                            org.assertj.core.groups.Tuple.tuple("mail", Ground.CONDITION),
                            org.assertj.core.groups.Tuple.tuple("urgent mail", Ground.STRICTNESS));
            assertThat(contest.defeats())
                    .last()
                    .extracting(defeat -> defeat.winner().by())
                    .isEqualTo("very urgent mail");
        }
    }

    @Nested
    class The_first_due_time {
        private final OpeningHours office = OpeningHours.of(
                "Europe/Amsterdam",
                WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00"))));

        private final Terms terms = new Terms(
                Map.of("office", List.of(new CalendarVersion("1", Optional.empty(), Optional.empty(), office))),
                Optional.of("office"),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(within(4)),
                List.of(),
                Policies.DEFAULT);

        @Test
        void of_four_hours_on_friday_afternoon_is_monday_morning() {
            var target = terms.targets().get(0);
            var calendar = terms.calendarOf(target, "mail").orElseThrow();
            assertThat(target.firstDue(calendar, FRIDAY)).contains(Instant.parse("2026-04-27T09:00:00Z"));
        }
    }

    @Nested
    class A_reach {
        @Test
        void to_nobody_in_particular_is_to_everybody_and_to_tickets_that_name_no_customer() {
            var all = new Reach(Level.CORPORATE, List.of());
            assertThat(all.includes(Optional.of("WATERLAND"))).isTrue();
            assertThat(all.includes(Optional.empty())).isTrue();
        }

        @Test
        void to_some_is_to_those_only() {
            var some = new Reach(Level.SERVICE, List.of("WATERLAND"));
            assertThat(some.includes(Optional.of("WATERLAND"))).isTrue();
            assertThat(some.includes(Optional.of("PURMEREND"))).isFalse();
            assertThat(some.includes(Optional.empty())).isFalse();
        }
    }
}
