package nl.druif.foundation.calendar;

import static java.time.Duration.ofHours;
import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.hours;
import static nl.druif.foundation.calendar.Hours.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimeLineTest {
    private static final OpeningHours EIGHT_TO_SIX = hours("Europe/Amsterdam", "08:00-18:00");
    private static final OpeningHours NINE_TO_FIVE = hours("Europe/Amsterdam", "09:00-17:00");

    @Nested
    class Versions_with_a_gap_between_them {
        private final BusinessCalendar calendar = BusinessCalendar.compile(List.of(
                version("1", "2026-01-01", "2026-06-01", EIGHT_TO_SIX),
                version("2", "2026-07-01", "2026-09-01", NINE_TO_FIVE)));

        @Test
        void answer_on_either_side_of_it() {
            assertThat(calendar.due(at("2026-05-29T17:00+02:00"), ofHours(1))).isEqualTo(at("2026-05-29T18:00+02:00"));
            assertThat(calendar.due(at("2026-07-01T00:00+02:00"), ofHours(1))).isEqualTo(at("2026-07-01T10:00+02:00"));
            assertThat(calendar.backwards(at("2026-05-29T17:00+02:00"), ofHours(1)))
                    .isEqualTo(at("2026-05-29T16:00+02:00"));
        }

        @Test
        void refuse_to_count_across_it() {
            assertThatThrownBy(() -> calendar.due(at("2026-05-29T17:00+02:00"), ofHours(2)))
                    .isInstanceOfSatisfying(CalendarHorizonPassed.class, passed -> {
                        assertThat(passed.yearAsked()).isEqualTo(2026);
                        assertThat(passed.knownFrom()).isEqualTo(at("2026-01-01T00:00+01:00"));
                        assertThat(passed.knownUntil()).isEqualTo(at("2026-06-01T00:00+02:00"));
                    });
            assertThatThrownBy(() -> calendar.backwards(at("2026-07-01T10:00+02:00"), ofHours(2)))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> calendar.open(at("2026-05-29T17:00+02:00"), at("2026-07-02T00:00+02:00")))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> calendar.isOpen(at("2026-06-15T12:00+02:00")))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }

        @Test
        void have_no_boundary_in_it() {
            assertThat(calendar.nextBoundary(at("2026-05-29T18:00+02:00"))).isEmpty();
            assertThat(calendar.previousBoundary(at("2026-07-01T09:00+02:00"))).isEmpty();
            assertThat(calendar.versionAt(at("2026-06-15T12:00+02:00"))).isEmpty();
        }

        @Test
        void end_at_the_moment_they_end() {
            assertThat(calendar.open(at("2026-08-31T12:00+02:00"), at("2026-09-01T00:00+02:00")))
                    .isEqualTo(ofHours(5));
            assertThatThrownBy(() -> calendar.isOpen(at("2026-09-01T00:00+02:00")))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> calendar.open(at("2026-08-31T12:00+02:00"), at("2026-09-01T00:00:00.001+02:00")))
                    .isInstanceOf(CalendarHorizonPassed.class);
            assertThatThrownBy(() -> calendar.isOpen(at("2025-12-31T23:59:59.999+01:00")))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }
    }

    @Nested
    class Versions_that_follow_each_other {
        private final BusinessCalendar one = Hours.compiled(EIGHT_TO_SIX);
        private final BusinessCalendar three = BusinessCalendar.compile(List.of(
                new CalendarVersion("3", Optional.of(LocalDate.parse("2020-01-01")), Optional.empty(), EIGHT_TO_SIX),
                new CalendarVersion("1", Optional.empty(), Optional.of(LocalDate.parse("2010-01-01")), EIGHT_TO_SIX),
                version("2", "2010-01-01", "2020-01-01", EIGHT_TO_SIX)));

        @Test
        void are_one_time_line_in_whatever_order_they_are_listed() {
            var start = at("2001-01-01T00:00+01:00");
            var end = at("2031-01-01T00:00+01:00");
            var open = one.open(start, end);
            assertThat(three.open(start, end)).isEqualTo(open);
            assertThat(three.due(start, open)).isEqualTo(one.due(start, open));
            assertThat(three.backwards(end, open)).isEqualTo(one.backwards(end, open));
            assertThat(three.versionAt(start)).contains("1");
            assertThat(three.versionAt(at("2010-01-01T00:00+01:00"))).contains("2");
            assertThat(three.versionAt(end)).contains("3");
        }

        @Test
        void change_where_the_next_begins() {
            assertThat(three.changeAfter(at("2009-12-31T20:00+01:00").toEpochMilli()))
                    .isEqualTo(at("2010-01-01T00:00+01:00").toEpochMilli());
        }
    }

    @Nested
    class Versions_listed_the_newest_first {
        private final BusinessCalendar calendar = BusinessCalendar.compile(List.of(
                version("3", "2026-07-01", "2027-01-01", EIGHT_TO_SIX),
                version("2", "2026-04-01", "2026-07-01", NINE_TO_FIVE),
                version("1", "2026-01-01", "2026-04-01", EIGHT_TO_SIX)));

        @Test
        void change_one_after_another() {
            assertThat(calendar.changeAfter(at("2026-03-31T20:00+02:00").toEpochMilli()))
                    .isEqualTo(at("2026-04-01T00:00+02:00").toEpochMilli());
            assertThat(calendar.changeAfter(at("2026-06-30T20:00+02:00").toEpochMilli()))
                    .isEqualTo(at("2026-07-01T00:00+02:00").toEpochMilli());
        }

        @Test
        void reach_back_to_the_first() {
            var first = at("2026-01-01T08:00+01:00");
            var last = at("2026-07-02T12:00+02:00");
            var anew = BusinessCalendar.compile(List.of(
                    version("3", "2026-07-01", "2027-01-01", EIGHT_TO_SIX),
                    version("2", "2026-04-01", "2026-07-01", NINE_TO_FIVE),
                    version("1", "2026-01-01", "2026-04-01", EIGHT_TO_SIX)));
            assertThat(anew.backwards(last, calendar.open(first, last))).isEqualTo(first);
        }

        @Test
        void have_hours_of_their_own_also_in_weeks_that_are_like_any_other() {
            assertThat(calendar.open(at("2026-05-10T00:00+02:00"), at("2026-05-17T00:00+02:00")))
                    .isEqualTo(ofHours(5 * 8));
            assertThat(calendar.open(at("2026-08-16T00:00+02:00"), at("2026-08-23T00:00+02:00")))
                    .isEqualTo(ofHours(5 * 10));
        }
    }

    @Nested
    class A_version_of_a_week {
        private final LocalDate monday = LocalDate.parse("2026-06-08");

        @Test
        void holds_all_of_its_hours() {
            var calendar = BusinessCalendar.compile(List.of(version("1", "2026-06-08", "2026-06-15", EIGHT_TO_SIX)));
            assertThat(calendar.due(at("2026-06-08T00:00+02:00"), ofHours(50))).isEqualTo(at("2026-06-12T18:00+02:00"));
            assertThatThrownBy(() -> calendar.due(
                            at("2026-06-08T00:00+02:00"), ofHours(50).plusMillis(1)))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }

        @Test
        void holds_an_extra_opening_where_nothing_else_is_open() {
            var calendar = BusinessCalendar.compile(List.of(version(
                    "1",
                    "2026-06-08",
                    "2026-06-15",
                    OpeningHours.of("Europe/Amsterdam", Hours.on("never"))
                            .alsoOpenOn(
                                    new ExtraOpening(monday, TimeOfDay.parse("09:00"), TimeOfDay.parse("17:00"))))));
            assertThat(calendar.due(at("2026-06-08T00:00+02:00"), ofHours(8))).isEqualTo(at("2026-06-08T17:00+02:00"));
        }

        @Test
        void may_be_closed_on_its_first_and_on_its_last_day() {
            var calendar = BusinessCalendar.compile(List.of(version(
                    "1",
                    "2026-06-08",
                    "2026-06-13",
                    EIGHT_TO_SIX.closedOn(
                            ClosedDay.whole(monday, "Eerste"), ClosedDay.whole(monday.plusDays(4), "Laatste")))));
            assertThat(calendar.open(at("2026-06-08T00:00+02:00"), at("2026-06-13T00:00+02:00")))
                    .isEqualTo(ofHours(3 * 10));
            assertThat(calendar.closedFor(at("2026-06-12T12:00+02:00").toEpochMilli()))
                    .contains("Laatste");
        }
    }

    @Nested
    class What_lies_far_off {

        @Test
        void is_counted_back_to_over_years_that_nobody_asked_about_before() {
            var counted = Hours.compiled(EIGHT_TO_SIX).open(at("2019-03-04T08:00+01:00"), at("2026-06-12T18:00+02:00"));
            assertThat(Hours.compiled(EIGHT_TO_SIX).backwards(at("2026-06-12T18:00+02:00"), counted))
                    .isEqualTo(at("2019-03-04T08:00+01:00"));
        }

        @Test
        void before_the_first_version_is_refused_by_the_year_before_it() {
            var calendar = BusinessCalendar.compile(
                    List.of(version("1", "2026-01-01", "2027-01-01", hours("UTC", "08:00-18:00"))));
            assertYearAsked(2025, () -> calendar.backwards(at("2026-01-02T18:00Z"), ofHours(21)));
            assertYearAsked(2025, () -> calendar.backwards(at("2026-01-02T18:00Z"), ofHours(10_000)));
            assertYearAsked(2027, () -> calendar.due(at("2026-12-31T12:00Z"), ofHours(7)));
        }

        @Test
        void beyond_the_last_version_is_refused_by_its_own_year() {
            var calendar = BusinessCalendar.compile(
                    List.of(version("1", "2026-01-01", "2027-01-01", hours("UTC", "08:00-18:00"))));
            assertYearAsked(2028, () -> calendar.open(at("2026-06-01T00:00Z"), at("2028-03-01T00:00Z")));
        }

        @Test
        void names_its_closed_days_whichever_was_asked_first() {
            var calendar = Hours.compiled(EIGHT_TO_SIX.withHolidaysOf(Holidays.of("NL")));
            assertThat(calendar.closedFor(at("2026-04-27T12:00+02:00").toEpochMilli()))
                    .contains("Koningsdag");
            assertThat(calendar.closedFor(at("2060-04-27T12:00+02:00").toEpochMilli()))
                    .contains("Koningsdag");
            assertThat(calendar.closedFor(at("2015-04-27T12:00+02:00").toEpochMilli()))
                    .contains("Koningsdag");
        }

        private void assertYearAsked(int year, ThrowingCallable asking) {
            assertThatThrownBy(asking)
                    .isInstanceOfSatisfying(
                            CalendarHorizonPassed.class,
                            passed -> assertThat(passed.yearAsked()).isEqualTo(year));
        }
    }

    @Test
    void what_lies_before_a_gap_ends_there_also_after_somebody_asked_about_what_lies_behind_it() {
        var calendar = BusinessCalendar.compile(List.of(
                version("1", "2026-01-01", "2026-06-01", EIGHT_TO_SIX),
                version("2", "2026-07-01", "2026-09-01", NINE_TO_FIVE)));
        assertThat(calendar.isOpen(at("2026-07-01T12:00+02:00"))).isTrue();
        assertThat(calendar.isOpen(at("2026-05-29T12:00+02:00"))).isTrue();
        assertThatThrownBy(() -> calendar.due(at("2026-05-29T17:00+02:00"), ofHours(2)))
                .isInstanceOf(CalendarHorizonPassed.class);
    }

    @Test
    void the_end_of_the_last_version_has_a_boundary_before_it_and_the_start_of_the_first_has_none() {
        var versions = List.of(version("1", "2026-01-01", "2026-09-01", EIGHT_TO_SIX));
        assertThat(BusinessCalendar.compile(versions)
                        .boundaryBefore(at("2026-09-01T00:00+02:00").toEpochMilli()))
                .isEqualTo(at("2026-08-31T18:00+02:00").toEpochMilli());
        assertThatThrownBy(() -> BusinessCalendar.compile(versions)
                        .boundaryBefore(at("2026-01-01T00:00+01:00").toEpochMilli()))
                .isInstanceOf(CalendarHorizonPassed.class);
    }

    @Test
    void time_that_ends_with_the_last_version_is_counted_back_from_there() {
        var calendar = BusinessCalendar.compile(List.of(version("1", "2024-01-01", "2026-09-01", EIGHT_TO_SIX)));
        var end = at("2026-09-01T00:00+02:00");
        assertThat(calendar.backwards(end, ofHours(1))).isEqualTo(at("2026-08-31T17:00+02:00"));
        assertThat(calendar.backwards(end, calendar.open(at("2024-01-01T00:00+01:00"), end)))
                .isEqualTo(at("2024-01-01T08:00+01:00"));
        assertThatThrownBy(() -> calendar.due(end, ofHours(1))).isInstanceOf(CalendarHorizonPassed.class);
        assertThatThrownBy(() -> calendar.wallClockDays(end.plusMillis(1), 1))
                .isInstanceOf(CalendarHorizonPassed.class);
    }

    @Test
    void extra_openings_alone_are_counted_over_the_years_between_them() {
        var calendar = Hours.compiled(OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay())
                .alsoOpenOn(
                        new ExtraOpening(
                                LocalDate.parse("1999-12-31"), TimeOfDay.parse("22:00"), TimeOfDay.parse("02:00")),
                        new ExtraOpening(
                                LocalDate.parse("2031-01-01"), TimeOfDay.parse("09:00"), TimeOfDay.parse("17:00"))));
        var first = at("1999-12-31T22:00+01:00");
        assertThat(calendar.due(first, ofHours(12))).isEqualTo(at("2031-01-01T17:00+01:00"));
        assertThat(calendar.backwards(at("2031-01-01T17:00+01:00"), ofHours(12)))
                .isEqualTo(first);
        assertThat(calendar.nextBoundary(at("2000-01-01T02:00+01:00"))).contains(at("2031-01-01T09:00+01:00"));
        assertThat(calendar.previousBoundary(at("2031-01-01T09:00+01:00"))).contains(at("2000-01-01T02:00+01:00"));
        assertThatThrownBy(() -> calendar.due(first, ofHours(12).plusMillis(1)))
                .isInstanceOf(CalendarHorizonPassed.class);
    }

    @Test
    void more_time_than_any_number_of_years_holds_is_refused() {
        var always = Hours.compiled(hours("UTC", "00:00-24:00"));
        var now = at("2026-04-24T12:00Z").toEpochMilli();
        assertThatThrownBy(() -> always.due(now, Long.MAX_VALUE)).isInstanceOf(CalendarHorizonPassed.class);
        assertThatThrownBy(() -> always.backwards(now, Long.MAX_VALUE)).isInstanceOf(CalendarHorizonPassed.class);
        assertThat(always.open(now, now)).isZero();
    }

    @Nested
    class Versions_that_overlap {
        private final BusinessCalendar calendar = BusinessCalendar.compile(List.of(
                new CalendarVersion("always", Optional.empty(), Optional.empty(), EIGHT_TO_SIX),
                version("summer", "2026-07-01", "2026-09-01", NINE_TO_FIVE)));

        @Test
        void hold_in_the_order_in_which_they_were_made() {
            assertThat(calendar.nextBoundary(at("2026-06-30T00:00+02:00"))).contains(at("2026-06-30T08:00+02:00"));
            assertThat(calendar.nextBoundary(at("2026-07-01T00:00+02:00"))).contains(at("2026-07-01T09:00+02:00"));
            assertThat(calendar.nextBoundary(at("2026-09-01T00:00+02:00"))).contains(at("2026-09-01T08:00+02:00"));
        }

        @Test
        void are_counted_across_without_a_seam() {
            assertThat(calendar.due(at("2026-06-30T17:00+02:00"), ofHours(2))).isEqualTo(at("2026-07-01T10:00+02:00"));
            assertThat(calendar.backwards(at("2026-09-01T09:00+02:00"), ofHours(2)))
                    .isEqualTo(at("2026-08-31T16:00+02:00"));
        }

        @Test
        void are_named_on_every_stretch() {
            assertThat(calendar.stretches(at("2026-08-31T16:00+02:00"), at("2026-09-01T09:00+02:00")))
                    .extracting(Stretch::version, Stretch::until)
                    .containsExactly(
                            tuple("summer", at("2026-08-31T17:00+02:00")),
                            tuple("summer", at("2026-09-01T00:00+02:00")),
                            tuple("always", at("2026-09-01T08:00+02:00")),
                            tuple("always", at("2026-09-01T09:00+02:00")));
        }

        @Test
        void may_hide_an_earlier_one_altogether() {
            var hidden = BusinessCalendar.compile(List.of(
                    version("1", "2026-02-01", "2026-03-01", EIGHT_TO_SIX),
                    version("2", "2026-01-01", "2026-06-01", NINE_TO_FIVE)));
            assertThat(hidden.versionAt(at("2026-02-15T12:00+01:00"))).contains("2");
        }
    }

    @Nested
    class A_version_that_moves_to_another_zone {

        @Test
        void starts_at_its_own_midnight() {
            var calendar = BusinessCalendar.compile(List.of(
                    new CalendarVersion("1", null, null, EIGHT_TO_SIX),
                    new CalendarVersion(
                            "2",
                            Optional.of(LocalDate.parse("2026-07-01")),
                            null,
                            hours("America/New_York", "08:00-18:00"))));
            assertThat(calendar.versionAt(at("2026-07-01T05:59:59+02:00"))).contains("1");
            assertThat(calendar.versionAt(at("2026-07-01T06:00+02:00"))).contains("2");
            assertThat(calendar.nextBoundary(at("2026-07-01T06:00+02:00"))).contains(at("2026-07-01T08:00-04:00"));
            assertThat(calendar.zone().getId()).isEqualTo("America/New_York");
            assertThat(calendar.wallClockDays(at("2026-03-01T12:00+01:00"), 60))
                    .isEqualTo(at("2026-04-30T12:00+02:00"));
        }
    }

    @Nested
    class A_calendar_without_end {

        @Test
        void with_one_closed_day_has_that_boundary_however_far() {
            var hours = OpeningHours.of("UTC", WeeklyHours.everyDay(window("00:00-24:00")))
                    .closedOn(ClosedDay.whole(LocalDate.parse("2060-01-01"), "Eeuwfeest"));
            var calendar = Hours.compiled(hours);
            assertThat(calendar.nextBoundary(at("2026-04-24T17:00Z"))).contains(at("2060-01-01T00:00Z"));
            assertThat(calendar.previousBoundary(at("2090-04-24T17:00Z"))).contains(at("2060-01-02T00:00Z"));
            assertThat(calendar.previousBoundary(at("2026-04-24T17:00Z"))).isEmpty();
            assertThat(calendar.nextBoundary(at("2060-01-02T00:00Z"))).isEmpty();
        }

        @Test
        void that_opens_once_is_found_from_both_sides() {
            var once = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay())
                    .alsoOpenOn(new ExtraOpening(
                            LocalDate.parse("2050-06-01"), TimeOfDay.parse("23:00"), TimeOfDay.parse("02:00"))));
            assertThat(once.due(at("1990-01-01T00:00Z"), ofHours(3))).isEqualTo(at("2050-06-02T02:00Z"));
            assertThat(once.backwards(at("2080-01-01T00:00Z"), ofHours(3))).isEqualTo(at("2050-06-01T23:00Z"));
            assertThat(once.nextBoundary(at("1990-01-01T00:00Z"))).contains(at("2050-06-01T23:00Z"));
            assertThat(once.previousBoundary(at("2080-01-01T00:00Z"))).contains(at("2050-06-02T02:00Z"));
            assertThatThrownBy(
                            () -> once.due(at("1990-01-01T00:00Z"), ofHours(3).plusMillis(1)))
                    .isInstanceOf(CalendarHorizonPassed.class);
        }

        @Test
        void that_is_never_open_still_shows_its_holidays() {
            var never = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay())
                    .closedOn(ClosedDay.whole(LocalDate.parse("2050-01-01"), "Eeuwfeest")));
            assertThat(never.stretches(at("2026-01-01T00:00Z"), at("2090-01-01T00:00Z")))
                    .extracting(Stretch::kind)
                    .containsExactly(Stretch.Kind.CLOSED, Stretch.Kind.HOLIDAY, Stretch.Kind.CLOSED);
            assertThat(never.nextBoundary(at("2026-01-01T00:00Z"))).isEmpty();
            assertThat(never.previousBoundary(at("2026-01-01T00:00Z"))).isEmpty();
        }
    }

    @Nested
    class Equal_hours {

        @Test
        void share_one_calendar() {
            assertThat(BusinessCalendar.of(hours("Europe/Amsterdam", "07:00-15:00")))
                    .isSameAs(BusinessCalendar.of(hours("Europe/Amsterdam", "07:00-15:00")));
        }

        @Test
        void are_known_to_the_first_and_the_last_moment() {
            var calendar = Hours.compiled(hours("UTC", "00:00-24:00"));
            assertThat(calendar.isOpen(Instant.parse("1970-01-01T00:00:00Z"))).isTrue();
            assertThat(calendar.isOpen(Instant.parse("2099-12-31T23:59:59.999Z")))
                    .isTrue();
            assertThat(calendar.open(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z")))
                    .isEqualTo(ofHours(33_916L * 24));
            assertThatThrownBy(() -> calendar.isOpen(Instant.parse("2100-01-01T00:00:00Z")))
                    .isInstanceOfSatisfying(
                            CalendarHorizonPassed.class,
                            passed -> assertThat(passed.yearAsked()).isEqualTo(2100));
            assertThatThrownBy(() -> calendar.isOpen(Instant.MIN))
                    .isInstanceOfSatisfying(
                            CalendarHorizonPassed.class,
                            passed -> assertThat(passed.yearAsked()).isEqualTo(1969));
        }

        @Test
        void at_least_one_version_is_needed() {
            assertThatThrownBy(() -> BusinessCalendar.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static CalendarVersion version(String name, String from, String until, OpeningHours hours) {
        return new CalendarVersion(
                name, Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(until)), hours);
    }
}
