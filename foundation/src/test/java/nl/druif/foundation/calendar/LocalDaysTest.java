package nl.druif.foundation.calendar;

import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.compiled;
import static nl.druif.foundation.calendar.Hours.hours;
import static nl.druif.foundation.calendar.Hours.on;
import static nl.druif.foundation.calendar.Hours.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LocalDaysTest {
    private static final OpeningHours EIGHT_TO_SIX = hours("Europe/Amsterdam", "08:00-18:00");
    private static final Instant FRIDAY = at("2026-06-05T17:00+02:00");

    @Nested
    class A_working_day {

        @Test
        void is_one_on_which_a_window_begins_not_the_morning_that_ends_a_night() {
            var nights = compiled(OpeningHours.of("Europe/Amsterdam", on("monday", window("22:00-06:00"))));
            assertThat(closing(nights, FRIDAY, 1)).isEqualTo(at("2026-06-09T06:00+02:00"));
            assertThat(closing(nights, FRIDAY, 2)).isEqualTo(at("2026-06-16T06:00+02:00"));
        }

        @Test
        void is_no_closed_day_whose_night_goes_on_the_morning_after() {
            var nights = compiled(OpeningHours.of("Europe/Amsterdam", on("monday", window("22:00-06:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-06-08"), "Sluiting")));
            assertThat(nights.isOpen(at("2026-06-09T01:00+02:00"))).isTrue();
            assertThat(closing(nights, FRIDAY, 1)).isEqualTo(at("2026-06-16T06:00+02:00"));
        }

        @Test
        void is_cut_short_by_a_holiday_on_the_morning_after() {
            var nights = compiled(OpeningHours.of("Europe/Amsterdam", on("monday", window("22:00-06:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-06-09"), "Sluiting")));
            assertThat(closing(nights, FRIDAY, 1)).isEqualTo(at("2026-06-09T00:00+02:00"));
        }

        @Test
        void may_be_closed_in_part() {
            var half = compiled(EIGHT_TO_SIX.closedOn(new ClosedDay(
                    LocalDate.parse("2026-06-08"),
                    Optional.of(TimeOfDay.parse("12:00")),
                    Optional.of(TimeOfDay.parse("24:00")),
                    "Uitje")));
            assertThat(closing(half, FRIDAY, 1)).isEqualTo(at("2026-06-08T12:00+02:00"));
        }

        @Test
        void is_a_closed_one_that_opens_all_the_same() {
            var saturday = compiled(EIGHT_TO_SIX.alsoOpenOn(extra("2026-06-06", "09:00", "13:00")));
            assertThat(closing(saturday, FRIDAY, 1)).isEqualTo(at("2026-06-06T13:00+02:00"));
            assertThat(closing(saturday, FRIDAY, 2)).isEqualTo(at("2026-06-08T18:00+02:00"));
        }

        @Test
        void is_not_opened_by_an_extra_opening_of_another_day() {
            var sunday = compiled(EIGHT_TO_SIX
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-06-08"), "Sluiting"))
                    .alsoOpenOn(extra("2026-06-07", "20:00", "02:00")));
            assertThat(closing(sunday, FRIDAY, 1)).isEqualTo(at("2026-06-08T02:00+02:00"));
            assertThat(closing(sunday, FRIDAY, 2)).isEqualTo(at("2026-06-09T18:00+02:00"));
        }

        @Test
        void ends_with_the_last_of_its_windows() {
            var evening = compiled(EIGHT_TO_SIX.alsoOpenOn(extra("2026-06-08", "19:00", "21:00")));
            assertThat(closing(evening, FRIDAY, 1)).isEqualTo(at("2026-06-08T21:00+02:00"));
            var morning = compiled(EIGHT_TO_SIX.alsoOpenOn(extra("2026-06-08", "06:00", "07:00")));
            assertThat(closing(morning, FRIDAY, 1)).isEqualTo(at("2026-06-08T18:00+02:00"));
            var another = compiled(EIGHT_TO_SIX.alsoOpenOn(extra("2026-06-09", "19:00", "21:00")));
            assertThat(closing(another, FRIDAY, 1)).isEqualTo(at("2026-06-08T18:00+02:00"));
        }

        @Test
        void ends_before_the_night_that_an_extra_opening_of_another_day_takes() {
            var mornings = compiled(OpeningHours.of(
                            "Europe/Amsterdam", WeeklyHours.mondayToFriday(window("00:00-06:00")))
                    .alsoOpenOn(new ExtraOpening(
                            LocalDate.parse("2026-06-13"), TimeOfDay.parse("20:00"), TimeOfDay.parse("02:00"))));
            assertThat(closing(mornings, FRIDAY, 1)).isEqualTo(at("2026-06-08T06:00+02:00"));
        }

        @Test
        void is_looked_up_in_the_version_of_its_date() {
            var calendar = BusinessCalendar.compile(List.of(
                    new CalendarVersion(
                            "1", Optional.empty(), Optional.of(LocalDate.parse("2026-06-08")), EIGHT_TO_SIX),
                    new CalendarVersion(
                            "2",
                            Optional.of(LocalDate.parse("2026-06-08")),
                            Optional.empty(),
                            hours("Europe/Amsterdam", "08:00-12:00"))));
            assertThat(closing(calendar, at("2026-06-04T17:00+02:00"), 1)).isEqualTo(at("2026-06-05T18:00+02:00"));
            assertThat(closing(calendar, FRIDAY, 1)).isEqualTo(at("2026-06-08T12:00+02:00"));
        }
    }

    @Nested
    class The_point_of_a_working_day {
        private final BusinessCalendar calendar = compiled(EIGHT_TO_SIX);

        @Test
        void is_its_closing_the_opening_after_it_or_a_time_on_the_wall() {
            assertThat(calendar.workingDays(FRIDAY, 1, DueAtPoint.CLOSING)).isEqualTo(at("2026-06-08T18:00+02:00"));
            assertThat(calendar.workingDays(FRIDAY, 1, DueAtPoint.NEXT_OPENING))
                    .isEqualTo(at("2026-06-09T08:00+02:00"));
            assertThat(calendar.workingDays(FRIDAY, 1, DueAtPoint.parse("16:00")))
                    .isEqualTo(at("2026-06-08T16:00+02:00"));
        }

        @Test
        void is_the_closing_itself_where_the_next_window_opens_at_that_moment() {
            var always = compiled(OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay(window("00:00-24:00"))));
            assertThat(always.workingDays(FRIDAY, 1, DueAtPoint.NEXT_OPENING)).isEqualTo(at("2026-06-07T00:00+02:00"));
        }

        @Test
        void is_refused_where_nothing_opens_any_more() {
            var last = BusinessCalendar.compile(List.of(new CalendarVersion(
                    "1", Optional.empty(), Optional.of(LocalDate.parse("2026-06-09")), EIGHT_TO_SIX)));
            assertThat(closing(last, FRIDAY, 1)).isEqualTo(at("2026-06-08T18:00+02:00"));
            assertThatThrownBy(() -> last.workingDays(FRIDAY, 1, DueAtPoint.NEXT_OPENING))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> closing(last, FRIDAY, 2)).isInstanceOf(CalendarHorizonPassed.class);
        }
    }

    @Nested
    class Days_on_the_wall {
        private final BusinessCalendar calendar = compiled(EIGHT_TO_SIX);

        @Test
        void are_none_or_more() {
            assertThat(calendar.wallClockDays(FRIDAY, 0)).isEqualTo(FRIDAY);
            assertThat(calendar.wallClockDays(FRIDAY, 1)).isEqualTo(at("2026-06-06T17:00+02:00"));
            assertThatThrownBy(() -> calendar.wallClockDays(FRIDAY, -1)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void of_work_are_one_or_more_and_need_a_calendar_that_opens() {
            assertThatThrownBy(() -> closing(calendar, FRIDAY, 0)).isInstanceOf(IllegalArgumentException.class);
            var never = compiled(OpeningHours.of("UTC", WeeklyHours.everyDay()));
            assertThatThrownBy(() -> closing(never, FRIDAY, 1)).isInstanceOf(NeverOpen.class);
        }

        @Test
        void of_none_in_the_hour_that_comes_twice_are_that_very_moment() {
            var first = at("2026-10-25T02:30+02:00");
            assertThat(calendar.wallClockDays(first, 0)).isEqualTo(first);
            assertThat(calendar.wallClockDays(at("2026-10-24T02:30+02:00"), 1)).isEqualTo(at("2026-10-25T02:30+01:00"));
        }
    }

    private static Instant closing(BusinessCalendar calendar, Instant start, int days) {
        return calendar.workingDays(start, days, DueAtPoint.CLOSING);
    }

    private static ExtraOpening extra(String date, String from, String to) {
        return new ExtraOpening(LocalDate.parse(date), TimeOfDay.parse(from), TimeOfDay.parse(to));
    }
}
