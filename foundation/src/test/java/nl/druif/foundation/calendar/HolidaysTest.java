package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Nested
    class In_the_netherlands {
        private final Holidays dutch = Holidays.of("nl");

        @Test
        void they_are_proposed_by_their_dutch_names() {
            assertThat(PublicHolidays.proposal(dutch, 2026))
                    .extracting(ClosedDay::date, ClosedDay::name)
                    .containsExactly(
                            tuple(LocalDate.parse("2026-01-01"), "Nieuwjaar"),
                            tuple(LocalDate.parse("2026-04-05"), "Eerste paasdag"),
                            tuple(LocalDate.parse("2026-04-06"), "Tweede paasdag"),
                            tuple(LocalDate.parse("2026-04-27"), "Koningsdag"),
                            tuple(LocalDate.parse("2026-05-05"), "Bevrijdingsdag"),
                            tuple(LocalDate.parse("2026-05-14"), "Hemelvaartsdag"),
                            tuple(LocalDate.parse("2026-05-24"), "Eerste pinksterdag"),
                            tuple(LocalDate.parse("2026-05-25"), "Tweede pinksterdag"),
                            tuple(LocalDate.parse("2026-12-25"), "Eerste Kerstdag"),
                            tuple(LocalDate.parse("2026-12-26"), "Tweede Kerstdag"));
        }

        @Test
        void all_that_the_country_keeps_or_observes_is_offered_in_the_reader_s_language() {
            assertThat(PublicHolidays.days(dutch, 2026, Language.EN))
                    .extracting(PublicHoliday::date, PublicHoliday::key, PublicHoliday::free)
                    .startsWith(
                            tuple(LocalDate.parse("2026-01-01"), "NEW_YEAR", true),
                            tuple(LocalDate.parse("2026-04-03"), "GOOD_FRIDAY", false))
                    .isSortedAccordingTo(
                            Comparator.comparing(day -> (LocalDate) day.toList().get(0)));
        }

        @Test
        void five_hundred_may_be_named_to_be_added_or_taken_out() {
            var keys = Collections.nCopies(500, "GOOD_FRIDAY");
            assertThat(new Holidays("NL", Optional.empty(), Optional.empty(), keys, keys).exclude())
                    .hasSize(500);
        }

        @Test
        void king_s_day_on_a_sunday_is_kept_on_saturday_the_26th() {
            assertThat(dates(dutch, 2025)).contains("2025-04-26").doesNotContain("2025-04-27");
        }

        @Test
        void liberation_day_is_free_every_year_or_every_fifth() {
            var fifth = new Holidays(
                    "NL", Optional.empty(), Optional.of(Holidays.LiberationDay.EVERY_FIFTH_YEAR), null, null);
            assertThat(dates(dutch, 2026)).contains("2026-05-05");
            assertThat(dates(fifth, 2026)).doesNotContain("2026-05-05");
            assertThat(dates(fifth, 2030)).contains("2030-05-05");
        }

        @Test
        void good_friday_is_a_working_day_unless_the_owner_says_so() {
            assertThat(dates(dutch, 2026)).doesNotContain("2026-04-03");
            assertThat(dates(dutch.with("GOOD_FRIDAY"), 2026)).contains("2026-04-03");
        }

        @Test
        void the_owner_takes_out_a_day_by_key_or_by_date() {
            assertThat(dates(dutch.except("KINGS_DAY", "2026-05-05"), 2026)).doesNotContain("2026-04-27", "2026-05-05");
            assertThat(dates(dutch.except("KINGS_DAY", "2026-05-05"), 2027))
                    .doesNotContain("2027-04-27")
                    .contains("2027-05-05");
        }
    }

    @Nested
    class Elsewhere {

        @Test
        void a_region_keeps_its_own_days() {
            assertThat(dates(Holidays.of("US", "MA"), 2015))
                    .contains("2015-04-20")
                    .doesNotContain("2015-03-17");
            assertThat(dates(Holidays.of("US", "MA-SC"), 2015)).contains("2015-03-17", "2015-06-17");
            assertThat(dates(Holidays.of("US"), 2015)).doesNotContain("2015-04-20");
            assertThat(dates(Holidays.of("DE", "BY"), 2026)).contains("2026-01-06");
        }

        @Test
        void a_substitute_may_fall_in_the_year_before() {
            assertThat(dates(Holidays.of("US"), 2021)).contains("2021-12-31");
            assertThat(dates(Holidays.of("US"), 2022)).doesNotContain("2022-01-01", "2021-12-31");
        }

        @Test
        void a_country_or_region_nobody_knows_is_refused() {
            assertFault("XX", Optional.empty(), Optional.empty(), "/country", "UNKNOWN_COUNTRY");
            assertFault("NYSE", Optional.empty(), Optional.empty(), "/country", "UNKNOWN_COUNTRY");
            assertFault("../../etc/passwd", Optional.empty(), Optional.empty(), "/country", "UNKNOWN_COUNTRY");
            assertFault("NL", Optional.of("ZZ"), Optional.empty(), "/region", "UNKNOWN_REGION");
            assertFault("US", Optional.of("MA-XX"), Optional.empty(), "/region", "UNKNOWN_REGION");
            assertFault("US", Optional.of(""), Optional.empty(), "/region", "UNKNOWN_REGION");
        }

        @Test
        void liberation_day_is_not_asked_of_others() {
            assertFault(
                    "BE",
                    Optional.empty(),
                    Optional.of(Holidays.LiberationDay.EVERY_YEAR),
                    "/liberationDay",
                    "ONLY_IN_THE_NETHERLANDS");
        }

        private static void assertFault(
                String country,
                Optional<String> region,
                Optional<Holidays.LiberationDay> liberation,
                String pointer,
                String code) {
            var made = catchThrowableOfType(
                    Faulty.class, () -> new Holidays(country, region, liberation, List.of(), List.of()));
            assertThat(made.faults()).extracting(Fault::pointer, Fault::code).containsExactly(tuple(pointer, code));
        }
    }

    private static List<String> dates(Holidays holidays, int year) {
        return PublicHolidays.proposal(holidays, year).stream()
                .map(day -> day.date().toString())
                .toList();
    }
}
