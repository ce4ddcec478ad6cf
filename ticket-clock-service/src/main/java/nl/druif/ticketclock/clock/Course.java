package nl.druif.ticketclock.clock;

import java.util.Arrays;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * A ticket's history as clocks read it: one step per event, in order, with the facts as they are after it. The first step
 * is the opening. Used again for the next ticket, so that reading many allocates nothing.
 */
final class Course {
    /** The customer has answered since the status was last set. */
    static final int ANSWERED = 1;

    static final int PRIORITY_CHANGED = 1 << 1;
    static final int TEAM_CHANGED = 1 << 2;
    /** Resolved, closed or cancelled, and not reopened. */
    static final int OVER = 1 << 3;
    /** It was over before this step. */
    static final int REOPENED = 1 << 4;
    /** The customer wrote, and the provider has not answered. */
    static final int UNANSWERED = 1 << 5;

    /** In place of a type: a version of the agreement took over, which is none of the ticket's own doing. */
    static final int NEW_VERSION = -1;

    int size;
    long asOf;
    long[] at = new long[16];
    int[] status = new int[16];
    int[] service = new int[16];
    int[] team = new int[16];
    Regime[] regime = new Regime[16];
    String[] teamName = new String[16];
    String[] serviceName = new String[16];
    /** The identity of the event. */
    String[] event = new String[16];

    private int[] type = new int[16];
    private int[] flags = new int[16];

    void begin(long asOf) {
        this.size = 0;
        this.asOf = asOf;
    }

    /**
     * Adds a step; its facts are the caller's to fill in.
     *
     * @param type  ordinal of a {@link TicketEventType}, or {@link #NEW_VERSION}
     * @param facts ANSWERED, PRIORITY_CHANGED and TEAM_CHANGED as they are
     */
    int step(long at, int type, int facts) {
        if (size == this.at.length) {
            grow();
        }
        var step = size++;
        this.at[step] = at;
        this.type[step] = type;
        this.flags[step] = facts | followingFrom(step == 0 ? 0 : flags[step - 1], type);
        return step;
    }

    private static int followingFrom(int before, int type) {
        var now = before & (OVER | UNANSWERED);
        if (type == TicketEventType.REOPENED.ordinal() && (before & OVER) != 0) {
            return now & ~OVER | REOPENED;
        }
        if (type == TicketEventType.CUSTOMER_REPLIED.ordinal()) {
            return now | UNANSWERED;
        }
        if (type == TicketEventType.RESPONDED.ordinal()) {
            return now & ~UNANSWERED;
        }
        if (type == TicketEventType.RESOLVED.ordinal() || type == TicketEventType.CLOSED.ordinal()) {
            return now & ~UNANSWERED | OVER;
        }
        return type == TicketEventType.CANCELLED.ordinal() ? now | OVER : now;
    }

    boolean is(int step, int flag) {
        return (flags[step] & flag) != 0;
    }

    boolean isAt(int step, TicketEventType wanted) {
        return type[step] == wanted.ordinal();
    }

    /** The provider let the customer hear something. */
    boolean isAnswer(int step) {
        return isAt(step, TicketEventType.RESPONDED)
                || isAt(step, TicketEventType.RESOLVED)
                || isAt(step, TicketEventType.CLOSED);
    }

    boolean isOver(int step, StopsOn stopsOn) {
        return isAt(step, TicketEventType.CLOSED)
                || stopsOn == StopsOn.RESOLVED && isAt(step, TicketEventType.RESOLVED);
    }

    private void grow() {
        var room = size * 2;
        at = Arrays.copyOf(at, room);
        status = Arrays.copyOf(status, room);
        service = Arrays.copyOf(service, room);
        team = Arrays.copyOf(team, room);
        regime = Arrays.copyOf(regime, room);
        teamName = Arrays.copyOf(teamName, room);
        serviceName = Arrays.copyOf(serviceName, room);
        event = Arrays.copyOf(event, room);
        type = Arrays.copyOf(type, room);
        flags = Arrays.copyOf(flags, room);
    }
}
