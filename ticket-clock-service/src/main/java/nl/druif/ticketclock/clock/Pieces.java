package nl.druif.ticketclock.clock;

import java.util.Arrays;
import java.util.List;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.PartyRole;
import org.jspecify.annotations.Nullable;

/** The life of one cycle, cut where the clock began to do something else or to count by another calendar. */
final class Pieces {
    enum Mode {
        RUNNING,
        PAUSED,
        /** Over, and reopened later. */
        IGNORED
    }

    /** How many have any length; what held at the end, if only for that instant, is at {@link #last}. */
    int count;

    int last;
    long[] from = new long[8];
    long[] to = new long[8];
    Mode[] mode = new Mode[8];
    BusinessCalendar[] calendar = new BusinessCalendar[8];
    Excluded[] excluded = new Excluded[8];
    /** Whose pause it is. */
    @Nullable
    PartyRole[] party = new PartyRole[8];

    /** The status waits for a customer who has answered, paused or not. */
    boolean[] illegitimate = new boolean[8];

    /** The step since which the mode has held. */
    int[] cause = new int[8];

    void of(Course course, Cycles cycles, int cycle, List<Exclusion> exclusions) {
        var target = cycles.target[cycle];
        var start = cycles.start[cycle];
        var end = cycles.end[cycle];
        var born = cycles.born[cycle];
        var fallback = target.calendars.of(course.service[born], course.team[born]);
        var resolves = target.lifecycle == Lifecycle.RESOLVE;
        var ignored = false;
        last = -1;
        for (int step = start; step == start || step < end; step++) {
            if (step > start && resolves) {
                ignored = ignored ? !course.is(step, Course.REOPENED) : target.isOverAt(course, step);
            }
            var regime = course.regime[step];
            var waitsFor = ignored ? null : pauseRule(regime, target).pausedFor(course.status[step]);
            var needless = waitsFor == PartyRole.CUSTOMER && course.is(step, Course.ANSWERED);
            var pausedFor = needless && regime.policies.strictPause() ? null : waitsFor;
            var chosen = target.calendars.in(course.service[step], course.team[step]);
            note(
                    course.at[step],
                    step,
                    ignored ? Mode.IGNORED : pausedFor != null ? Mode.PAUSED : Mode.RUNNING,
                    pausedFor,
                    needless,
                    chosen == null ? fallback : chosen,
                    exclusions.isEmpty() ? Excluded.NOTHING : excluded(course, start, step, exclusions));
        }
        to[last] = end == course.size ? course.asOf : course.at[end];
        count = to[last] > from[last] ? last + 1 : last;
    }

    /** A pause goes by the target that applied then: an earlier one's pauses stay deducted. */
    private static PreparedTarget pauseRule(Regime regime, PreparedTarget target) {
        var own = regime.target(target.index);
        if (own != null) {
            return own;
        }
        var predecessor = regime.inLine(target.line);
        return predecessor == null ? target : predecessor;
    }

    private Excluded excluded(Course course, int start, int step, List<Exclusion> exclusions) {
        return step > start && course.serviceName[step].equals(course.serviceName[step - 1])
                ? excluded[last]
                : Excluded.of(exclusions, course.serviceName[step]);
    }

    private void note(
            long at,
            int step,
            Mode now,
            @Nullable PartyRole pausedFor,
            boolean needless,
            BusinessCalendar by,
            Excluded without) {
        var because = step;
        if (last >= 0) {
            var sameMode = now == mode[last] && pausedFor == party[last];
            if (sameMode && needless == illegitimate[last] && by == calendar[last] && without == excluded[last]) {
                return;
            }
            because = sameMode ? cause[last] : step;
            to[last] = at;
        }
        if (last < 0 || to[last] > from[last]) {
            last++;
        }
        if (last == from.length) {
            grow();
        }
        from[last] = at;
        mode[last] = now;
        party[last] = pausedFor;
        illegitimate[last] = needless;
        calendar[last] = by;
        excluded[last] = without;
        cause[last] = because;
    }

    private void grow() {
        var room = from.length * 2;
        from = Arrays.copyOf(from, room);
        to = Arrays.copyOf(to, room);
        mode = Arrays.copyOf(mode, room);
        calendar = Arrays.copyOf(calendar, room);
        excluded = Arrays.copyOf(excluded, room);
        party = Arrays.copyOf(party, room);
        illegitimate = Arrays.copyOf(illegitimate, room);
        cause = Arrays.copyOf(cause, room);
    }
}
