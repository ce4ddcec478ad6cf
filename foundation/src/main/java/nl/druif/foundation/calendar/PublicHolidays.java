package nl.druif.foundation.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place that asks the holiday library; what it answers is remembered per place and year. */
public final class PublicHolidays {
    private static final int MOST_YEARS_REMEMBERED = 8_192;
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> NAMED_IN_DUTCH = Set.of("NL", "BE", "SR", "AW", "CW", "SX", "BQ");

    private static final Map<PlaceAndYear, List<Free>> REMEMBERED =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<PlaceAndYear, List<Free>> eldest) {
                    return size() > MOST_YEARS_REMEMBERED;
                }
            });

    private record PlaceAndYear(String country, Optional<String> region, int year) {}

    private record Free(LocalDate date, String key, String name, boolean observance) {}

    private PublicHolidays() {}

    /** The days a calendar with these holidays is closed in that year, by date; what an owner starts editing from. */
    public static List<ClosedDay> proposal(Holidays holidays, int year) {
        return namedIn(holidays, year).entrySet().stream()
                .map(day -> ClosedDay.whole(day.getKey(), day.getValue()))
                .toList();
    }

    /** Every day that the country keeps or observes in that year, by date; what an owner chooses from. */
    public static List<PublicHoliday> days(Holidays holidays, int year) {
        return remembered(new PlaceAndYear(holidays.country(), holidays.region(), year)).stream()
                .map(day -> new PublicHoliday(day.date, day.key, day.name, applies(day, holidays)))
                .distinct()
                .sorted(Comparator.comparing(PublicHoliday::date).thenComparing(PublicHoliday::key))
                .toList();
    }

    /** The library takes up to half a second for its first answer; after this that has been. */
    public static void warm() {
        days(Holidays.of("NL"), 2026);
    }

    static Map<LocalDate, String> namedIn(Holidays holidays, int year) {
        var named = new TreeMap<LocalDate, String>();
        for (var free : remembered(new PlaceAndYear(holidays.country(), holidays.region(), year))) {
            if (applies(free, holidays)) {
                named.putIfAbsent(free.date, free.name);
            }
        }
        return named;
    }

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

    private static boolean applies(Free free, Holidays holidays) {
        if (!holidays.exclude().isEmpty()
                && (holidays.exclude().contains(free.key) || holidays.exclude().contains(free.date.toString()))) {
            return false;
        }
        if (free.key.equals("LIBERATION") && holidays.liberationDay().isPresent()) {
            return holidays.liberationDay().get().isFree(free.date.getYear());
        }
        return !free.observance || holidays.include().contains(free.key);
    }

    private static List<Free> remembered(PlaceAndYear asked) {
        var known = REMEMBERED.get(asked);
        if (known == null) {
            known = asked(asked);
            REMEMBERED.put(asked, known);
        }
        return known;
    }

    private static List<Free> asked(PlaceAndYear asked) {
        var library = library(asked.country);
        var region = asked.region.map(PublicHolidays::path).orElse(new String[0]);
        var language = NAMED_IN_DUTCH.contains(asked.country) ? Locale.forLanguageTag("nl") : Locale.ENGLISH;
        var free = new ArrayList<Free>();
        // A substitute can fall in the year before: New Year's Day of 2022 was observed on 31 December 2021.
        for (int year = asked.year - 1; year <= asked.year + 1; year++) {
            var national = library.getHolidays(Year.of(year));
            for (var holiday : library.getHolidays(Year.of(year), region)) {
                if (holiday.getDate().getYear() == asked.year) {
                    // Who names a region asks for its customs: its own observances count, the country's do not.
                    var observance = holiday.getType() == HolidayType.OBSERVANCE && national.contains(holiday);
                    free.add(new Free(holiday.getDate(), key(holiday), holiday.getDescription(language), observance));
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
