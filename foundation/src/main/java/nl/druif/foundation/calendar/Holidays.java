package nl.druif.foundation.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a country, as a proposal that the owner of the calendar edits.
 *
 * @param country       ISO 3166-1 alpha-2
 * @param region        a part of the country as ISO 3166-2 names it without the country, deeper levels after a dash:
 *                      {@code MA}, {@code BY-MU}; its own days of observance count as holidays
 * @param liberationDay Netherlands only; absent: every year
 * @param include       days of observance that are free here, by key: {@code GOOD_FRIDAY}
 * @param exclude       holidays on which work goes on, by key ({@code KINGS_DAY}) or by date ({@code 2026-05-05})
 */
public record Holidays(
        String country,
        Optional<String> region,
        Optional<LiberationDay> liberationDay,
        List<String> include,
        List<String> exclude) {
    static final int MOST_EDITS = 500;

    /** 5 May is a national holiday; many collective agreements give the day off once in five years (2025, 2030, …). */
    public enum LiberationDay {
        EVERY_YEAR,
        EVERY_FIFTH_YEAR;

        public boolean isFree(int year) {
            return this == EVERY_YEAR || year % 5 == 0;
        }
    }

    public Holidays(
            String country,
            @Nullable Optional<String> region,
            @Nullable Optional<LiberationDay> liberationDay,
            @Nullable List<String> include,
            @Nullable List<String> exclude) {
        this.country = country.toUpperCase(Locale.ROOT);
        this.region = region == null ? Optional.empty() : region.map(name -> name.toUpperCase(Locale.ROOT));
        this.liberationDay = liberationDay == null ? Optional.empty() : liberationDay;
        this.include = include == null ? List.of() : List.copyOf(include);
        this.exclude = exclude == null ? List.of() : List.copyOf(exclude);
        var faults = new Faults();
        checkPlace(faults);
        faults.check(
                this.liberationDay.isEmpty() || this.country.equals("NL"),
                "/liberationDay",
                "ONLY_IN_THE_NETHERLANDS",
                "Only the Netherlands choose how often Liberation Day is free.");
        faults.check(
                this.include.size() <= MOST_EDITS,
                new Fault("/include", "TOO_MANY", "At most " + MOST_EDITS + " days.").with("most", MOST_EDITS));
        faults.check(
                this.exclude.size() <= MOST_EDITS,
                new Fault("/exclude", "TOO_MANY", "At most " + MOST_EDITS + " days.").with("most", MOST_EDITS));
        faults.refuse();
    }

    public static Holidays of(String country) {
        return new Holidays(country, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    public static Holidays of(String country, String region) {
        return new Holidays(country, Optional.of(region), Optional.empty(), List.of(), List.of());
    }

    public Holidays except(String... days) {
        return new Holidays(country, region, liberationDay, include, List.of(days));
    }

    public Holidays with(String... observances) {
        return new Holidays(country, region, liberationDay, List.of(observances), exclude);
    }

    private void checkPlace(Faults faults) {
        if (!HolidayLibrary.knows(country)) {
            faults.check(
                    false,
                    new Fault(
                                    "/country",
                                    "UNKNOWN_COUNTRY",
                                    "No holidays are known of '" + Quoted.part(country)
                                            + "'; write two letters of ISO 3166, such as NL.")
                            .with("given", Quoted.part(country)));
        } else if (region.isPresent() && !HolidayLibrary.knows(country, region.get())) {
            faults.check(
                    false,
                    new Fault(
                                    "/region",
                                    "UNKNOWN_REGION",
                                    "'" + Quoted.part(region.get()) + "' is no region of " + country
                                            + " with holidays of its own.")
                            .with("given", Quoted.part(region.get()))
                            .with("country", country));
        }
    }
}
