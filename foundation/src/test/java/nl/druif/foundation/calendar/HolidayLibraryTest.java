package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.HolidayLibrary.Free;
import nl.druif.foundation.problem.Language;
import org.junit.jupiter.api.Test;

/** Asked without a memory: what was answered before would hide how the library was asked. */
class HolidayLibraryTest {

    @Test
    void a_day_has_a_date_a_key_and_a_name_in_the_language_of_the_country() {
        assertThat(told("NL", 2026))
                .contains(
                        "2026-01-01 NEW_YEAR Nieuwjaar false",
                        "2026-04-27 KINGS_DAY Koningsdag false",
                        "2026-12-26 SECOND_CHRISTMAS_DAY Tweede Kerstdag false");
        assertThat(told("US", 2026)).contains("2026-01-01 NEW_YEAR New Year's Day false");
    }

    @Test
    void a_day_has_a_name_in_each_language_that_a_reader_may_prefer() {
        assertThat(HolidayLibrary.of("DE", Optional.empty(), 2026))
                .filteredOn(day -> day.key().equals("UNIFICATION_GERMANY"))
                .extracting(Free::names)
                .containsExactly(Map.of(Language.NL, "Dag van de Duitse eenheid", Language.EN, "German Unity Day"));
    }

    private static Stream<String> told(String country, int year) {
        return HolidayLibrary.of(country, Optional.empty(), year).stream()
                .map(day -> day.date() + " " + day.key() + " " + day.name() + " " + day.observance());
    }

    @Test
    void all_days_are_of_the_year_asked_for_and_each_is_there_once() {
        for (var country : new String[] {"NL", "US", "DE", "AU"}) {
            assertThat(HolidayLibrary.of(country, Optional.empty(), 2022))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(day -> day.date().getYear() == 2022);
        }
    }

    @Test
    void a_substitute_of_the_next_year_s_first_day_is_among_this_year_s() {
        assertThat(dates("US", Optional.empty(), 2021)).contains("2021-12-31");
        assertThat(dates("US", Optional.empty(), 2022)).doesNotContain("2021-12-31", "2022-01-01");
    }

    @Test
    void what_the_country_merely_observes_is_marked_and_what_a_region_observes_counts() {
        assertThat(told("NL", 2026)).contains("2026-04-03 GOOD_FRIDAY Goede vrijdag true");
        assertThat(HolidayLibrary.of("US", Optional.of("MA-SC"), 2015))
                .filteredOn(day -> day.date().equals(LocalDate.parse("2015-03-17")))
                .isNotEmpty()
                .noneMatch(Free::observance);
    }

    @Test
    void a_region_adds_its_own_days_to_the_country_s() {
        assertThat(dates("DE", Optional.of("BY"), 2026)).contains("2026-01-06", "2026-10-03");
        assertThat(dates("DE", Optional.empty(), 2026)).contains("2026-10-03").doesNotContain("2026-01-06");
    }

    @Test
    void countries_and_regions_are_known_by_their_codes() {
        assertThat(HolidayLibrary.knows("NL")).isTrue();
        assertThat(HolidayLibrary.knows("XX")).isFalse();
        assertThat(HolidayLibrary.knows("NYSE")).isFalse();
        assertThat(HolidayLibrary.knows("DE", "BY")).isTrue();
        assertThat(HolidayLibrary.knows("US", "MA-SC")).isTrue();
        assertThat(HolidayLibrary.knows("US", "MA-XX")).isFalse();
        assertThat(HolidayLibrary.knows("US", "XX")).isFalse();
    }

    private static Stream<String> dates(String country, Optional<String> region, int year) {
        return HolidayLibrary.of(country, region, year).stream()
                .map(day -> day.date().toString());
    }
}
