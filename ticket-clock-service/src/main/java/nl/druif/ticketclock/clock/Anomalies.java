package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.druif.ticketclock.clock.Anomaly.Kind;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** Finds what is odd in a ticket's history. */
final class Anomalies {
    private final List<Anomaly> found = new ArrayList<>();
    private String status = "";
    private boolean over;
    private boolean cancelled;
    private boolean working;

    private Anomalies() {}

    /** @param events each once, in order */
    static List<Anomaly> in(List<TicketEvent> events, Instant asOf) {
        var opening = Chronicle.opening(events, asOf.toEpochMilli());
        var anomalies = new Anomalies();
        if (opening < 0) {
            if (!events.isEmpty()) {
                anomalies.add(
                        Kind.NEVER_OPENED, events.get(0), "Nothing says when the ticket was opened: no clock runs.");
            }
            return anomalies.found;
        }
        var openedAt = Chronicle.openedAt(events.get(opening));
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.occurredAt().isAfter(asOf)) {
                break;
            }
            if (event.occurredAt().toEpochMilli() < openedAt) {
                anomalies.add(Kind.HAPPENED_BEFORE_OPENED, event, event.type() + " counts as of the opening.");
            }
            if (i != opening) {
                anomalies.look(event);
            }
        }
        return anomalies.found;
    }

    static List<Anomaly> of(ClockReader reader, int cycle, boolean known) {
        var target = reader.target(cycle);
        if (!known) {
            return List.of(new Anomaly(
                    Kind.CALENDAR_UNKNOWN,
                    reader.course.event[reader.cycles.start[cycle]],
                    "A calendar of " + target + " does not know all of the time it is needed for: no verdict."));
        }
        var left = reader.cycles.how[cycle] == Cycles.End.TAKEN_OVER && reader.meter.breached;
        return left
                ? List.of(new Anomaly(
                        Kind.LEFT_AFTER_OVERRUN,
                        reader.course.event[reader.cycles.end[cycle]],
                        target + " had been overrun when another target took its place."))
                : List.of();
    }

    private void look(TicketEvent event) {
        var type = event.type();
        if (cancelled && type != TicketEventType.REOPENED) {
            add(Kind.HAPPENED_AFTER_CANCELLED, event, type + " moves no clock of a cancelled ticket.");
        }
        switch (type) {
            case OPENED -> add(Kind.OPENED_TWICE, event, "The first opening counts.");
            case RESOLVED -> {
                if (over) {
                    add(Kind.RESOLVED_TWICE, event, "The first resolution counts.");
                }
            }
            case REOPENED -> {
                if (!over) {
                    add(Kind.REOPENED_WITHOUT_RESOLVE, event, "The ticket was open; nothing changes.");
                }
            }
            case STATUS_CHANGED -> {
                if (event.status().filter(status::equals).isPresent()) {
                    add(Kind.RESUMED_WITHOUT_PAUSE, event, "The status was " + status + " already.");
                }
            }
            case WORK_STARTED -> working = true;
            case WORK_STOPPED -> {
                if (!working) {
                    add(Kind.WORK_STOPPED_WITHOUT_START, event, "No work had been started; nothing changes.");
                }
                working = false;
            }
            case PRIORITY_CHANGED,
                    ASSIGNED,
                    RESPONDED,
                    CUSTOMER_REPLIED,
                    CLOSED,
                    CANCELLED,
                    SERVICE_CHANGED,
                    NOTED -> {}
        }
        status = event.status().orElse(status);
        over = switch (type) {
            case RESOLVED, CLOSED, CANCELLED -> true;
            case REOPENED -> false;
            case OPENED,
                    STATUS_CHANGED,
                    PRIORITY_CHANGED,
                    ASSIGNED,
                    RESPONDED,
                    CUSTOMER_REPLIED,
                    WORK_STARTED,
                    WORK_STOPPED,
                    SERVICE_CHANGED,
                    NOTED -> over;
        };
        cancelled = type == TicketEventType.CANCELLED || cancelled && type != TicketEventType.REOPENED;
    }

    private void add(Kind kind, TicketEvent event, String detail) {
        found.add(new Anomaly(kind, event.identity(), detail));
    }
}
