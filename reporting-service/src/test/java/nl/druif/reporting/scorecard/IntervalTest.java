package nl.druif.reporting.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Checked against statsmodels' proportion_confint(method="wilson"), rounded outwards. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, 72.2, 100.0",
        "0, 10, 0.0, 27.8",
        "50, 100, 40.3, 59.7",
        "3, 5, 23.0, 88.3",
        "1, 1, 20.6, 100.0"
    })
    void where_a_share_really_lies(long count, long of, BigDecimal low, BigDecimal high) {
        assertThat(Interval.wilson(count, of)).isEqualTo(new Interval(low, high));
    }

    @Test
    void fifty_of_a_hundred_say_more_than_three_of_five() {
        assertThat(Interval.wilson(50, 100).low())
                .isGreaterThan(Interval.wilson(3, 5).low());
    }
}
