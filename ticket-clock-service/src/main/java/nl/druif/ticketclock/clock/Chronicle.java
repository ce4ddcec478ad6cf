package nl.druif.ticketclock.clock;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * Writes what was heard about a ticket as a {@link Course}: what happened before the opening is moved to it, a fact that
 * is told once holds until another is told, and versions of the agreement take over in between.
 */
final class Chronicle {
    private final Rules rules;
    private final Course course;
    private String status = "";
    private String priority = "";
    private String team = "";
    private String service = "";
    private String requestType = "";
    private List<Succession.Turn> turns = List.of();
    private int turn;

    Chronicle(Rules rules, Course course) {
        this.rules = rules;
        this.course = course;
    }

    /** Each event once, in the order in which they count; the list itself when it is so already. */
    static List<TicketEvent> ordered(List<TicketEvent> events) {
        var identities = new HashSet<String>(events.size() * 2);
        var inOrder = true;
        for (int i = 0; i < events.size() && inOrder; i++) {
            inOrder = identities.add(events.get(i).identity())
                    && (i == 0 || TicketEvent.ORDER.compare(events.get(i - 1), events.get(i)) < 0);
        }
        if (inOrder) {
            return events;
        }
        identities.clear();
        return events.stream()
                .sorted(TicketEvent.ORDER)
                .filter(event -> identities.add(event.identity()))
                .toList();
    }

    /**
     * @param events as {@link #ordered} gives them; those after {@code asOf} have not happened
     * @return empty when the ticket was not opened by then, or nothing was promised about it
     */
    Optional<Succession> write(List<TicketEvent> events, long asOf) {
        course.begin(asOf);
        var opening = opening(events, asOf);
        if (opening < 0) {
            return Optional.empty();
        }
        var openedBy = events.get(opening);
        var openedAt = openedAt(openedBy);
        var succession = rules.succession(openedAt);
        if (succession.isEmpty()) {
            return succession;
        }
        turns = succession.get().turns();
        turn = 0;
        var told = openedBy.type() == TicketEventType.OPENED
                && openedAt == openedBy.occurredAt().toEpochMilli();
        forget();
        if (told) {
            for (int i = 0; i <= opening; i++) {
                learn(events.get(i));
            }
        } else {
            learnWhatHeldAtTheOpening(events);
        }
        open(openedAt, openedBy);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var at = event.occurredAt().toEpochMilli();
            if (at > asOf) {
                break;
            }
            if (!told || i > opening) {
                takeTurnsBefore(Math.max(at, openedAt));
                follow(Math.max(at, openedAt), event);
            } else if (i < opening) {
                fill(course.step(openedAt, event.type().ordinal(), 0), event.identity());
            }
        }
        takeTurnsBefore(asOf == Long.MAX_VALUE ? asOf : asOf + 1);
        return succession;
    }

    /** The instant of the next version that takes over after what was written; {@link Long#MAX_VALUE} when none will. */
    long nextTurn() {
        return turn + 1 < turns.size() ? turns.get(turn + 1).from() : Long.MAX_VALUE;
    }

    /** @return the place of the event that tells of the opening, -1 when none does */
    static int opening(List<TicketEvent> events, long asOf) {
        var mentioned = -1;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.occurredAt().toEpochMilli() > asOf) {
                break;
            }
            if (event.type() == TicketEventType.OPENED) {
                return i;
            }
            if (mentioned < 0 && event.openedAt().isPresent()) {
                mentioned = i;
            }
        }
        return mentioned;
    }

    static long openedAt(TicketEvent openedBy) {
        return (openedBy.openedAt().isPresent() ? openedBy.openedAt().get() : openedBy.occurredAt()).toEpochMilli();
    }

    private void forget() {
        status = "";
        priority = "";
        team = "";
        service = "";
        requestType = "";
    }

    private void learn(TicketEvent event) {
        status = event.status().orElse(status);
        priority = event.priority().orElse(priority);
        team = event.team().orElse(team);
        service = event.service().orElse(service);
        requestType = event.requestType().orElse(requestType);
    }

    /** The first event came later than the opening: status and team may be its doing, the rest was so all along. */
    private void learnWhatHeldAtTheOpening(List<TicketEvent> events) {
        priority = first(events, TicketEvent::priority);
        service = first(events, TicketEvent::service);
        requestType = first(events, TicketEvent::requestType);
    }

    private static String first(List<TicketEvent> events, Function<TicketEvent, Optional<String>> fact) {
        return events.stream().map(fact).flatMap(Optional::stream).findFirst().orElse("");
    }

    private void open(long at, TicketEvent event) {
        fill(
                course.step(at, TicketEventType.OPENED.ordinal(), team.isEmpty() ? 0 : Course.TEAM_CHANGED),
                event.identity());
    }

    private void follow(long at, TicketEvent event) {
        var statusBefore = status;
        var priorityBefore = priority;
        var teamBefore = team;
        learn(event);
        var facts = 0;
        if (!priorityBefore.isEmpty() && !priority.equals(priorityBefore)) {
            facts |= Course.PRIORITY_CHANGED;
        }
        if (!team.equals(teamBefore)) {
            facts |= Course.TEAM_CHANGED;
        }
        var statusSet = event.status().isPresent()
                && (event.type() == TicketEventType.STATUS_CHANGED || !status.equals(statusBefore));
        if (event.type() == TicketEventType.CUSTOMER_REPLIED
                || !statusSet && course.is(course.size - 1, Course.ANSWERED)) {
            facts |= Course.ANSWERED;
        }
        fill(course.step(at, event.type().ordinal(), facts), event.identity());
    }

    private void takeTurnsBefore(long at) {
        while (nextTurn() < at) {
            turn++;
            var last = course.size - 1;
            fill(
                    course.step(
                            turns.get(turn).from(),
                            Course.NEW_VERSION,
                            course.is(last, Course.ANSWERED) ? Course.ANSWERED : 0),
                    course.event[last]);
        }
    }

    private void fill(int step, String event) {
        var words = rules.words;
        course.status[step] = words.statuses().code(status);
        course.service[step] = words.services().code(service);
        course.team[step] = words.teams().code(team);
        course.teamName[step] = team;
        course.serviceName[step] = service;
        course.event[step] = event;
        course.regime[step] = turns.get(turn)
                .edition()
                .regime(
                        words.priorities().code(priority),
                        course.service[step],
                        words.requestTypes().code(requestType),
                        course.team[step]);
    }
}
