package nl.druif.agreement.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KpiPeriodTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @ValueSource(strings = {"2026-05", "2026-Q1", "2026-Q4", "2026"})
    void is_written_as_it_was_read(String text) {
        assertThat(KpiPeriod.fromString(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-5", "2026-13", "2026-Q5", "2026-Q0", "26", "2026-05-01", "mei", "2026-q2", "1999"})
    void is_no_other_text(String text) {
        assertThatThrownBy(() -> KpiPeriod.fromString(text)).isInstanceOf(Faulty.class);
    }

    @Test
    void a_quarter_begins_and_ends_at_midnight_of_its_place_also_when_clocks_change_in_it() {
        var window = KpiPeriod.fromString("2026-Q1").in(AMSTERDAM);
        assertThat(window.from()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(window.until()).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
    }
}
