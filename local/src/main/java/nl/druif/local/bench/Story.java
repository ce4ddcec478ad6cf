package nl.druif.local.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tickets that are opened, picked up, wait for their customer and are solved: five events each, the same for the same seed. */
final class Story {
    static final String CUSTOMER = "gemeente-eikenrode";
    static final String SERVICE = "zaaksysteem";
    static final int EVENTS = 5;

    /** Tickets between two events of the same. */
    static final int WINDOW = 2_000;

    private static final String[] TYPES = {"OPENED", "RESPONDED", "STATUS_CHANGED", "STATUS_CHANGED", "RESOLVED"};
    private static final String[] STATUSES = {"Nieuw", "In behandeling", "Wacht op melder", "In behandeling", "Opgelost"
    };

    /** @param id of its source's making; ids of one ticket end in 1 to 5 */
    record Event(
            String source,
            String ticket,
            String id,
            String type,
            String at,
            String status,
            String priority,
            String team) {

        String json() {
            return "{\"source\":\"" + source + "\"," + facts().substring(1, facts().length() - 1)
                    + ",\"sourceEventId\":\"" + id + "\"}";
        }

        /** Without what its envelope says. */
        String facts() {
            return "{\"ticket\":\"" + ticket + "\",\"type\":\"" + type + "\",\"occurredAt\":\"" + at
                    + "\",\"status\":\""
                    + status + "\",\"priority\":\"" + priority + "\",\"team\":\"" + team + "\",\"service\":\"" + SERVICE
                    + "\",\"customer\":\"" + CUSTOMER + "\"}";
        }

        /** Another of the same ticket, which happened so many seconds after this one. */
        Event and(String otherId, String otherType, int later) {
            return new Event(
                    source,
                    ticket,
                    otherId,
                    otherType,
                    Instant.parse(at).plusSeconds(later).toString(),
                    status,
                    priority,
                    team);
        }

        String row() {
            return String.join(";", ticket, id, at, type, status, priority, team);
        }
    }

    static final String HEADER = "ticket;id;at;type;status;priority;team";

    private final Random random;
    private final Instant now;
    private int told;

    Story(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /** Events of so many further tickets, in such an order that no batch holds two events of the same ticket. */
    List<Event> next(String source, int tickets) {
        var events = new ArrayList<Event>(tickets * EVENTS);
        for (int from = 0; from < tickets; from += WINDOW) {
            var some = Math.min(WINDOW, tickets - from);
            var openings = random.ints(some, 60, 600).toArray();
            for (int step = 0; step < EVENTS; step++) {
                for (int i = 0; i < some; i++) {
                    var number = told + i;
                    var at = now.minusSeconds(openings[i]).plusSeconds(step * 10L);
                    events.add(new Event(
                            source,
                            "INC-" + number,
                            number + "-" + (step + 1),
                            TYPES[step],
                            at.toString(),
                            STATUSES[step],
                            "P" + (1 + number % 4),
                            "team-" + number % 7));
                }
            }
            told += some;
        }
        return events;
    }
}
