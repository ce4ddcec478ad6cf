package nl.druif.ticketclock.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final TenantId waterland = new TenantId(UUID.randomUUID());
    private final TenantId purmerend = new TenantId(UUID.randomUUID());
    private final Instant monday = Instant.parse("2026-04-27T07:00:00Z");
    private final Alarm alarm = new Alarm();

    @Test
    void it_rings_once_for_every_time_it_was_set() {
        alarm.set(waterland, monday);
        assertThat(alarm.ringing(monday.minusMillis(1))).isEmpty();
        assertThat(alarm.ringing(monday)).containsExactly(waterland);
        assertThat(alarm.ringing(monday)).isEmpty();
    }

    @Test
    void the_earliest_counts() {
        alarm.set(waterland, monday);
        assertThat(alarm.isFirst(waterland, monday.plusSeconds(1))).isFalse();
        assertThat(alarm.isFirst(waterland, monday.minusSeconds(1))).isTrue();
        alarm.set(waterland, monday.minusSeconds(1));
        alarm.set(waterland, monday.plusSeconds(1));
        assertThat(alarm.ringing(monday.minusSeconds(1))).containsExactly(waterland);
    }

    @Test
    void waiting_ends_when_somebody_sets_it_earlier() throws Exception {
        alarm.set(waterland, monday.plus(LONG));
        var waiting = CompletableFuture.runAsync(() -> {
            try {
                alarm.await(monday, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!waiting.isDone()) {
            alarm.set(purmerend, monday);
            alarm.ringing(monday);
        }
        waiting.get(1, TimeUnit.SECONDS);
    }

    @Test
    void nobody_waits_for_what_is_due_already() throws Exception {
        alarm.set(waterland, monday);
        alarm.await(monday.plusSeconds(1), LONG);
        assertThat(alarm.ringing(monday.plusSeconds(1))).containsExactly(waterland);
    }

    @Test
    void what_is_told_to_other_processes_is_what_they_read() {
        var told = new Waking(waterland, monday);
        assertThat(Waking.read(told.notice())).contains(told);
        assertThat(Waking.read("in other words")).isEmpty();
    }
}
