package nl.druif.foundation.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Language;
import org.jspecify.annotations.Nullable;

/** The one place that asks the holiday library; each question takes it milliseconds, the first one half a second. */
final class HolidayLibrary {
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> NAMED_IN_DUTCH = Set.of("NL", "BE", "SR", "AW", "CW", "SX", "BQ");

    /**
     * @param name       as calendars call it: in Dutch where that is spoken, else in English
     * @param names      by language, of those that a reader may prefer
     * @param observance kept by custom, not by law: no day off unless somebody says so
     */
    record Free(LocalDate date, String key, String name, Map<Language, String> names, boolean observance) {}

    private HolidayLibrary() {}

    static boolean knows(String country) {
        return COUNTRIES.contains(country);
    }

    static boolean knows(String country, String region) {
        @Nullable CalendarHierarchy part = library(country).getCalendarHierarchy();
        for (var name : path(region)) {
            part = part.getChildren().get(name);
            if (part == null) {
                return false;
            }
        }
        return true;
    }

    static List<Free> of(String country, Optional<String> region, int year) {
        var library = library(country);
        var path = region.map(HolidayLibrary::path).orElse(new String[0]);
        var language = NAMED_IN_DUTCH.contains(country) ? Locale.forLanguageTag("nl") : Locale.ENGLISH;
        var free = new ArrayList<Free>();
        // A substitute can fall in the year before: New Year's Day of 2022 was observed on 31 December 2021.
        for (int named = year - 1; named <= year + 1; named++) {
            var national = library.getHolidays(Year.of(named));
            for (var holiday : library.getHolidays(Year.of(named), path)) {
                if (holiday.getDate().getYear() == year) {
                    // Who names a region asks for its customs: its own observances count, the country's do not.
                    var observance = holiday.getType() == HolidayType.OBSERVANCE && national.contains(holiday);
                    free.add(new Free(
                            holiday.getDate(),
                            key(holiday),
                            holiday.getDescription(language),
                            Stream.of(Language.values())
                                    .collect(Collectors.toMap(
                                            each -> each, each -> holiday.getDescription(each.locale()))),
                            observance));
                }
            }
        }
        return List.copyOf(free);
    }

    private static String key(Holiday holiday) {
        var key = holiday.getPropertiesKey();
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static HolidayManager library(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static String[] path(String region) {
        return region.toLowerCase(Locale.ROOT).split("-");
    }
}
