package nl.druif.agreement.calendar;

import java.util.List;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.calendar.Holidays.LiberationDay;
import nl.druif.foundation.calendar.PublicHoliday;
import nl.druif.foundation.calendar.PublicHolidays;
import nl.druif.foundation.problem.Language;

/**
 * The holidays of a year, for the owner of a calendar to edit.
 *
 * @param holidays what to write in a calendar to get these; include days that are not free, exclude those that are
 * @param days     all that are kept or observed, also those on which work goes on
 * @param choices  what a year looks like under each answer to a question that the country leaves open
 */
public record HolidayProposal(int year, Holidays holidays, List<PublicHoliday> days, List<Choice> choices) {

    /**
     * How often Liberation Day is free: by law every year, by many collective agreements once in five.
     *
     * @param free   whether it is in this year
     * @param chosen whether this proposal goes by it
     */
    public record Choice(LiberationDay liberationDay, boolean free, boolean chosen) {}

    static HolidayProposal of(Holidays holidays, int year, Language language) {
        var days = PublicHolidays.days(holidays, year, language);
        var chosen = holidays.liberationDay().orElse(LiberationDay.EVERY_YEAR);
        return new HolidayProposal(
                year,
                holidays,
                days,
                Stream.of(LiberationDay.values())
                        .filter(answer -> holidays.country().equals("NL"))
                        .map(answer -> new Choice(answer, answer.isFree(year), answer == chosen))
                        .toList());
    }
}
