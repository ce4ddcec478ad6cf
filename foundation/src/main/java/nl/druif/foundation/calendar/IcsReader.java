package nl.druif.foundation.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * Reads closed days and extra openings from an iCalendar file (RFC 5545), anyone's: an event closes the days, or the part
 * of a day, it takes; with the category {@code OPENING} it opens them. Cancelled events and what is not understood are
 * passed over, but nothing that moves a boundary is: recurring events and unknown zones are faults.
 */
public final class IcsReader {
    static final int LONGEST = 1 << 20;
    private static final int MOST_FAULTS = Faults.MOST - 2;
    private static final String UNNAMED = "Gesloten";

    private final Zone zone;
    private final Faults faults = new Faults();
    private final List<ClosedDay> closed = new ArrayList<>();
    private final List<ExtraOpening> openings = new ArrayList<>();

    private IcsReader(Zone zone) {
        this.zone = zone;
    }

    /**
     * @param zone in which its times are told: that of the calendar they are for
     * @throws Faulty with the number of the line each fault was found on
     */
    public static IcsDays read(String text, Zone zone) {
        if (text.length() > LONGEST) {
            throw new Faulty("TOO_LONG", "A calendar file has at most " + LONGEST + " characters.");
        }
        return new IcsReader(zone).read(IcsLine.unfold(text));
    }

    private IcsDays read(List<IcsLine> lines) {
        if (lines.isEmpty() || !lines.get(0).is("BEGIN", "VCALENDAR")) {
            throw new Faulty("NOT_A_CALENDAR", "An iCalendar file begins with BEGIN:VCALENDAR.");
        }
        Deque<String> inside = new ArrayDeque<>();
        var event = new IcsEvent(lines.get(0));
        for (var line : lines) {
            if (line.name().equals("BEGIN")) {
                inside.push(line.value().trim().toUpperCase(Locale.ROOT));
                if (isEvent(inside)) {
                    event = new IcsEvent(line);
                }
            } else if (line.name().equals("END")) {
                end(line, inside, event);
            } else if (isEvent(inside)) {
                event.add(line);
            }
        }
        if (!inside.isEmpty()) {
            fault(lines.get(lines.size() - 1), "NOT_A_CALENDAR", inside.peek() + " is not ended.");
        }
        faults.refuse();
        return new IcsDays(closed, openings);
    }

    private static boolean isEvent(Deque<String> inside) {
        return inside.size() == 2 && "VEVENT".equals(inside.peek());
    }

    private void end(IcsLine line, Deque<String> inside, IcsEvent event) {
        if (inside.isEmpty() || !line.is("END", inside.peek())) {
            fault(line, "NOT_A_CALENDAR", "This ends what was not begun.");
            faults.refuse();
        }
        if (isEvent(inside)) {
            event(event);
        }
        inside.pop();
    }

    private void event(IcsEvent event) {
        if (event.isCancelled()) {
            return;
        }
        try {
            if (event.isRecurring()) {
                throw new Faulty("RECURRING_EVENT", "A recurring event is not read; write each of its dates.");
            }
            add(event);
        } catch (Faulty wrong) {
            wrong.faults().forEach(found -> fault(event.place(), found.code(), found.detail()));
        }
        if (closed.size() + openings.size() > OpeningHours.MOST_DAYS || faults.count() > MOST_FAULTS) {
            fault(
                    event.place(),
                    "TOO_MANY",
                    "At most " + OpeningHours.MOST_DAYS + " days are read, or as many faults as these.");
            faults.refuse();
        }
    }

    private void add(IcsEvent event) {
        for (var entry : IcsPeriod.of(event, zone.id()).entries(OpeningHours.MOST_DAYS)) {
            if (event.isOf(IcsWriter.OPENING)) {
                openings.add(new ExtraOpening(entry.date(), entry.from(), entry.to()));
            } else {
                closed.add(new ClosedDay(
                        entry.date(),
                        entry.closedFrom(),
                        entry.closedTo(),
                        event.summary().orElse(UNNAMED)));
            }
        }
    }

    private void fault(IcsLine line, String code, String detail) {
        faults.add(new Fault("", code, "Line " + line.number() + ": " + detail)
                .with("kind", "ics")
                .with("line", line.number()));
    }
}
