package nl.druif.foundation.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final int MOST_FAULTS = 100;
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
        Map<String, IcsLine> event = new HashMap<>();
        for (var line : lines) {
            if (line.name().equals("BEGIN")) {
                inside.push(line.value().trim().toUpperCase(Locale.ROOT));
                if (isEvent(inside)) {
                    event.clear();
                    event.put("BEGIN", line);
                }
            } else if (line.name().equals("END")) {
                end(line, inside, event);
            } else if (isEvent(inside)) {
                event.putIfAbsent(line.name(), line);
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

    private void end(IcsLine line, Deque<String> inside, Map<String, IcsLine> event) {
        if (inside.isEmpty() || !line.is("END", inside.peek())) {
            fault(line, "NOT_A_CALENDAR", "This ends what was not begun.");
            faults.refuse();
        }
        if (isEvent(inside)) {
            event(event);
        }
        inside.pop();
    }

    private void event(Map<String, IcsLine> event) {
        var status = event.get("STATUS");
        if (status != null && status.is("STATUS", "CANCELLED")) {
            return;
        }
        var begin = event.getOrDefault("DTSTART", event.get("BEGIN"));
        try {
            if (event.containsKey("RRULE") || event.containsKey("RDATE")) {
                throw new Faulty("RECURRING_EVENT", "A recurring event is not read; write each of its dates.");
            }
            add(IcsPeriod.of(event, zone.id()), event);
        } catch (Faulty wrong) {
            wrong.faults().forEach(found -> fault(begin, found.code(), found.detail()));
        }
        if (closed.size() + openings.size() > OpeningHours.MOST_DAYS
                || faults.found().size() > MOST_FAULTS) {
            fault(
                    begin,
                    "TOO_MANY",
                    "At most " + OpeningHours.MOST_DAYS + " days are read, or as many faults as these.");
            faults.refuse();
        }
    }

    private void add(IcsPeriod period, Map<String, IcsLine> event) {
        var categories = event.get("CATEGORIES");
        var opens = categories != null
                && List.of(categories.text().toUpperCase(Locale.ROOT).split(","))
                        .contains(IcsWriter.OPENING);
        var summary = event.get("SUMMARY");
        var name = summary == null || summary.text().isBlank()
                ? UNNAMED
                : summary.text().strip();
        for (var entry : period.entries(OpeningHours.MOST_DAYS)) {
            if (opens) {
                openings.add(new ExtraOpening(entry.date(), entry.from(), entry.to()));
            } else {
                closed.add(new ClosedDay(entry.date(), entry.closedFrom(), entry.closedTo(), name));
            }
        }
    }

    private void fault(IcsLine line, String code, String detail) {
        faults.add(new Fault("", code, "Line " + line.number() + ": " + detail));
    }
}
