package nl.druif.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Uuid7Test {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void names_made_after_one_another_are_in_that_order_also_within_a_millisecond() {
        var made = Stream.iterate(Uuid7.at(NOW), last -> Uuid7.after(last, NOW))
                .limit(10_000)
                .toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made).allMatch(each -> each.version() == 7 && each.variant() == 2);
        assertThat(millisecond(made.get(9_999)) - NOW.toEpochMilli()).isLessThan(10);
    }

    @Test
    void a_clock_that_goes_back_takes_no_name_along() {
        var last = Uuid7.at(NOW);
        assertThat(List.of(last, Uuid7.after(last, NOW.minusSeconds(3_600)))).isSorted();
    }

    @Test
    void what_is_made_later_is_named_after_its_own_moment() {
        var later = NOW.plusMillis(5);
        assertThat(millisecond(Uuid7.after(Uuid7.at(NOW), later))).isEqualTo(later.toEpochMilli());
    }

    private static long millisecond(UUID name) {
        return name.getMostSignificantBits() >>> 16;
    }
}
