package nl.druif.ticketclock.clock;

import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The longest histories that are taken in. */
class BoundedTimeTest {

    @Test
    void a_thousand_events_over_ten_years_take_less_than_fifty_milliseconds() {
        var events = new StringBuilder("[{\"type\": \"OPENED\", \"occurredAt\": \"2016-06-01T08:00:00Z\"}");
        for (int i = 0; i < 999; i++) {
            events.append(", {\"type\": \"STATUS_CHANGED\", \"occurredAt\": \"")
                    .append(amsterdam("2016-06-02T09:00").plus(Duration.ofDays(i * 3L)))
                    .append("\", \"status\": \"")
                    .append(i % 2 == 0 ? "PENDING" : "OPEN")
                    .append("\"}");
        }
        var history = SimulationTest.simulation("""
                [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4000H",
                  "pausesOn": [{"status": "PENDING", "party": "CUSTOMER"}]}]""", events.append("]").toString(), "2026-04-28T08:30:00Z");
        for (int i = 0; i < 5; i++) {
            history.run();
        }

        var threads = ManagementFactory.getThreadMXBean();
        var started = threads.getCurrentThreadCpuTime();
        history.run();

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
                .isLessThan(Duration.ofMillis(50));
    }
}
