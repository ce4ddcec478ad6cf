package nl.druif.ticketclock.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Faulty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private final Period period =
            new Period(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-05-01T08:00:00Z"));

    @Test
    void what_happens_up_to_five_minutes_from_now_has_happened_for_clocks_differ() {
        assertThat(faults("2026-05-01T08:05:00Z", null)).isEmpty();
        assertThat(faults("2026-05-01T08:05:00.001Z", null)).containsExactly("/occurredAt IN_THE_FUTURE");
    }

    @Test
    void the_horizon_itself_is_the_first_moment_that_counts() {
        assertThat(faults("2025-01-01T00:00:00Z", null)).isEmpty();
        assertThat(faults("2024-12-31T23:59:59.999Z", null)).containsExactly("/occurredAt BEFORE_HORIZON");
    }

    @Test
    void the_moment_a_ticket_was_opened_is_held_to_the_same_and_both_are_told_at_once() {
        assertThat(faults("2026-05-01T08:00:00Z", "2024-12-31T23:00:00Z")).containsExactly("/openedAt BEFORE_HORIZON");
        assertThat(faults("2027-01-01T00:00:00Z", "2026-06-01T00:00:00Z"))
                .containsExactly("/occurredAt IN_THE_FUTURE", "/openedAt IN_THE_FUTURE");
    }

    private List<String> faults(String occurredAt, @Nullable String openedAt) {
        var event = new ReportedEvent(
                "topdesk",
                "M-1",
                Optional.of("1"),
                TicketEventType.OPENED,
                Instant.parse(occurredAt),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(openedAt).map(Instant::parse),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return period.objection(event).map(Faulty::faults).orElse(List.of()).stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }
}
