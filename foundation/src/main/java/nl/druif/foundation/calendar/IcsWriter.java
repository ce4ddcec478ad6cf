package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * Writes closed days and extra openings as an iCalendar file (RFC 5545), one event each: whole days as dates, parts of
 * days as local times with their zone. Extra openings are told apart by the category {@value #OPENING}.
 */
public final class IcsWriter {
    static final String OPENING = "OPENING";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final StringBuilder text = new StringBuilder();
    private final OpeningHours hours;
    private final ZoneId zone;
    private final String stamp;

    private IcsWriter(OpeningHours hours, Instant now) {
        this.hours = hours;
        zone = hours.timeZone().id();
        stamp = LOCAL.format(now.atOffset(ZoneOffset.UTC)) + "Z";
    }

    public static String write(String name, OpeningHours hours, Instant now) {
        return new IcsWriter(hours, now).write(name);
    }

    private String write(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Druif//Calendar//NL");
        line("X-WR-CALNAME:" + IcsLine.escaped(name));
        line("X-WR-TIMEZONE:" + zone.getId());
        zone();
        for (int i = 0; i < hours.closed().size(); i++) {
            closed(hours.closed().get(i), i);
        }
        for (int i = 0; i < hours.extraOpenings().size(); i++) {
            opening(hours.extraOpenings().get(i), i);
        }
        line("END:VCALENDAR");
        return text.toString();
    }

    private void closed(ClosedDay day, int number) {
        begin("closed-" + number + "-" + DATE.format(day.date()));
        if (day.from().isEmpty() && day.to().isEmpty()) {
            line("DTSTART;VALUE=DATE:" + DATE.format(day.date()));
            line("DTEND;VALUE=DATE:" + DATE.format(day.date().plusDays(1)));
        } else {
            time("DTSTART", day.date(), day.start().second());
            time("DTEND", day.date(), day.until());
        }
        line("SUMMARY:" + IcsLine.escaped(day.name()));
        line("END:VEVENT");
    }

    private void opening(ExtraOpening opening, int number) {
        begin("opening-" + number + "-" + DATE.format(opening.date()));
        time("DTSTART", opening.date(), opening.from().second());
        time("DTEND", opening.date(), opening.until());
        line("CATEGORIES:" + OPENING);
        line("END:VEVENT");
    }

    private void begin(String id) {
        line("BEGIN:VEVENT");
        line("UID:" + id + "@druif");
        line("DTSTAMP:" + stamp);
    }

    private void time(String name, LocalDate date, int second) {
        line(name + ";TZID=" + zone.getId() + ":"
                + LOCAL.format(date.atStartOfDay().plusSeconds(second)));
    }

    /** The offsets of the years the events lie in, each change on a date of its own. */
    private void zone() {
        var years = Stream.concat(
                        hours.closed().stream().map(ClosedDay::date),
                        hours.extraOpenings().stream().map(ExtraOpening::date))
                .mapToInt(LocalDate::getYear)
                .summaryStatistics();
        if (years.getCount() == 0) {
            return;
        }
        var from = LocalDate.of(years.getMin(), 1, 1).atStartOfDay(zone).toInstant();
        var until = LocalDate.of(years.getMax() + 1, 1, 2).atStartOfDay(zone).toInstant();
        var rules = zone.getRules();
        line("BEGIN:VTIMEZONE");
        line("TZID:" + zone.getId());
        var first = rules.getOffset(from);
        observance(rules.isDaylightSavings(from), LocalDateTime.of(1970, 1, 1, 0, 0), first, first);
        for (var change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            observance(change);
        }
        line("END:VTIMEZONE");
    }

    private void observance(ZoneOffsetTransition change) {
        observance(
                zone.getRules().isDaylightSavings(change.getInstant()),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private void observance(boolean summer, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
        var kind = summer ? "DAYLIGHT" : "STANDARD";
        line("BEGIN:" + kind);
        line("DTSTART:" + LOCAL.format(start));
        line("TZOFFSETFROM:" + offset(before));
        line("TZOFFSETTO:" + offset(after));
        line("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }

    private void line(String line) {
        text.append(IcsLine.folded(line));
    }
}
