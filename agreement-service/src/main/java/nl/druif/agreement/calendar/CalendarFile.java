package nl.druif.agreement.calendar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.ClosedDay;
import nl.druif.foundation.calendar.IcsReader;
import nl.druif.foundation.calendar.IcsWriter;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.PublicHolidays;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** A calendar's exceptions as an iCalendar file (RFC 5545). */
final class CalendarFile {
    private CalendarFile() {}

    /**
     * The hours that hold on a day with the closed days and extra openings of a file added.
     *
     * @throws Faulty with the line of every fault, or when the file is not written in UTF-8
     */
    static OpeningHours read(byte[] file, NamedCalendar calendar, LocalDate day) {
        var hours = holding(calendar, day).hours();
        return IcsReader.read(text(file), hours.timeZone()).addedTo(hours);
    }

    /** What holds today: closed days, extra openings, and the public holidays of this year and the next. */
    static String write(NamedCalendar calendar, Instant now) {
        var zone = last(calendar).hours().timeZone().id();
        var today = now.atZone(zone).toLocalDate();
        return IcsWriter.write(
                calendar.name(), spelledOut(holding(calendar, today).hours(), today.getYear()), now);
    }

    private static OpeningHours spelledOut(OpeningHours hours, int year) {
        var closed = new ArrayList<>(hours.closed());
        hours.holidays().ifPresent(holidays -> {
            closed.addAll(PublicHolidays.proposal(holidays, year));
            closed.addAll(PublicHolidays.proposal(holidays, year + 1));
        });
        return hours.closedOn(closed.stream().distinct().toArray(ClosedDay[]::new));
    }

    /** The version recorded last of those that speak of the day; without one, the last of all. */
    private static CalendarVersion holding(NamedCalendar calendar, LocalDate day) {
        return calendar.versions().stream()
                .filter(version ->
                        version.from().map(from -> !from.isAfter(day)).orElse(true)
                                && version.until().map(day::isBefore).orElse(true))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> last(calendar));
    }

    private static CalendarVersion last(NamedCalendar calendar) {
        return calendar.versions().get(calendar.versions().size() - 1);
    }

    private static String text(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        var letters = CharBuffer.allocate(file.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, letters, true).isError()) {
            var line =
                    1 + letters.flip().chars().filter(letter -> letter == '\n').count();
            throw new Faulty(
                    new Fault("", "NOT_UTF8", "Line " + line + ": this is not written in UTF-8.").with("line", line));
        }
        return letters.flip().toString();
    }
}
