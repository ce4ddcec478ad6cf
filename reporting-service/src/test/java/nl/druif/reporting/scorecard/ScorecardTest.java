package nl.druif.reporting.scorecard;

import static nl.druif.reporting.Story.AMSTERDAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.reporting.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Under the agreement of {@link Story}: resolve within four hours in 90 % of cases, objective three hours, 3.5 stars. */
class ScorecardTest {
    private static final Promise PROMISE = new Promise(
            (AgreementPublished) new Story("waterland").agreed().news.get(0));

    private final List<ClockFact> clocks = new ArrayList<>();
    private final List<TicketFact> tickets = new ArrayList<>();

    @Nested
    class Attainment {
        @Test
        void is_met_when_nine_of_ten_are_in_time() {
            clocks("P1", "oplossen", Outcome.MET, 9);
            clocks("P1", "oplossen", Outcome.BREACHED, 1);
            assertThat(total().attainment()).isEqualTo(new Share(9, 10));
            assertThat(total().promise()).isEqualTo(Verdict.MET);
        }

        @Test
        void neither_open_nor_excluded_clocks_count_for_or_against() {
            clocks("P1", "oplossen", Outcome.MET, 9);
            clocks("P1", "oplossen", Outcome.OPEN, 3);
            clocks("P1", "oplossen", Outcome.EXCLUDED, 2);
            var score = total().targets().get(0);
            assertThat(score.attainment()).isEqualTo(new Share(9, 9));
            assertThat(score.open()).isEqualTo(3);
            assertThat(score.excluded()).isEqualTo(2);
        }

        @Test
        void an_objective_that_was_missed_breaks_no_promise() {
            clocks("P1", "oplossen", Outcome.MET, 10);
            clocks("P1", "sneller", Outcome.BREACHED, 10);
            assertThat(total().promise()).isEqualTo(Verdict.MET);
            assertThat(total().attainment()).isEqualTo(new Share(10, 10));
        }

        @Test
        void one_broken_commitment_is_enough() {
            clocks("P1", "oplossen", Outcome.MET, 100);
            clocks("P1", "zonder-percentage", Outcome.MET, 99);
            clocks("P1", "zonder-percentage", Outcome.BREACHED, 1);
            assertThat(total().promise()).isEqualTo(Verdict.MISSED);
        }

        @Test
        void where_nothing_was_decided_nothing_is_green() {
            clocks("P1", "oplossen", Outcome.OPEN, 10);
            assertThat(total().promise()).isEqualTo(Verdict.INSUFFICIENT);
            assertThat(total().quadrant()).isEqualTo(Quadrant.INSUFFICIENT);
        }
    }

    @Nested
    class Times_ {
        @Test
        void percentiles_are_times_that_really_occurred() {
            for (int hours = 1; hours <= 10; hours++) {
                clocks.add(clock("P1", "oplossen", Outcome.MET, Duration.ofHours(hours), Optional.empty()));
            }
            assertThat(total().targets().get(0).counted())
                    .contains(new Times(Duration.ofMinutes(330), Duration.ofHours(5), Duration.ofHours(9)));
        }
    }

    @Nested
    class Experience_ {
        @Test
        void four_unhappy_people_make_no_watermelon() {
            clocks("P1", "oplossen", Outcome.MET, 4);
            tickets("P1", Standing.MET, 1, 4);
            assertThat(total().quadrant()).isEqualTo(Quadrant.INSUFFICIENT);
            assertThat(total().experience().hidden()).isTrue();
            assertThat(total().experience().mean()).isEmpty();
        }

        @Test
        void five_do() {
            clocks("P1", "oplossen", Outcome.MET, 5);
            tickets("P1", Standing.MET, 1, 5);
            assertThat(total().quadrant()).isEqualTo(Quadrant.WATERMELON);
        }

        @Test
        void exactly_the_promised_average_is_met() {
            tickets("P1", Standing.MET, 3, 5);
            tickets("P1", Standing.MET, 4, 5);
            assertThat(total().experience().verdict()).isEqualTo(Verdict.MET);
            tickets("P1", Standing.MET, 3, 1);
            assertThat(total().experience().mean()).contains(new BigDecimal("3.5"));
            assertThat(total().experience().verdict()).isEqualTo(Verdict.MISSED);
        }

        @Test
        void of_ten_asked_four_answered() {
            tickets("P1", Standing.MET, 5, 5);
            for (int i = 0; i < 5; i++) {
                tickets.add(new TicketFact(at("P1"), Standing.MET, true, OptionalInt.empty()));
            }
            assertThat(total().experience().responseRate()).contains(new Share(5, 10));
        }
    }

    @Nested
    class What_is_hidden {
        @Test
        void a_priority_with_three_answers_takes_the_next_smallest_with_it() {
            tickets("P1", Standing.MET, 1, 3);
            tickets("P2", Standing.MET, 5, 6);
            tickets("P3", Standing.MET, 5, 30);
            assertThat(card().slices())
                    .extracting(slice -> slice.experience().hidden())
                    .containsExactly(true, true, false);
            assertThat(card().total().experience().responses()).contains(39);
        }

        @Test
        void two_answers_about_broken_promises_are_not_told_apart_nor_found_by_subtraction() {
            tickets("P1", Standing.MET, 1, 10);
            tickets("P1", Standing.MISSED, 5, 2);
            assertThat(total().crossing().whenMissed()).isEmpty();
            assertThat(total().crossing().whenMet()).isEmpty();
            assertThat(total().crossing().unhappyWhenMet().orElseThrow().share())
                    .isEmpty();
            assertThat(total().crossing().unhappyWhenMet().orElseThrow().percent())
                    .isEqualByComparingTo("100");
        }

        @Test
        void what_is_large_enough_is_shown_exactly() {
            tickets("P1", Standing.MET, 1, 10);
            tickets("P1", Standing.MISSED, 5, 6);
            assertThat(total().crossing().whenMet()).contains(new Crossing.Feelings(0, 0, 10));
            assertThat(total().crossing().whenMissed()).contains(new Crossing.Feelings(6, 0, 0));
            assertThat(total().crossing().unhappyWhenMet().orElseThrow().share())
                    .contains(new Share(10, 10));
        }
    }

    @Nested
    class Idle_while_green {
        @Test
        void a_ticket_that_lay_for_more_than_half_of_its_time_was_left_lying() {
            clocks.add(clock("P1", "oplossen", Outcome.MET, Duration.ofHours(4), Optional.of(Duration.ofMinutes(121))));
            clocks.add(clock("P1", "oplossen", Outcome.MET, Duration.ofHours(4), Optional.of(Duration.ofHours(2))));
            assertThat(total().idleWhileGreen()).contains(new Share(1, 2));
        }

        @Test
        void one_that_was_too_late_is_another_matter() {
            clocks.add(
                    clock("P1", "oplossen", Outcome.BREACHED, Duration.ofHours(8), Optional.of(Duration.ofHours(7))));
            assertThat(total().idleWhileGreen()).isEmpty();
        }
    }

    @Test
    void tickets_without_a_target_are_counted_apart_and_never_as_met() {
        tickets("P1", Standing.MET, 5, 5);
        tickets("P1", Standing.WITHOUT_TARGET, 5, 7);
        assertThat(total().tickets()).isEqualTo(new TicketCount(12, 5, 0, 0, 7));
    }

    @Test
    void what_has_no_priority_is_a_slice_without_a_key() {
        tickets.add(new TicketFact(
                new Place(Optional.empty(), Optional.empty(), Optional.empty()),
                Standing.MET,
                false,
                OptionalInt.empty()));
        assertThat(card().slices())
                .singleElement()
                .satisfies(slice -> assertThat(slice.key()).isEmpty());
    }

    private Slice total() {
        return card().total();
    }

    private Scorecard card() {
        return Scorecard.of(
                PROMISE, Period.fromString("2026-10"), AMSTERDAM, Dimension.PRIORITY, new Facts(clocks, tickets));
    }

    private void clocks(String priority, String target, Outcome outcome, int count) {
        for (int i = 0; i < count; i++) {
            clocks.add(clock(priority, target, outcome, Duration.ofHours(2), Optional.empty()));
        }
    }

    private void tickets(String priority, Standing standing, int stars, int count) {
        for (int i = 0; i < count; i++) {
            tickets.add(new TicketFact(at(priority), standing, true, OptionalInt.of(stars)));
        }
    }

    private static ClockFact clock(
            String priority, String target, Outcome outcome, Duration counted, Optional<Duration> idle) {
        return new ClockFact(
                at(priority),
                target,
                1,
                Metric.TIME_TO_RESOLVE,
                target.equals("sneller") ? Nature.OBJECTIVE : Nature.COMMITMENT,
                outcome,
                counted,
                counted.multipliedBy(3),
                idle);
    }

    private static Place at(String priority) {
        return new Place(Optional.of(priority), Optional.of("werkplek"), Optional.of("servicedesk"));
    }
}
