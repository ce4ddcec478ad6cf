package nl.druif.experience.xla;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final BigDecimal FOUR = new BigDecimal("4.0");

    @Nested
    class The_average {
        @Test
        void is_of_the_stars_given() {
            assertThat(stars(1, 0, 0, 2, 3).average()).isEqualByComparingTo("4.0000");
        }

        @Test
        void is_compared_exactly_and_equal_is_met() {
            assertThat(stars(0, 0, 1, 0, 1).averagesAtLeast(FOUR)).isTrue();
            assertThat(stars(0, 0, 30_001, 0, 30_000).averagesAtLeast(FOUR)).isFalse();
        }

        @Test
        void shown_may_round_up_to_the_promise_while_the_promise_is_missed() {
            var justShort = stars(0, 0, 30_001, 0, 30_000);
            assertThat(justShort.average()).isEqualByComparingTo("4.0000");
            assertThat(Verdict.of(justShort, FOUR, 5)).isEqualTo(Verdict.MISSED);
        }
    }

    @Nested
    class Satisfaction_ {
        /** Worked out with R's {@code prop.test(16, 20, correct = FALSE)}. */
        @Test
        void of_sixteen_out_of_twenty_lies_between_58_and_92_percent() {
            var satisfaction = stars(1, 1, 2, 6, 10).satisfaction();
            assertThat(satisfaction.share()).isEqualByComparingTo("0.8000");
            assertThat(satisfaction.low()).isEqualByComparingTo("0.5840");
            assertThat(satisfaction.high()).isEqualByComparingTo("0.9193");
        }

        @Test
        void of_everybody_is_never_certain() {
            var satisfaction = stars(0, 0, 0, 0, 5).satisfaction();
            assertThat(satisfaction.high()).isEqualByComparingTo("1.0000");
            assertThat(satisfaction.low()).isEqualByComparingTo("0.5655");
        }

        @Test
        void of_nobody_is_never_certain_either() {
            assertThat(stars(5, 0, 0, 0, 0).satisfaction().high()).isEqualByComparingTo("0.4345");
        }
    }

    @Nested
    class The_verdict {
        @Test
        void below_the_minimum_of_responses_is_insufficient_not_green() {
            assertThat(Verdict.of(stars(0, 0, 0, 0, 9), FOUR, 10)).isEqualTo(Verdict.INSUFFICIENT);
            assertThat(Verdict.of(stars(0, 0, 0, 0, 10), FOUR, 10)).isEqualTo(Verdict.MET);
        }

        @Test
        void on_fewer_than_five_people_is_never_given_whatever_the_agreement_says() {
            assertThat(Verdict.of(stars(4, 0, 0, 0, 0), FOUR, 1)).isEqualTo(Verdict.INSUFFICIENT);
        }

        @Test
        void leaves_out_what_a_scanner_may_have_answered() {
            var tally = new Tally(12, List.of(5L, 0L, 0L, 0L, 0L), 7);
            assertThat(tally.responses()).isEqualTo(5);
            assertThat(Verdict.of(tally, FOUR, 5)).isEqualTo(Verdict.MISSED);
        }
    }

    @Test
    void the_response_rate_of_nobody_is_nothing() {
        assertThat(Tally.NONE.responseRate()).isEqualByComparingTo("0");
        assertThat(new Tally(40, List.of(0L, 0L, 0L, 4L, 8L), 0).responseRate()).isEqualByComparingTo("0.3000");
    }

    private static Tally stars(long one, long two, long three, long four, long five) {
        return new Tally(one + two + three + four + five, List.of(one, two, three, four, five), 0);
    }
}
