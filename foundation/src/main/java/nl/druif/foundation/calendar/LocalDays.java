package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;

/** Targets counted in days as people see them on the wall. */
record LocalDays(BusinessCalendar calendar, TimeLine line, ZoneId zone) {

    Instant later(Instant start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException(days + " wall-clock days");
        }
        var wall = start.atZone(zone).toLocalDateTime();
        return days == 0 ? start : WallClock.last(zone, wall.plusDays(days));
    }

    Instant working(Instant start, int days, DueAtPoint point) {
        if (days < 1) {
            throw new IllegalArgumentException(days + " working days");
        }
        if (line.neverOpens()) {
            throw new NeverOpen();
        }
        var date = start.atZone(zone).toLocalDate();
        for (int counted = 0; counted < days; counted++) {
            do {
                date = date.plusDays(1);
            } while (!isWorkingDay(date));
        }
        return point(date, point);
    }

    private boolean isWorkingDay(LocalDate date) {
        var end = startOf(date.plusDays(1));
        if (calendar.open(startOf(date), end) == 0) {
            return false;
        }
        var hours = hoursOn(date);
        return hours.weekly().on(date.getDayOfWeek()).stream()
                        .anyMatch(window ->
                                calendar.open(opens(date, window.from()), Math.min(closes(date, window.until()), end))
                                        > 0)
                || hours.extraOpenings().stream()
                        .anyMatch(opening -> opening.date().equals(date));
    }

    private Instant point(LocalDate date, DueAtPoint point) {
        if (point.time().isPresent()) {
            return Instant.ofEpochMilli(closes(date, point.time().get().second()));
        }
        var closing = closingOf(date);
        var due = point.opening() && !calendar.isOpen(closing) ? openingAfter(closing) : closing;
        return Instant.ofEpochMilli(due);
    }

    /** When the last window that began on this working day really closed; a holiday may have cut its night short. */
    private long closingOf(LocalDate date) {
        var hours = hoursOn(date);
        var until = IntStream.concat(
                        hours.weekly().on(date.getDayOfWeek()).stream().mapToInt(OpenWindow::until),
                        hours.extraOpenings().stream()
                                .filter(opening -> opening.date().equals(date))
                                .mapToInt(ExtraOpening::until))
                .max()
                .orElseThrow();
        return calendar.backwards(closes(date, until), 1) + 1;
    }

    private long openingAfter(long closing) {
        var opening = calendar.boundaryAfter(closing);
        if (opening == BusinessCalendar.NEVER) {
            throw line.refusal(line.knownUntil(closing), closing);
        }
        return opening;
    }

    private OpeningHours hoursOn(LocalDate date) {
        var start = startOf(date);
        return line.pieceAt(start).orElseThrow(() -> line.refusal(start)).hours();
    }

    private long startOf(LocalDate date) {
        return opens(date, TimeOfDay.MIDNIGHT);
    }

    private long opens(LocalDate date, TimeOfDay time) {
        return WallClock.first(zone, date.atStartOfDay().plusSeconds(time.second()))
                .toEpochMilli();
    }

    private long closes(LocalDate date, int second) {
        return WallClock.last(zone, date.atStartOfDay().plusSeconds(second)).toEpochMilli();
    }
}
