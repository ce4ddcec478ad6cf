package nl.druif.foundation.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Faulty;

/** From when to when an event lasts, half-open, as the walls of the calendar's own zone show it. */
record IcsPeriod(LocalDateTime start, LocalDateTime end) {
    private static final Pattern DATE = Pattern.compile("\\d{8}");
    private static final Pattern TIME = Pattern.compile("\\d{8}T\\d{6}Z?");
    private static final DateTimeFormatter DATE_FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME_FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** The part of an event that falls on one date, or on one night. */
    record Entry(LocalDate date, TimeOfDay from, TimeOfDay to) {
        Optional<TimeOfDay> closedFrom() {
            return from.equals(TimeOfDay.MIDNIGHT) ? Optional.empty() : Optional.of(from);
        }

        Optional<TimeOfDay> closedTo() {
            return to.equals(TimeOfDay.END_OF_DAY) ? Optional.empty() : Optional.of(to);
        }
    }

    /** @throws Faulty when the event does not say when it is, or takes no time */
    static IcsPeriod of(IcsEvent event, ZoneId zone) {
        var begins = event.line("DTSTART").orElseThrow(() -> new Faulty("NO_START", "An event needs a DTSTART."));
        var start = time(begins, zone);
        var end = end(event, start, isDate(begins), zone);
        if (!start.isBefore(end)) {
            throw new Faulty("ZERO_LENGTH", "An event ends after it starts; this one does not.");
        }
        return new IcsPeriod(start, end);
    }

    /** One when it fits a day or a night, else one for each date. */
    List<Entry> entries(int most) {
        var from = TimeOfDay.of(start.toLocalTime());
        var to = TimeOfDay.of(end.toLocalTime());
        if (Duration.between(start, end).compareTo(Duration.ofDays(1)) < 0 && !to.equals(TimeOfDay.MIDNIGHT)) {
            return List.of(new Entry(start.toLocalDate(), from, to));
        }
        var entries = new ArrayList<Entry>();
        for (var at = start; at.isBefore(end); at = at.toLocalDate().plusDays(1).atStartOfDay()) {
            var sameDay = at.toLocalDate().equals(end.toLocalDate());
            entries.add(
                    new Entry(at.toLocalDate(), TimeOfDay.of(at.toLocalTime()), sameDay ? to : TimeOfDay.END_OF_DAY));
            if (entries.size() > most) {
                throw new Faulty("TOO_MANY", "An event lasts at most " + most + " days.");
            }
        }
        return entries;
    }

    private static LocalDateTime end(IcsEvent event, LocalDateTime start, boolean isDate, ZoneId zone) {
        var ends = event.line("DTEND");
        if (ends.isPresent()) {
            return time(ends.get(), zone);
        }
        var lasts = event.line("DURATION");
        if (lasts.isPresent()) {
            return after(start, lasts.get().value().trim());
        }
        // RFC 5545, 3.6.1: without an end, a date lasts a day, and a time no time.
        return isDate ? start.plusDays(1) : start;
    }

    private static LocalDateTime after(LocalDateTime start, String duration) {
        try {
            return start.plus(duration.contains("W") ? Period.parse(duration) : Duration.parse(duration));
        } catch (DateTimeException | ArithmeticException impossible) {
            throw new Faulty("NOT_A_DURATION", "'" + Quoted.part(duration) + "' is no duration, or none that ends.");
        }
    }

    private static boolean isDate(IcsLine line) {
        return DATE.matcher(line.value().trim()).matches();
    }

    private static LocalDateTime time(IcsLine line, ZoneId zone) {
        var text = line.value().trim();
        try {
            if (isDate(line)) {
                return LocalDate.parse(text, DATE_FORM).atStartOfDay();
            }
            if (TIME.matcher(text).matches()) {
                var wall = LocalDateTime.parse(text.replace("Z", ""), TIME_FORM);
                return wall.atZone(zoneOf(line, zone)).withZoneSameInstant(zone).toLocalDateTime();
            }
        } catch (DateTimeException impossible) {
            throw notATime(text);
        }
        throw notATime(text);
    }

    /** A time without a zone means the walls of whoever reads it. */
    private static ZoneId zoneOf(IcsLine line, ZoneId own) {
        if (line.value().trim().endsWith("Z")) {
            return ZoneOffset.UTC;
        }
        return line.parameter("TZID").map(id -> Zone.of(id).id()).orElse(own);
    }

    private static Faulty notATime(String text) {
        return new Faulty("NOT_A_TIME", "'" + Quoted.part(text) + "' is no date and no time that exists.");
    }
}
