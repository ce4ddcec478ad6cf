package nl.druif.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.problem.Refusal;
import org.junit.jupiter.api.Test;

class NamedCalendarTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-04-24");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    /** Already Friday in Amsterdam, still Thursday in UTC. */
    private static final Instant NOW = Instant.parse("2026-04-23T22:30:00Z");

    private static final OpeningHours OFFICE =
            OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("08:00", "18:00")));
    private static final OpeningHours LONGER =
            OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("07:00", "20:00")));

    private static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }

    private static NamedCalendar since(Optional<LocalDate> from) {
        return new CalendarDetails("kantoor", "Kantoor", OFFICE, from, Optional.empty()).registered(new UUID(0, 7));
    }

    private static NewVersion longer(Optional<LocalDate> from, Optional<LocalDate> until) {
        return new NewVersion(LONGER, from, until);
    }

    @Test
    void other_hours_start_tomorrow_at_the_earliest() {
        var calendar = since(Optional.empty());
        assertThat(calendar.with(longer(Optional.of(TOMORROW), Optional.empty()), NOW)
                        .versions())
                .extracting("version")
                .containsExactly("1", "2");
        var refusal = catchThrowableOfType(
                Refusal.class, () -> calendar.with(longer(Optional.of(TODAY), Optional.empty()), NOW));
        assertThat(refusal.slug()).isEqualTo("calendar-past-fixed");
        assertThat(refusal.values()).containsEntry("earliest", TOMORROW);
    }

    @Test
    void hours_without_a_first_day_would_rewrite_the_past() {
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> since(Optional.empty()).with(longer(Optional.empty(), Optional.empty()), NOW))
                        .slug())
                .isEqualTo("calendar-past-fixed");
    }

    @Test
    void a_past_that_nobody_wrote_down_yet_can_be_added() {
        var calendar = since(Optional.of(LocalDate.parse("2026-01-01")));
        assertThat(calendar.with(longer(Optional.empty(), Optional.of(LocalDate.parse("2026-01-01"))), NOW)
                        .versions())
                .hasSize(2);
    }

    @Test
    void summer_hours_lie_over_the_usual_ones() {
        var summer = longer(Optional.of(LocalDate.parse("2026-07-01")), Optional.of(LocalDate.parse("2026-09-01")));
        assertThat(since(Optional.empty()).with(summer, NOW).versions()).hasSize(2);
    }
}
