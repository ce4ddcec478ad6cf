package nl.druif.reporting.scorecard;

import static nl.druif.reporting.Story.AMSTERDAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final Period OCTOBER = Period.fromString("2026-10");

    @Test
    void october_in_amsterdam_begins_in_summer_time_and_ends_in_winter_time() {
        assertThat(OCTOBER.from(AMSTERDAM)).isEqualTo(Instant.parse("2026-09-30T22:00:00Z"));
        assertThat(OCTOBER.until(AMSTERDAM)).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(Duration.between(OCTOBER.from(AMSTERDAM), OCTOBER.until(AMSTERDAM)))
                .isEqualTo(Duration.ofDays(31).plusHours(1));
    }

    @Test
    void the_last_millisecond_of_october_is_still_october() {
        assertThat(Period.at(OCTOBER.until(AMSTERDAM).minusMillis(1), AMSTERDAM))
                .isEqualTo(OCTOBER);
        assertThat(Period.at(OCTOBER.until(AMSTERDAM), AMSTERDAM)).isEqualTo(OCTOBER.next());
    }

    @Test
    void the_last_three_months_are_told_oldest_first() {
        assertThat(Period.fromString("2026-01").back(3)).hasToString("[2025-11, 2025-12, 2026-01]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-00", "2026-1", "26-10", "2026", "", "2026-10-01", "oktober", "+12026-10"})
    void what_is_no_month_is_refused(String text) {
        assertThatThrownBy(() -> Period.fromString(text)).isInstanceOf(Faulty.class);
    }
}
