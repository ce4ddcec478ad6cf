package nl.druif.foundation.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.druif.foundation.calendar.HolidayLibrary.Free;
import nl.druif.foundation.problem.Language;

/** The days off of a country and its regions; what the library answers is remembered per place and year. */
public final class PublicHolidays {
    private static final int MOST_YEARS_REMEMBERED = 8_192;
    private static final Map<PlaceAndYear, List<Free>> REMEMBERED =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<PlaceAndYear, List<Free>> eldest) {
                    return size() > MOST_YEARS_REMEMBERED;
                }
            });

    private record PlaceAndYear(String country, Optional<String> region, int year) {}

    private PublicHolidays() {}

    /** The days a calendar with these holidays is closed in that year, by date; what an owner starts editing from. */
    public static List<ClosedDay> proposal(Holidays holidays, int year) {
        return namedIn(holidays, year).entrySet().stream()
                .map(day -> ClosedDay.whole(day.getKey(), day.getValue()))
                .toList();
    }

    /**
     * Every day that the country keeps or observes in that year, by date; what an owner chooses from.
     *
     * @param language of the names
     */
    public static List<PublicHoliday> days(Holidays holidays, int year, Language language) {
        return remembered(new PlaceAndYear(holidays.country(), holidays.region(), year)).stream()
                .map(day -> new PublicHoliday(
                        day.date(), day.key(), day.names().getOrDefault(language, day.name()), applies(day, holidays)))
                .distinct()
                .sorted(Comparator.comparing(PublicHoliday::date).thenComparing(PublicHoliday::key))
                .toList();
    }

    /** The library takes up to half a second for its first answer; after this that has been. */
    public static void warm() {
        days(Holidays.of("NL"), 2026, Language.NL);
    }

    static Map<LocalDate, String> namedIn(Holidays holidays, int year) {
        var named = new TreeMap<LocalDate, String>();
        for (var free : remembered(new PlaceAndYear(holidays.country(), holidays.region(), year))) {
            if (applies(free, holidays)) {
                named.putIfAbsent(free.date(), free.name());
            }
        }
        return named;
    }

    private static boolean applies(Free free, Holidays holidays) {
        if (!holidays.exclude().isEmpty()
                && (holidays.exclude().contains(free.key())
                        || holidays.exclude().contains(free.date().toString()))) {
            return false;
        }
        if (free.key().equals("LIBERATION") && holidays.liberationDay().isPresent()) {
            return holidays.liberationDay().get().isFree(free.date().getYear());
        }
        return !free.observance() || holidays.include().contains(free.key());
    }

    private static List<Free> remembered(PlaceAndYear asked) {
        var known = REMEMBERED.get(asked);
        if (known == null) {
            known = HolidayLibrary.of(asked.country, asked.region, asked.year);
            REMEMBERED.put(asked, known);
        }
        return known;
    }
}
