package nl.druif.ticketclock.clock;

import java.util.Arrays;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.jspecify.annotations.Nullable;

/**
 * When the clocks of a ticket started and ended, in steps of its {@link Course}; how much was counted is the
 * {@link Meter}'s business. What one event does comes in the order stop, cancel, reset, start.
 */
final class Cycles {
    /** How a cycle ended. */
    enum End {
        NOT_YET,
        STOPPED,
        /** With the ticket, by a restart, or because nothing of the kind is promised any more. */
        CANCELLED,
        /** Another target goes on from the same start: this one has no verdict. */
        TAKEN_OVER
    }

    int count;
    /** By which it was judged at its end. */
    PreparedTarget[] target = new PreparedTarget[8];

    int[] number = new int[8];
    int[] start = new int[8];
    /** The step at which the target came to apply, not before {@link #start}. */
    int[] born = new int[8];
    /** The step that ended it, the size of the course when none did. */
    int[] end = new int[8];

    End[] how = new End[8];

    private int first;
    private boolean live;
    private boolean on;
    private int origin;
    private int stoppedAt;

    void clear() {
        count = 0;
    }

    /**
     * Adds the cycles of a target, in order.
     *
     * @param target as it was when it first applied
     */
    void find(Course course, PreparedTarget target) {
        var lifecycle = target.lifecycle;
        var known = target;
        first = count;
        live = false;
        on = false;
        stoppedAt = -1;
        for (int step = 0; step < course.size; step++) {
            var applying = course.regime[step].target(target.index);
            if (live && course.isAt(step, TicketEventType.CANCELLED)) {
                stop(step, End.CANCELLED);
                stoppedAt = -1;
            } else if (live && lifecycle.stops(course, step, known)) {
                stop(step, End.STOPPED);
                stoppedAt = step;
            }
            if (!live && lifecycle.starts(course, step)) {
                start(course, step, lifecycle);
            } else if (live && course.is(step, Course.PRIORITY_CHANGED) && restarts(course, step)) {
                origin = step;
            }
            if (live) {
                apply(course, step, applying);
            }
            known = applying == null ? known : applying;
            if (live && lifecycle == Lifecycle.OWN && course.isAt(step, TicketEventType.WORK_STARTED)) {
                stop(step, End.STOPPED);
            }
        }
    }

    private void stop(int step, End ending) {
        live = false;
        if (on) {
            end(step, ending);
        }
    }

    private void end(int step, End ending) {
        on = false;
        end[count - 1] = step;
        how[count - 1] = ending;
    }

    /** A clock that goes on after a reopening keeps its origin, unless it would have been restarted in between. */
    private void start(Course course, int step, Lifecycle lifecycle) {
        live = true;
        var goesOn = lifecycle == Lifecycle.RESOLVE
                && course.is(step, Course.REOPENED)
                && course.regime[step].policies.onReopen() == OnReopen.CONTINUE
                && stoppedAt >= 0
                && !(restarts(course, step) && isPriorityChangedSince(stoppedAt, step, course));
        if (!goesOn) {
            origin = step;
        }
    }

    private static boolean isPriorityChangedSince(int stop, int step, Course course) {
        for (int between = stop + 1; between <= step; between++) {
            if (course.is(between, Course.PRIORITY_CHANGED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean restarts(Course course, int step) {
        return course.regime[step].policies.onPriorityChange() == OnPriorityChange.RESTART;
    }

    private void apply(Course course, int step, @Nullable PreparedTarget applying) {
        var begun = count > first && start[count - 1] == origin;
        if (applying == null) {
            leave(course, step, begun);
        } else if (on && begun) {
            this.target[count - 1] = applying;
        } else {
            if (on) {
                end(step, End.CANCELLED);
            }
            on = true;
            if (!begun) {
                add(course, step);
            }
            this.target[count - 1] = applying;
            end[count - 1] = course.size;
            how[count - 1] = End.NOT_YET;
        }
    }

    private void leave(Course course, int step, boolean begun) {
        if (!begun && on) {
            end(step, End.CANCELLED);
        } else if (begun && (on || how[count - 1] == End.STOPPED)) {
            var another = course.regime[step].inLine(target[count - 1].line) != null;
            if (on || another) {
                end(step, another ? End.TAKEN_OVER : End.CANCELLED);
            }
        }
    }

    private void add(Course course, int step) {
        if (count == target.length) {
            grow();
        }
        start[count] = origin;
        born[count] = step;
        number[count] = 1 + earlierOf(course.teamName[step], course);
        count++;
    }

    /** Cycles of the same clock before this one; a target that any team can own has a clock for each. */
    private int earlierOf(String team, Course course) {
        var earlier = 0;
        for (int cycle = first; cycle < count; cycle++) {
            if (target[cycle].lifecycle != Lifecycle.OWN || course.teamName[start[cycle]].equals(team)) {
                earlier++;
            }
        }
        return earlier;
    }

    private void grow() {
        var room = count * 2;
        target = Arrays.copyOf(target, room);
        number = Arrays.copyOf(number, room);
        start = Arrays.copyOf(start, room);
        born = Arrays.copyOf(born, room);
        end = Arrays.copyOf(end, room);
        how = Arrays.copyOf(how, room);
    }
}
