package nl.druif.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.calendar.Boundaries.Boundary;
import nl.druif.agreement.calendar.Boundaries.ClockChange;
import nl.druif.agreement.calendar.Boundaries.Kind;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;

class BoundariesTest {
    private static final OpenWindow DAY = window("08:00", "18:00");
    private static final OpeningHours OFFICE =
            OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(DAY)).withHolidaysOf(Holidays.of("NL"));
    private static final Instant BEFORE_KINGS_DAY = Instant.parse("2026-04-24T15:00:00Z");

    @Test
    void the_next_boundaries_pass_over_the_weekend_and_king_s_day() {
        assertThat(Boundaries.of(calendar(OFFICE), BEFORE_KINGS_DAY, 3).items())
                .extracting(Boundary::localAt, Boundary::kind)
                .containsExactly(
                        tuple(LocalDateTime.parse("2026-04-24T18:00"), Kind.CLOSES),
                        tuple(LocalDateTime.parse("2026-04-28T08:00"), Kind.OPENS),
                        tuple(LocalDateTime.parse("2026-04-28T18:00"), Kind.CLOSES));
    }

    @Test
    void a_night_in_which_the_clocks_change_tells_its_real_length() {
        var nights = OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay(window("00:00", "06:00")));
        var boundaries = Boundaries.of(calendar(nights), Instant.parse("2026-03-28T12:00:00Z"), 4);
        assertThat(boundaries.items())
                .extracting(Boundary::at, Boundary::lengthOfDay)
                .startsWith(
                        tuple(Instant.parse("2026-03-28T23:00:00Z"), Optional.of(Duration.ofHours(23))),
                        tuple(Instant.parse("2026-03-29T04:00:00Z"), Optional.of(Duration.ofHours(23))),
                        tuple(Instant.parse("2026-03-29T22:00:00Z"), Optional.empty()));
        assertThat(boundaries.clockChanges())
                .containsExactly(
                        new ClockChange(
                                LocalDate.parse("2026-03-29"), Duration.ofHours(23), Optional.of(Duration.ofHours(5))),
                        new ClockChange(
                                LocalDate.parse("2026-10-25"), Duration.ofHours(25), Optional.of(Duration.ofHours(7))),
                        new ClockChange(
                                LocalDate.parse("2027-03-28"), Duration.ofHours(23), Optional.of(Duration.ofHours(5))));
    }

    @Test
    void round_the_clock_there_is_no_boundary_and_still_two_odd_days() {
        var always = OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay(window("00:00", "24:00")));
        var boundaries = Boundaries.of(calendar(always), BEFORE_KINGS_DAY, 10);
        assertThat(boundaries.items()).isEmpty();
        assertThat(boundaries.clockChanges())
                .extracting(change -> change.open().orElseThrow())
                .containsExactly(Duration.ofHours(25), Duration.ofHours(23));
    }

    @Test
    void where_the_versions_end_nothing_is_guessed() {
        var until = Optional.of(LocalDate.parse("2026-04-29"));
        var short_lived =
                new CalendarDetails("kantoor", "Kantoor", OFFICE, Optional.empty(), until).registered(new UUID(0, 7));
        var boundaries = Boundaries.of(short_lived, BEFORE_KINGS_DAY, 10);
        assertThat(boundaries.items()).hasSize(3);
        assertThat(catchThrowableOfType(
                                Faulty.class,
                                () -> Boundaries.of(short_lived, Instant.parse("2026-05-01T00:00:00Z"), 10))
                        .faults())
                .extracting("pointer", "code")
                .containsExactly(tuple("?from", "CALENDAR_HORIZON_PASSED"));
    }

    private static NamedCalendar calendar(OpeningHours hours) {
        return new CalendarDetails("kantoor", "Kantoor", hours, Optional.empty(), Optional.empty())
                .registered(new UUID(0, 7));
    }

    private static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }
}
