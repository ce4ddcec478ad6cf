package nl.druif.foundation.terms;

import static nl.druif.foundation.terms.Written.faults;
import static nl.druif.foundation.terms.Written.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.json.Json;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final BusinessCalendar OFFICE = BusinessCalendar.of(OpeningHours.of(
            "Europe/Amsterdam",
            WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00")))));

    private static AvailabilityTarget target(String percent, Period window, MeasuredIn measuredIn) {
        return read("""
                {"id": "beschikbaar", "minimumPercent": %s, "window": "%s", "measuredIn": "%s"}""".formatted(percent, window, measuredIn), AvailabilityTarget.class);
    }

    private static Allowance roundTheClock(String percent, Period window, String first) {
        return Allowance.of(
                target(percent, window, MeasuredIn.ROUND_THE_CLOCK),
                new Window(window, LocalDate.parse(first), AMSTERDAM),
                OFFICE);
    }

    @Nested
    class A_window {
        @ParameterizedTest
        @CsvSource({
            "2026-03-31T21:59:59.999Z, MONTH,   2026-03-01",
            "2026-03-31T22:00:00Z,     MONTH,   2026-04-01",
            "2026-03-31T22:00:00Z,     QUARTER, 2026-04-01",
            "2025-12-31T22:59:59Z,     QUARTER, 2025-10-01",
            "2025-12-31T23:00:00Z,     YEAR,    2026-01-01"
        })
        void begins_at_midnight_of_the_place(Instant at, Period period, LocalDate first) {
            assertThat(Window.holding(at, period, AMSTERDAM).first()).isEqualTo(first);
        }

        @ParameterizedTest
        @CsvSource({
            "MONTH,   2026-02-01, PT672H",
            "MONTH,   2028-02-01, PT696H",
            "MONTH,   2026-03-01, PT743H",
            "MONTH,   2026-10-01, PT745H",
            "MONTH,   2026-11-01, PT720H",
            "QUARTER, 2026-01-01, PT2159H",
            "YEAR,    2026-01-01, PT8760H"
        })
        void has_the_hours_that_the_clocks_gave_it(Period period, LocalDate first, Duration length) {
            assertThat(new Window(period, first, AMSTERDAM).length()).isEqualTo(length);
        }
    }

    @Nested
    class Round_the_clock {
        @ParameterizedTest
        @CsvSource({
            "MONTH,   2026-02-01, PT40M19.2S",
            "MONTH,   2026-03-01, PT44M34.8S",
            "MONTH,   2026-04-01, PT43M12S",
            "MONTH,   2026-10-01, PT44M42S",
            "QUARTER, 2026-01-01, PT2H9M32.4S",
            "YEAR,    2026-01-01, PT8H45M36S",
            "YEAR,    2028-01-01, PT8H47M2.4S"
        })
        void three_nines_leave_what_the_real_window_says(Period window, String first, Duration downtime) {
            assertThat(roundTheClock("99.9", window, first).downtime()).isEqualTo(downtime);
        }

        @ParameterizedTest
        @CsvSource({
            "99.9,  MONTH,   PT43M50S",
            "99.9,  QUARTER, PT2H11M29S",
            "99.9,  YEAR,    PT8H45M57S",
            "99.95, MONTH,   PT21M55S",
            "100,   MONTH,   PT0S"
        })
        void forty_three_minutes_and_fifty_seconds_are_of_the_mean_month_only(
                String percent, Period window, Duration mean) {
            assertThat(Allowance.inTheMean(target(percent, window, MeasuredIn.ROUND_THE_CLOCK)))
                    .isEqualTo(mean);
        }
    }

    @Nested
    class In_service_hours {
        private static Allowance april(String percent) {
            return Allowance.of(
                    target(percent, Period.MONTH, MeasuredIn.SERVICE_HOURS),
                    new Window(Period.MONTH, LocalDate.parse("2026-04-01"), AMSTERDAM),
                    OFFICE);
        }

        @Test
        void only_the_hours_of_the_calendar_are_promised() {
            assertThat(april("99.9")).isEqualTo(new Allowance(Duration.ofHours(220), Duration.ofSeconds(13 * 60 + 12)));
        }

        @Test
        void a_night_that_is_an_hour_shorter_changes_nothing_by_day() {
            var march = new Window(Period.MONTH, LocalDate.parse("2026-03-01"), AMSTERDAM);

            assertThat(Allowance.of(target("99.9", Period.MONTH, MeasuredIn.SERVICE_HOURS), march, OFFICE)
                            .promised())
                    .isEqualTo(Duration.ofHours(220));
        }
    }

    @Nested
    class To_the_millisecond {
        @ParameterizedTest
        @CsvSource({"99.9, 2026-02-01", "99.95, 2026-03-01", "99.999, 2026-10-01", "97.123456, 2028-02-01"})
        void all_of_the_allowance_is_still_met_and_one_more_is_not(String percent, String first) {
            var allowance = roundTheClock(percent, Period.MONTH, first);
            var minimum = new BigDecimal(percent);

            assertThat(allowance.attainment(allowance.downtime()).isBelow(minimum))
                    .isFalse();
            assertThat(allowance.attainment(allowance.downtime().plusMillis(1)).isBelow(minimum))
                    .isTrue();
        }

        @Test
        void what_was_there_for_99_951_percent_never_breaches_99_95() {
            var kept = new Attainment(99_951, 100_000);

            assertThat(kept.isBelow(new BigDecimal("99.95"))).isFalse();
            assertThat(kept.isBelow(new BigDecimal("99.951"))).isFalse();
            assertThat(kept.isBelow(new BigDecimal("99.952"))).isTrue();
        }

        @Test
        void a_third_is_never_rounded_up_to_what_was_promised() {
            var twoThirds = new Attainment(2, 3);

            assertThat(twoThirds.isBelow(new BigDecimal("66.666667"))).isTrue();
            assertThat(twoThirds.isBelow(new BigDecimal("66.666666"))).isFalse();
            assertThat(twoThirds.percent(2)).isEqualTo("66.66");
        }

        @Test
        void a_promise_about_nothing_is_kept() {
            assertThat(new Attainment(0, 0).isBelow(new BigDecimal("100"))).isFalse();
        }
    }

    @Nested
    class How_outages_count {
        private static final String TARGET = """
                {"id": "b", "services": ["mail", "telefonie"], "minimumPercent": 99.9, "window": "MONTH"%s}""";

        private static AvailabilityTarget with(String more) {
            return read(TARGET.formatted(more), AvailabilityTarget.class);
        }

        @Test
        void may_be_left_out_and_what_is_usual_is_written_like_what_was_left_out() {
            var before = Json.text(with(""));

            assertThat(before).doesNotContain("rounding", "composition", "degraded", "maintenance");
            assertThat(Json.text(with("""
                    , "rounding": "NONE", "composition": "SERIES", "degraded": "COUNTS_AS_UP", "maintenance": "COUNTS\""""))).isEqualTo(before);
        }

        @Test
        void is_read_as_it_was_written() {
            var said = with("""
                    , "rounding": "UP_TO_MINUTE", "composition": "PARALLEL", "degraded": "COUNTS_AS_DOWN",
                    "maintenance": "EXCLUDED", "maintenanceNotice": "P5D\"""");

            assertThat(Json.read(Json.text(said), new TypeReference<AvailabilityTarget>() {}))
                    .isEqualTo(said);
        }

        @Test
        void is_refused_where_it_makes_no_sense() {
            assertThat(faults("""
                            {"id": "b", "services": ["mail"], "minimumPercent": 99.9, "window": "MONTH",
                             "composition": "PARALLEL", "maintenanceNotice": "P5D"}""", AvailabilityTarget.class))
                    .containsExactly(
                            "PARALLEL_NEEDS_SERVICES /composition", "FOR_EXCLUDED_MAINTENANCE_ONLY /maintenanceNotice");
        }

        @ParameterizedTest
        @CsvSource({
            "NONE,           1,      1",
            "UP_TO_MINUTE,   0,      0",
            "UP_TO_MINUTE,   1,      60000",
            "UP_TO_MINUTE,   60000,  60000",
            "UP_TO_MINUTE,   60001,  120000",
            "DOWN_TO_MINUTE, 59999,  0",
            "DOWN_TO_MINUTE, 119999, 60000"
        })
        void may_be_in_whole_minutes(OutageRounding rounding, long downtime, long rounded) {
            assertThat(rounding.rounded(downtime)).isEqualTo(rounded);
        }
    }

    @Test
    void a_target_hears_of_everything_that_is_wrong_with_it_at_once() {
        assertThat(faults("""
                        {"id": "b", "minimumPercent": 100.1, "window": "MONTH", "measuredIn": "ROUND_THE_CLOCK",
                         "calendar": "kantoor"}""", AvailabilityTarget.class))
                .containsExactly("PERCENTAGE_OUT_OF_RANGE /minimumPercent", "FOR_SERVICE_HOURS_ONLY /calendar");
        assertThat(faults("""
                        {"id": "b", "minimumPercent": 99.9999999, "window": "WEEK", "uptime": true}""", AvailabilityTarget.class))
                .containsExactly("UNKNOWN_VALUE /window", "UNKNOWN_PROPERTY /uptime");
    }
}
