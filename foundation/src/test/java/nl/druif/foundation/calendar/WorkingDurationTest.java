package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDurationTest {

    @ParameterizedTest
    @CsvSource({"PT4H, 14400", "PT30M, 1800", "PT1S, 1", "P1D, 86400", "P2DT3H4M5S, 183845", "P3660D, 316224000"})
    void a_length_of_counted_time_has_days_hours_minutes_and_seconds(String text, long seconds) {
        assertThat(WorkingDuration.parse(text).length()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(WorkingDuration.parse(text).millis()).isEqualTo(seconds * 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, DURATION_AMBIGUOUS",
        "P1Y, DURATION_AMBIGUOUS",
        "P1W, DURATION_AMBIGUOUS",
        "P1Y2M3DT4H, DURATION_AMBIGUOUS",
        "PT0S, DURATION_OUT_OF_RANGE",
        "P0D, DURATION_OUT_OF_RANGE",
        "P3660DT1S, DURATION_OUT_OF_RANGE",
        "P9999999999D, DURATION_OUT_OF_RANGE",
        "PT9999999999S, DURATION_OUT_OF_RANGE",
        "PT2562047788015215H, NOT_A_DURATION",
        "PT-5H, NOT_A_DURATION",
        "-PT5H, NOT_A_DURATION",
        "PT0.5S, NOT_A_DURATION",
        "pt1h, NOT_A_DURATION",
        "P, NOT_A_DURATION",
        "PT, NOT_A_DURATION",
        "P1DT, NOT_A_DURATION",
        "4H, NOT_A_DURATION",
        "'', NOT_A_DURATION"
    })
    void anything_else_is_refused_by_name(String text, String code) {
        assertThat(catchThrowableOfType(Faulty.class, () -> WorkingDuration.parse(text))
                        .faults())
                .extracting(Fault::code)
                .containsExactly(code);
    }

    @Test
    void is_no_finer_than_a_second() {
        assertThat(catchThrowableOfType(Faulty.class, () -> new WorkingDuration(Duration.ofMillis(1_500)))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("DURATION_TOO_FINE");
        assertThat(catchThrowableOfType(Faulty.class, () -> new WorkingDuration(Duration.ofSeconds(-1)))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("DURATION_OUT_OF_RANGE");
    }

    @Test
    void is_written_as_it_is_read() {
        assertThat(WorkingDuration.parse("PT90M")).hasToString("PT1H30M").isGreaterThan(WorkingDuration.ofHours(1));
    }
}
