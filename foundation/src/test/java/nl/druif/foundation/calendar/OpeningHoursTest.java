package nl.druif.foundation.calendar;

import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private static final String SERVICE_DESK = """
            {
              "timeZone": "Europe/Amsterdam",
              "weekly": {
                "monday": [{"from": "08:30", "to": "12:30"}, {"from": "13:00", "to": "17:00"}],
                "friday": [{"from": "22:00", "to": "06:00"}]
              },
              "closed": [
                {"date": "2026-04-27", "name": "Koningsdag"},
                {"date": "2026-12-21", "from": "15:00", "to": "24:00", "name": "Kerstborrel"}
              ],
              "extraOpenings": [{"date": "2026-01-03", "from": "10:00", "to": "16:00"}],
              "holidays": {"country": "NL", "liberationDay": "EVERY_FIFTH_YEAR", "exclude": ["EASTER_MONDAY"]}
            }
            """;

    @Nested
    class As_json {
        private final StrictJson json =
                new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

        @Test
        void hours_are_read_as_people_write_them() {
            var hours = read(SERVICE_DESK);
            assertThat(hours.weekly().monday()).containsExactly(window("08:30-12:30"), window("13:00-17:00"));
            assertThat(hours.weekly().tuesday()).isEmpty();
            assertThat(hours.closed().get(1).to()).contains(TimeOfDay.parse("24:00"));
            assertThat(hours.holidays().orElseThrow().liberationDay())
                    .contains(Holidays.LiberationDay.EVERY_FIFTH_YEAR);
        }

        @Test
        void what_is_written_reads_back_the_same() throws JsonProcessingException {
            var hours = read(SERVICE_DESK);
            assertThat(read(Json.mapper().writeValueAsString(hours))).isEqualTo(hours);
            var version = new CalendarVersion("3", Optional.of(LocalDate.parse("2026-01-01")), null, hours);
            assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(version), CalendarVersion.class))
                    .isEqualTo(version);
        }

        @Test
        void every_fault_is_named_where_it_is() {
            var faults = catchThrowableOfType(Faulty.class, () -> read("""
                                    {
                                      "timeZone": "CEST",
                                      "weekly": {"monday": [{"from": "09:00", "to": "09:00"}, {"from": "25:00", "to": "17:00"}],
                                                 "tuesday": [{"from": "24:00", "to": "01:00"}]},
                                      "closed": [{"date": "1969-12-31", "name": " "}],
                                      "extraOpenings": [{"date": "2026-02-29", "from": "10:00", "to": "12:00"}],
                                      "holidays": {"country": "XX"}
                                    }
                                    """)).faults();
            assertThat(faults)
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(
                            tuple("/timeZone", "NOT_A_ZONE"),
                            tuple("/weekly/monday/0/to", "ZERO_LENGTH"),
                            tuple("/weekly/monday/1/from", "NOT_A_TIME_OF_DAY"),
                            tuple("/weekly/tuesday/0/from", "STARTS_AT_END_OF_DAY"),
                            tuple("/closed/0/date", "DATE_OUT_OF_RANGE"),
                            tuple("/closed/0/name", "NOT_A_NAME"),
                            tuple("/extraOpenings/0/date", "INVALID_VALUE"),
                            tuple("/holidays/country", "UNKNOWN_COUNTRY"));
        }

        private OpeningHours read(String text) {
            return json.read(text.getBytes(StandardCharsets.UTF_8), OpeningHours.class);
        }
    }

    @Nested
    class A_zone {

        @ParameterizedTest
        @ValueSource(strings = {"Europe/Amsterdam", "America/Argentina/Buenos_Aires", "US/Pacific", "UTC", "Etc/UTC"})
        void is_a_place_or_utc(String id) {
            assertThat(Zone.of(id)).hasToString(id);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CEST",
                    "CET",
                    "EST",
                    "EST5EDT",
                    "GMT",
                    "GMT+1",
                    "UTC+1",
                    "+02:00",
                    "-00:00",
                    "Z",
                    "z",
                    "Etc/GMT+1",
                    "SystemV/PST8PDT",
                    "Europe/Amsterdm",
                    "europe/amsterdam",
                    "",
                    " Europe/Amsterdam"
                })
        void is_no_abbreviation_and_no_offset(String id) {
            assertThat(catchThrowableOfType(Faulty.class, () -> Zone.of(id)).faults())
                    .extracting(Fault::code)
                    .containsExactly("NOT_A_ZONE");
        }

        @Test
        void made_of_java_s_own_is_held_to_the_same() {
            assertThatThrownBy(() -> new Zone(ZoneOffset.ofHours(2))).isInstanceOf(Faulty.class);
        }
    }

    @Nested
    class A_time_of_day {

        @ParameterizedTest
        @CsvSource({"00:00, 0", "08:30, 30600", "08:30:15, 30615", "24:00, 86400"})
        void has_minutes_or_seconds(String text, int second) {
            assertThat(TimeOfDay.parse(text).second()).isEqualTo(second);
            assertThat(TimeOfDay.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"24:01", "24:00:01", "25:00", "8:30", "08:60", "08:30:60", "0830", "08:30Z", "", "noon"})
        void is_nothing_else(String text) {
            assertThatThrownBy(() -> TimeOfDay.parse(text))
                    .isInstanceOf(Faulty.class)
                    .hasMessageContaining("NOT_A_TIME_OF_DAY");
        }

        @Test
        void is_never_negative_and_never_after_the_end_of_the_day() {
            assertThatThrownBy(() -> new TimeOfDay(-1)).isInstanceOf(Faulty.class);
            assertThatThrownBy(() -> new TimeOfDay(86_401)).isInstanceOf(Faulty.class);
        }
    }

    @Nested
    class A_week {

        @Test
        void has_no_two_windows_that_overlap() {
            assertFault(
                    () -> Hours.on("monday", window("09:00-12:00"), window("11:59-13:00")),
                    "/monday/1",
                    "OVERLAPPING_WINDOWS");
        }

        @Test
        void has_no_night_that_reaches_into_the_next_window() {
            assertFault(
                    () -> WeeklyHours.everyDay(window("22:00-06:00"), window("05:00-07:00")),
                    "/monday/1",
                    "OVERLAPPING_WINDOWS");
        }

        @Test
        void has_no_sunday_night_that_reaches_into_monday() {
            assertFault(
                    () -> new WeeklyHours(
                            List.of(window("05:00-17:00")),
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(window("22:00-06:00"))),
                    "/monday/0",
                    "OVERLAPPING_WINDOWS");
        }

        @Test
        void may_have_windows_that_touch_in_any_order() {
            var hours = OpeningHours.of("UTC", Hours.on("monday", window("12:00-17:00"), window("09:00-12:00")));
            assertThat(Hours.compiled(hours).nextBoundary(at("2026-04-20T09:00Z")))
                    .contains(at("2026-04-20T17:00Z"));
        }

        @Test
        void has_no_day_with_more_windows_than_half_hours() {
            var many = Collections.nCopies(49, window("09:00-10:00")).toArray(OpenWindow[]::new);
            assertFault(() -> Hours.on("monday", many), "/monday", "TOO_MANY");
        }

        @Test
        void may_count_seconds() {
            var odd = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay(window("09:00:30-09:00:31"))));
            assertThat(odd.open(at("2026-04-20T00:00Z"), at("2026-04-25T00:00Z")))
                    .isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Nested
    class A_closed_day {

        @Test
        void may_run_past_midnight() {
            var open = Hours.compiled(OpeningHours.of("UTC", WeeklyHours.everyDay(window("00:00-24:00")))
                    .closedOn(new ClosedDay(
                            LocalDate.parse("2026-12-31"),
                            Optional.of(TimeOfDay.parse("20:00")),
                            Optional.of(TimeOfDay.parse("04:00")),
                            "Oudejaarsavond")));
            assertThat(open.nextBoundary(at("2026-12-31T12:00Z"))).contains(at("2026-12-31T20:00Z"));
            assertThat(open.nextBoundary(at("2026-12-31T20:00Z"))).contains(at("2027-01-01T04:00Z"));
        }

        @Test
        void has_a_name_and_a_length() {
            var date = LocalDate.parse("2026-12-31");
            assertFault(() -> ClosedDay.whole(date, "x".repeat(201)), "/name", "NOT_A_NAME");
            var noon = Optional.of(TimeOfDay.parse("12:00"));
            assertFault(() -> new ClosedDay(date, noon, noon, "Lunch"), "/to", "ZERO_LENGTH");
            assertFault(
                    () -> new ClosedDay(date, Optional.empty(), Optional.of(TimeOfDay.MIDNIGHT), "Niets"),
                    "/to",
                    "ZERO_LENGTH");
        }

        @Test
        void may_have_a_name_of_two_hundred_characters_and_lie_on_the_first_or_the_last_day_there_is() {
            assertThat(ClosedDay.whole(LocalDate.parse("1970-01-01"), "x".repeat(200))
                            .name())
                    .hasSize(200);
            assertThat(ClosedDay.whole(LocalDate.parse("2099-12-31"), "Oud").date())
                    .isEqualTo("2099-12-31");
            assertFault(() -> ClosedDay.whole(LocalDate.parse("1969-12-31"), "Oud"), "/date", "DATE_OUT_OF_RANGE");
            assertFault(() -> ClosedDay.whole(LocalDate.parse("2100-01-01"), "Nieuw"), "/date", "DATE_OUT_OF_RANGE");
        }

        @Test
        void every_day_of_a_year_leaves_a_year_without_hours() {
            var first = LocalDate.parse("2026-01-01");
            var year = IntStream.range(0, 365)
                    .mapToObj(day -> ClosedDay.whole(first.plusDays(day), "Verbouwing"))
                    .toArray(ClosedDay[]::new);
            var calendar = Hours.compiled(
                    Hours.hours("Europe/Amsterdam", "08:00-18:00").closedOn(year));
            assertThat(calendar.due(at("2025-12-31T17:00+01:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2027-01-01T09:00+01:00"));
            assertThat(calendar.stretches(at("2026-05-01T00:00+02:00"), at("2026-05-03T00:00+02:00")))
                    .extracting(Stretch::kind)
                    .containsExactly(Stretch.Kind.HOLIDAY);
        }

        @Test
        void may_be_listed_four_thousand_times() {
            var days = Collections.nCopies(4_000, ClosedDay.whole(LocalDate.parse("2026-12-25"), "Kerst"))
                    .toArray(ClosedDay[]::new);
            var extra = Collections.nCopies(
                            4_000,
                            new ExtraOpening(LocalDate.parse("2026-12-25"), TimeOfDay.MIDNIGHT, TimeOfDay.END_OF_DAY))
                    .toArray(ExtraOpening[]::new);
            var full = Hours.hours("UTC", "09:00-17:00").closedOn(days).alsoOpenOn(extra);
            assertThat(full.closed()).hasSize(4_000);
            assertThat(full.extraOpenings()).hasSize(4_000);
        }

        @Test
        void is_listed_four_thousand_times_at_most() {
            var days = Collections.nCopies(4_001, ClosedDay.whole(LocalDate.parse("2026-12-25"), "Kerst"))
                    .toArray(ClosedDay[]::new);
            assertFault(() -> Hours.hours("UTC", "09:00-17:00").closedOn(days), "/closed", "TOO_MANY");
            var extra = Collections.nCopies(
                            4_001,
                            new ExtraOpening(LocalDate.parse("2026-12-25"), TimeOfDay.MIDNIGHT, TimeOfDay.END_OF_DAY))
                    .toArray(ExtraOpening[]::new);
            assertFault(() -> Hours.hours("UTC", "09:00-17:00").alsoOpenOn(extra), "/extraOpenings", "TOO_MANY");
        }
    }

    @Nested
    class An_extra_opening {

        @Test
        void takes_time_on_a_date_that_calendars_know() {
            var noon = TimeOfDay.parse("12:00");
            var date = LocalDate.parse("2026-12-31");
            assertFault(() -> new ExtraOpening(date, noon, noon), "/to", "ZERO_LENGTH");
            assertFault(() -> new ExtraOpening(date, TimeOfDay.END_OF_DAY, noon), "/from", "STARTS_AT_END_OF_DAY");
            assertFault(
                    () -> new ExtraOpening(LocalDate.parse("2100-01-01"), TimeOfDay.MIDNIGHT, noon),
                    "/date",
                    "DATE_OUT_OF_RANGE");
        }
    }

    @Nested
    class A_due_point {

        @Test
        void is_written_as_it_is_read() {
            for (var text : List.of("CLOSING", "NEXT_OPENING", "16:00")) {
                assertThat(DueAtPoint.parse(text)).hasToString(text);
            }
        }

        @Test
        void that_is_none_is_quoted_in_sixty_characters_at_most() {
            assertThat(quoted("x".repeat(60))).isEqualTo("x".repeat(60));
            assertThat(quoted("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
            assertThat(quoted("half\nzes")).isEqualTo("half?zes");
        }

        private Object quoted(String text) {
            return catchThrowableOfType(Faulty.class, () -> DueAtPoint.parse(text))
                    .faults()
                    .get(0)
                    .values()
                    .get("given");
        }
    }

    @Nested
    class A_version {

        @Test
        void ends_after_it_starts() {
            var day = Optional.of(LocalDate.parse("2026-07-01"));
            var hours = Hours.hours("UTC", "09:00-17:00");
            assertFault(() -> new CalendarVersion("1", day, day, hours), "/until", "ENDS_BEFORE_IT_STARTS");
        }

        @Test
        void lies_in_the_years_that_calendars_know() {
            var hours = Hours.hours("UTC", "09:00-17:00");
            var far = Optional.of(LocalDate.parse("9999-01-01"));
            assertFault(() -> new CalendarVersion("1", far, null, hours), "/from", "DATE_OUT_OF_RANGE");
            assertFault(() -> new CalendarVersion("1", null, far, hours), "/until", "DATE_OUT_OF_RANGE");
        }
    }

    private static void assertFault(ThrowingCallable made, String pointer, String code) {
        assertThat(catchThrowableOfType(Faulty.class, made).faults())
                .extracting(Fault::pointer, Fault::code)
                .contains(tuple(pointer, code));
    }
}
