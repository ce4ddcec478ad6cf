package nl.druif.foundation.calendar;

import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.on;
import static nl.druif.foundation.calendar.Hours.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions meant to take long; each is answered or refused within 50 ms of the processor. */
class HostileQuestionsTest {
    private static final Duration BOUND = Duration.ofMillis(50);
    private static final Duration TEN_YEARS = Duration.ofDays(3_660);

    private final OpeningHours anHourAWeek = OpeningHours.of("Europe/Amsterdam", on("monday", window("09:00-10:00")))
            .withHolidaysOf(Holidays.of("NL"));
    private final OpeningHours halfHours = OpeningHours.of(
                    "Australia/Lord_Howe",
                    WeeklyHours.everyDay(IntStream.range(0, 48)
                            .mapToObj(i -> new OpenWindow(new TimeOfDay(i * 1_800), new TimeOfDay(i * 1_800 + 900)))
                            .toArray(OpenWindow[]::new)))
            .closedOn(IntStream.range(0, 4_000)
                    .mapToObj(day -> new ClosedDay(
                            LocalDate.parse("1990-01-01").plusDays(day * 2L),
                            Optional.of(TimeOfDay.parse("23:00")),
                            Optional.of(TimeOfDay.parse("01:00")),
                            "x"))
                    .toArray(ClosedDay[]::new));

    @Test
    void ten_years_of_counted_time_at_an_hour_a_week_are_refused_at_once() {
        assertThat(spent(() -> fresh(anHourAWeek).due(at("2026-01-01T00:00Z"), TEN_YEARS)))
                .isLessThan(BOUND);
        assertThat(spent(() -> fresh(anHourAWeek).backwards(at("2026-01-01T00:00Z"), TEN_YEARS)))
                .isLessThan(BOUND);
    }

    @Test
    void a_target_that_just_passes_the_horizon_is_refused_in_time() {
        assertThat(spent(() -> fresh(anHourAWeek).due(at("2026-01-01T00:00Z"), Duration.ofHours(3_800))))
                .isLessThan(BOUND);
    }

    @Test
    void thousands_of_windows_and_closed_days_are_compiled_in_time() {
        assertThat(spent(() -> fresh(halfHours).due(at("1990-01-01T00:00Z"), TEN_YEARS)))
                .isLessThan(BOUND);
    }

    @Test
    void ten_years_of_working_days_are_found_in_time() {
        assertThat(spent(() -> fresh(halfHours).workingDays(at("1990-01-01T00:00Z"), 3_660, DueAtPoint.CLOSING)))
                .isLessThan(BOUND);
        assertThat(spent(() -> fresh(anHourAWeek).workingDays(at("2026-01-01T00:00Z"), 3_660, DueAtPoint.NEXT_OPENING)))
                .isLessThan(BOUND);
    }

    @Test
    void a_calendar_without_boundaries_says_so_in_time() {
        var always = OpeningHours.of("UTC", WeeklyHours.everyDay(window("00:00-24:00")))
                .closedOn(ClosedDay.whole(LocalDate.parse("1980-01-01"), "Ooit"));
        assertThat(spent(() -> fresh(always).nextBoundary(at("1990-01-01T00:00Z"))))
                .isLessThan(BOUND);
    }

    private static BusinessCalendar fresh(OpeningHours hours) {
        return BusinessCalendar.compile(List.of(CalendarVersion.only(hours)));
    }

    /** The best of five: the first ones also warm the compiler and the holidays up. */
    private static Duration spent(Runnable question) {
        return IntStream.range(0, 5)
                .mapToObj(attempt -> once(question))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration once(Runnable question) {
        var thread = ManagementFactory.getThreadMXBean();
        var start = thread.getCurrentThreadCpuTime();
        try {
            question.run();
        } catch (CalendarHorizonPassed refused) {
            assertThat(refused.lastYearKnown()).isEqualTo(2099);
        }
        return Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);
    }
}
