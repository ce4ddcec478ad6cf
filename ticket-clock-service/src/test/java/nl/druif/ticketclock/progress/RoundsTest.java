package nl.druif.ticketclock.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final TenantId ONE = TenantId.of("019360f0-0000-7000-8000-000000000001");
    private static final TenantId OTHER = TenantId.of("019360f0-0000-7000-8000-000000000002");

    private final Rounds rounds = new Rounds(Duration.ofSeconds(5));

    @Test
    void everybody_is_looked_at_first_and_again_after_a_while_and_who_is_named_at_once() throws Throwable {
        assertThat(rounds.next(seconds(0), () -> List.of(ONE, OTHER))).containsExactly(ONE, OTHER);
        assertThat(rounds.next(seconds(5), () -> List.of(ONE, OTHER))).isEmpty();
        rounds.name(OTHER);
        assertThat(rounds.next(seconds(5), () -> List.of(ONE, OTHER))).containsExactly(OTHER);
        assertThat(rounds.next(seconds(6), () -> List.of(ONE, OTHER))).containsExactly(ONE, OTHER);
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
