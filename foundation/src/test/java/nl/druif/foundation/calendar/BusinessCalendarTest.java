package nl.druif.foundation.calendar;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.hours;
import static nl.druif.foundation.calendar.Hours.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.Stretch.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final BusinessCalendar eightToSix = Hours.compiled(hours("Europe/Amsterdam", "08:00-18:00")
            .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag")));
    private final BusinessCalendar roundTheClock = BusinessCalendar.roundTheClock(AMSTERDAM);

    @Nested
    class A_target_in_opening_hours {

        @Test
        void of_4_hours_made_on_friday_at_five_is_due_after_the_weekend_and_kings_day() {
            assertThat(eightToSix.due(at("2026-04-24T17:00+02:00"), ofHours(4)))
                    .isEqualTo(at("2026-04-28T11:00+02:00"));
        }

        @Test
        void used_up_exactly_at_a_closing_is_due_at_that_closing() {
            assertThat(eightToSix.due(at("2026-04-24T17:00+02:00"), ofHours(1)))
                    .isEqualTo(at("2026-04-24T18:00+02:00"));
        }

        @Test
        void used_up_a_millisecond_after_a_closing_is_due_a_millisecond_after_the_next_opening() {
            assertThat(eightToSix.due(at("2026-04-24T17:00+02:00"), ofHours(1).plusMillis(1)))
                    .isEqualTo(at("2026-04-28T08:00:00.001+02:00"));
        }

        @Test
        void made_while_closed_starts_at_the_next_opening() {
            assertThat(eightToSix.due(at("2026-04-25T03:00+02:00"), ofMinutes(1)))
                    .isEqualTo(at("2026-04-28T08:01+02:00"));
        }

        @Test
        void of_no_time_at_all_is_due_at_once_also_while_closed() {
            var saturday = at("2026-04-25T03:00+02:00");
            assertThat(eightToSix.due(saturday, Duration.ZERO)).isEqualTo(saturday);
            assertThat(eightToSix.backwards(saturday, Duration.ZERO)).isEqualTo(saturday);
        }

        @Test
        void counted_backwards_to_exactly_an_opening_starts_at_that_opening() {
            assertThat(eightToSix.backwards(at("2026-04-28T11:00+02:00"), ofHours(3)))
                    .isEqualTo(at("2026-04-28T08:00+02:00"));
        }

        @Test
        void counted_backwards_skips_the_weekend_and_kings_day() {
            assertThat(eightToSix.backwards(at("2026-04-28T11:00+02:00"), ofHours(4)))
                    .isEqualTo(at("2026-04-24T17:00+02:00"));
        }

        @Test
        void of_a_year_of_hours_is_found_like_any_other() {
            var start = at("2026-01-05T09:00+01:00");
            var due = eightToSix.due(start, ofHours(2_600));
            assertThat(eightToSix.open(start, due)).isEqualTo(ofHours(2_600));
        }
    }

    @Nested
    class When_the_clocks_change {
        private final BusinessCalendar sundayNight =
                Hours.compiled(OpeningHours.of("Europe/Amsterdam", Hours.on("sunday", window("00:00-06:00"))));

        @Test
        void a_night_of_six_hours_has_five_in_spring_and_seven_in_autumn() {
            assertThat(sundayNight.open(at("2026-03-29T00:00+01:00"), at("2026-03-30T00:00+02:00")))
                    .isEqualTo(ofHours(5));
            assertThat(sundayNight.open(at("2026-10-25T00:00+02:00"), at("2026-10-26T00:00+01:00")))
                    .isEqualTo(ofHours(7));
        }

        @Test
        void four_hours_round_the_clock_are_four_real_hours() {
            assertThat(roundTheClock.due(at("2026-03-29T01:30+01:00"), ofHours(4)))
                    .isEqualTo(at("2026-03-29T06:30+02:00"));
        }

        @Test
        void an_opening_that_does_not_exist_moves_to_the_end_of_the_gap() {
            var half = Hours.compiled(OpeningHours.of("Europe/Amsterdam", Hours.on("sunday", window("02:30-04:00"))));
            assertThat(half.nextBoundary(at("2026-03-29T00:00+01:00"))).contains(at("2026-03-29T03:00+02:00"));
        }

        @Test
        void the_first_of_two_occurrences_opens_and_the_last_one_closes() {
            var open = Hours.compiled(OpeningHours.of("Europe/Amsterdam", Hours.on("sunday", window("02:30-04:00"))));
            assertThat(open.nextBoundary(at("2026-10-25T00:00+02:00"))).contains(at("2026-10-25T02:30+02:00"));
            var close = Hours.compiled(OpeningHours.of("Europe/Amsterdam", Hours.on("sunday", window("01:00-02:30"))));
            assertThat(close.nextBoundary(at("2026-10-25T01:00+02:00"))).contains(at("2026-10-25T02:30+01:00"));
        }

        @Test
        void wall_clock_days_keep_the_time_on_the_wall() {
            assertThat(roundTheClock.wallClockDays(at("2026-01-10T09:15+01:00"), 120))
                    .isEqualTo(at("2026-05-10T09:15+02:00"));
        }

        @Test
        void a_wall_clock_day_that_ends_in_a_gap_is_due_at_its_end_and_in_an_overlap_at_the_last_occurrence() {
            assertThat(roundTheClock.wallClockDays(at("2026-03-28T02:30+01:00"), 1))
                    .isEqualTo(at("2026-03-29T03:00+02:00"));
            assertThat(roundTheClock.wallClockDays(at("2026-10-24T02:30+02:00"), 1))
                    .isEqualTo(at("2026-10-25T02:30+01:00"));
        }

        @Test
        void a_holiday_at_a_midnight_that_comes_twice_begins_at_the_first() {
            // Cuba puts the clocks back from 01:00 to 00:00.
            var havana = Hours.compiled(OpeningHours.of("America/Havana", Hours.on("saturday", window("18:00-06:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-11-01"), "Cambio")));
            assertThat(havana.nextBoundary(at("2026-10-31T18:00-04:00"))).contains(at("2026-11-01T00:00-04:00"));
        }

        @Test
        void a_closed_afternoon_leaves_the_night_before_it_alone_also_at_a_midnight_that_comes_twice() {
            var havana = Hours.compiled(OpeningHours.of("America/Havana", Hours.on("saturday", window("18:00-24:00")))
                    .closedOn(new ClosedDay(
                            LocalDate.parse("2026-11-01"),
                            Optional.of(TimeOfDay.parse("12:00")),
                            Optional.of(TimeOfDay.parse("14:00")),
                            "Siesta")));
            assertThat(havana.nextBoundary(at("2026-10-31T18:00-04:00"))).contains(at("2026-11-01T00:00-05:00"));
        }

        @Test
        void a_closed_day_far_from_greenwich_is_closed_from_its_own_morning() {
            // A week here begins on Sunday in Greenwich; in Auckland it is afternoon by then.
            var auckland =
                    Hours.compiled(OpeningHours.of("Pacific/Auckland", WeeklyHours.everyDay(window("00:00-24:00")))
                            .closedOn(ClosedDay.whole(LocalDate.parse("2026-06-14"), "Zondag")));
            assertThat(auckland.isOpen(at("2026-06-14T01:00+12:00"))).isFalse();
            assertThat(auckland.isOpen(at("2026-06-14T23:00+12:00"))).isFalse();
            assertThat(auckland.open(at("2026-06-13T00:00+12:00"), at("2026-06-16T00:00+12:00")))
                    .isEqualTo(ofHours(48));
        }

        @Test
        void a_day_that_a_country_skipped_has_no_hours() {
            var apia = Hours.compiled(hours("Pacific/Apia", "09:00-17:00"));
            assertThat(apia.open(at("2011-12-29T00:00-10:00"), at("2012-01-02T00:00+14:00")))
                    .isEqualTo(ofHours(8));
        }
    }

    @Nested
    class A_holiday {

        @Test
        void takes_the_part_of_a_night_shift_that_falls_on_its_date() {
            var nights = Hours.compiled(OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay(window("22:00-06:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag")));
            assertThat(nights.open(at("2026-04-26T12:00+02:00"), at("2026-04-27T12:00+02:00")))
                    .isEqualTo(ofHours(2));
            assertThat(nights.open(at("2026-04-27T12:00+02:00"), at("2026-04-28T12:00+02:00")))
                    .isEqualTo(ofHours(6));
        }

        @Test
        void gives_way_to_an_extra_opening() {
            var open = Hours.compiled(hours("Europe/Amsterdam", "08:00-18:00")
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"))
                    .alsoOpenOn(new ExtraOpening(
                            LocalDate.parse("2026-04-27"), TimeOfDay.parse("10:00"), TimeOfDay.parse("12:00"))));
            assertThat(open.due(at("2026-04-24T17:00+02:00"), ofHours(4))).isEqualTo(at("2026-04-28T09:00+02:00"));
        }

        @Test
        void may_take_a_part_of_a_day() {
            var christmasEve = Hours.compiled(hours("Europe/Amsterdam", "08:00-18:00")
                    .closedOn(new ClosedDay(
                            LocalDate.parse("2026-12-24"),
                            Optional.of(TimeOfDay.parse("15:00")),
                            Optional.empty(),
                            "Kerstavond")));
            assertThat(christmasEve.open(at("2026-12-24T00:00+01:00"), at("2026-12-25T00:00+01:00")))
                    .isEqualTo(ofHours(7));
        }

        @Test
        void of_the_netherlands_is_known_by_name() {
            var dutch = Hours.compiled(hours("Europe/Amsterdam", "08:00-18:00").withHolidaysOf(Holidays.of("NL")));
            assertThat(dutch.due(at("2026-04-24T17:00+02:00"), ofHours(4))).isEqualTo(at("2026-04-28T11:00+02:00"));
            assertThat(dutch.closedFor(at("2026-04-27T12:00+02:00").toEpochMilli()))
                    .contains("Koningsdag");
        }
    }

    @Nested
    class A_time_line {

        @Test
        void shows_every_stretch_and_names_the_holiday() {
            var stretches = eightToSix.stretches(at("2026-04-24T17:00+02:00"), at("2026-04-28T11:00+02:00"));
            assertThat(stretches)
                    .extracting(Stretch::kind)
                    .containsExactly(Kind.OPEN, Kind.CLOSED, Kind.HOLIDAY, Kind.CLOSED, Kind.OPEN);
            assertThat(stretches)
                    .extracting(Stretch::until)
                    .containsExactly(
                            at("2026-04-24T18:00+02:00"),
                            at("2026-04-27T00:00+02:00"),
                            at("2026-04-28T00:00+02:00"),
                            at("2026-04-28T08:00+02:00"),
                            at("2026-04-28T11:00+02:00"));
            assertThat(stretches.get(2).name()).contains("Koningsdag");
        }

        @Test
        void has_a_closing_after_a_night_that_runs_into_the_next_week_whatever_the_weeks_before_were_like() {
            var nights = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay(window("20:00-06:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-05-31"), "Pauze")));
            assertThat(nights.nextBoundary(at("2026-06-13T23:00Z"))).contains(at("2026-06-14T06:00Z"));
        }

        @Test
        void open_from_six_to_six_closes_every_evening() {
            var days = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay(window("06:00-18:00"))));
            assertThat(days.nextBoundary(at("2026-06-13T12:00Z"))).contains(at("2026-06-13T18:00Z"));
            assertThat(days.previousBoundary(at("2026-06-13T12:00Z"))).contains(at("2026-06-13T06:00Z"));
        }

        @Test
        void shown_until_a_closing_ends_with_what_was_open_until_then() {
            assertThat(eightToSix.stretches(at("2026-04-24T08:00+02:00"), at("2026-04-24T18:00+02:00")))
                    .extracting(Stretch::kind)
                    .containsExactly(Kind.OPEN);
        }

        @Test
        void names_a_public_holiday_that_falls_in_a_weekend() {
            var dutch = Hours.compiled(hours("Europe/Amsterdam", "08:00-18:00").withHolidaysOf(Holidays.of("NL")));
            assertThat(dutch.stretches(at("2026-12-26T00:00+01:00"), at("2026-12-28T00:00+01:00")))
                    .extracting(Stretch::kind, Stretch::name)
                    .containsExactly(
                            tuple(Kind.HOLIDAY, Optional.of("Tweede Kerstdag")), tuple(Kind.CLOSED, Optional.empty()));
        }

        @Test
        void tells_instants_whether_it_is_open() {
            assertThat(eightToSix.isOpen(at("2026-04-24T17:59:59.999+02:00"))).isTrue();
            assertThat(eightToSix.isOpen(at("2026-04-24T18:00+02:00"))).isFalse();
        }

        @Test
        void has_boundaries_on_either_side_of_every_instant() {
            assertThat(eightToSix.nextBoundary(at("2026-04-24T17:00+02:00"))).contains(at("2026-04-24T18:00+02:00"));
            assertThat(eightToSix.nextBoundary(at("2026-04-24T18:00+02:00"))).contains(at("2026-04-28T08:00+02:00"));
            assertThat(eightToSix.previousBoundary(at("2026-04-28T08:00+02:00")))
                    .contains(at("2026-04-24T18:00+02:00"));
            assertThat(eightToSix.previousBoundary(at("2026-04-24T18:00+02:00")))
                    .contains(at("2026-04-24T08:00+02:00"));
        }

        @Test
        void has_no_boundaries_round_the_clock() {
            assertThat(roundTheClock.nextBoundary(at("2026-04-24T17:00+02:00"))).isEmpty();
            assertThat(roundTheClock.previousBoundary(at("2026-04-24T17:00+02:00")))
                    .isEmpty();
        }

        @Test
        void changes_its_hours_from_version_to_version() {
            var shorter = LocalDate.parse("2026-07-01");
            var calendar = BusinessCalendar.compile(List.of(
                    new CalendarVersion("1", null, Optional.of(shorter), hours("Europe/Amsterdam", "08:00-18:00")),
                    new CalendarVersion("2", Optional.of(shorter), null, hours("Europe/Amsterdam", "09:00-17:00"))));
            assertThat(calendar.open(at("2026-06-30T00:00+02:00"), at("2026-07-02T00:00+02:00")))
                    .isEqualTo(ofHours(18));
            assertThat(calendar.versionAt(at("2026-06-30T23:59+02:00"))).contains("1");
            assertThat(calendar.versionAt(at("2026-07-01T00:00+02:00"))).contains("2");
        }
    }

    @Nested
    class Working_days {

        @Test
        void end_at_the_closing_of_the_next_working_day() {
            assertThat(eightToSix.workingDays(at("2026-04-24T17:00+02:00"), 1, DueAtPoint.CLOSING))
                    .isEqualTo(at("2026-04-28T18:00+02:00"));
        }

        @Test
        void end_at_the_opening_after_it() {
            assertThat(eightToSix.workingDays(at("2026-04-23T17:00+02:00"), 1, DueAtPoint.NEXT_OPENING))
                    .isEqualTo(at("2026-04-28T08:00+02:00"));
        }

        @Test
        void end_at_a_time_on_the_wall() {
            assertThat(eightToSix.workingDays(at("2026-04-25T10:00+02:00"), 2, DueAtPoint.parse("16:00")))
                    .isEqualTo(at("2026-04-29T16:00+02:00"));
        }

        @Test
        void end_at_midnight_round_the_clock() {
            assertThat(roundTheClock.workingDays(at("2026-04-24T17:00+02:00"), 1, DueAtPoint.CLOSING))
                    .isEqualTo(at("2026-04-26T00:00+02:00"));
            assertThat(roundTheClock.workingDays(at("2026-04-24T17:00+02:00"), 1, DueAtPoint.NEXT_OPENING))
                    .isEqualTo(at("2026-04-26T00:00+02:00"));
        }
    }

    @Nested
    class A_calendar_refuses {

        @Test
        void what_lies_before_1970_or_after_2099() {
            assertThatThrownBy(() -> eightToSix.isOpen(Instant.parse("1969-12-31T23:59:59.999Z")))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> eightToSix.due(Instant.parse("9999-01-01T00:00:00Z"), ofMillis(1)))
                    .isInstanceOfSatisfying(
                            CalendarHorizonPassed.class,
                            passed -> assertThat(passed.lastYearKnown()).isEqualTo(2099));
            assertThatThrownBy(() -> eightToSix.open(Instant.MIN, Instant.MAX))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }

        @Test
        void a_target_when_it_is_never_open() {
            var never = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay()));
            assertThatThrownBy(() -> never.due(at("2026-04-24T17:00+02:00"), ofHours(1)))
                    .isInstanceOf(NeverOpen.class);
            assertThatThrownBy(() -> never.backwards(at("2026-04-24T17:00+02:00"), ofHours(1)))
                    .isInstanceOf(NeverOpen.class);
            assertThat(never.open(at("2026-04-24T17:00+02:00"), at("2027-04-24T17:00+02:00")))
                    .isZero();
        }

        @Test
        void a_target_that_its_versions_do_not_reach() {
            var ends = BusinessCalendar.compile(List.of(new CalendarVersion(
                    "1", null, Optional.of(LocalDate.parse("2026-07-01")), hours("Europe/Amsterdam", "08:00-18:00"))));
            assertThat(ends.due(at("2026-06-30T17:00+02:00"), ofHours(1))).isEqualTo(at("2026-06-30T18:00+02:00"));
            assertThatThrownBy(() ->
                            ends.due(at("2026-06-30T17:00+02:00"), ofHours(1).plusMillis(1)))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }
    }
}
