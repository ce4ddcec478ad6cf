package nl.druif.reporting.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final BigDecimal NINETY_FIVE = new BigDecimal("95");

    @Test
    void ninety_five_of_a_hundred_reaches_95_percent() {
        assertThat(new Share(95, 100).against(NINETY_FIVE)).isEqualTo(Verdict.MET);
    }

    @Test
    void one_in_a_million_short_does_not() {
        assertThat(new Share(949_999, 1_000_000).against(NINETY_FIVE)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void a_third_is_compared_as_a_third_and_not_as_33_point_33() {
        assertThat(new Share(1, 3).against(new BigDecimal("33.33"))).isEqualTo(Verdict.MET);
        assertThat(new Share(1, 3).against(new BigDecimal("33.34"))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void a_percentage_is_cut_off_so_that_almost_all_never_reads_as_all() {
        assertThat(new Share(99_999, 100_000).percent()).contains("99.99");
        assertThat(new Share(99_999, 100_000).percent(1)).isEqualByComparingTo("99.9");
    }

    @Test
    void of_nothing_there_is_neither_a_percentage_nor_a_verdict() {
        assertThat(Share.NONE.percent()).isEmpty();
        assertThat(Share.NONE.against(NINETY_FIVE)).isEqualTo(Verdict.INSUFFICIENT);
    }
}
