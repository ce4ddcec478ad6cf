package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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
        var hours = hoursOn(date);
        var day = date.toEpochDay();
        var shift = hours.shiftOn(day);
        return shift.isPresent()
                && calendar.open(
                                hours.opens(day, shift.get().from()),
                                hours.closes(day, Math.min(shift.get().until(), TimeOfDay.DAY)))
                        > 0;
    }

    private Instant point(LocalDate date, DueAtPoint point) {
        if (point.time().isPresent()) {
            return WallClock.last(
                    zone, date.atStartOfDay().plusSeconds(point.time().get().second()));
        }
        var closing = closingOf(date);
        var due = point.opening() && !calendar.isOpen(closing) ? openingAfter(closing) : closing;
        return Instant.ofEpochMilli(due);
    }

    /** When the last window that began on this working day really closed; a holiday may have cut its night short. */
    private long closingOf(LocalDate date) {
        var hours = hoursOn(date);
        var until = hours.shiftOn(date.toEpochDay()).orElseThrow().until();
        return calendar.backwards(hours.closes(date.toEpochDay(), until), 1) + 1;
    }

    private long openingAfter(long closing) {
        var opening = calendar.boundaryAfter(closing);
        if (opening == BusinessCalendar.NEVER) {
            throw line.refusal(line.knownUntil(closing));
        }
        return opening;
    }

    private LocalHours hoursOn(LocalDate date) {
        var start = WallClock.startOf(zone, date).toEpochMilli();
        return line.pieceAt(start).orElseThrow(() -> line.refusal(start)).hours();
    }
}
