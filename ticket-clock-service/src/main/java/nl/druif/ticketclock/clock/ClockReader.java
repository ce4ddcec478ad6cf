package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * Reads the clocks of one ticket after the other as bare numbers: for replays of a year, where every object would be one too
 * many. Says the same as {@link TicketClock#read}, without a ledger. Not safe for threads; instants are epoch milliseconds.
 */
public final class ClockReader {
    /** Where there is no such instant. */
    public static final long NEVER = Meter.NEVER;

    final Rules rules;
    final Course course = new Course();
    final Cycles cycles = new Cycles();
    final Meter meter = new Meter();
    private final Chronicle chronicle;

    private Optional<Succession> succession = Optional.empty();
    private ClockState[] state = new ClockState[8];
    private Outcome[] outcome = new Outcome[8];
    private long[] counted = new long[8];
    private long[] dueAt = new long[8];
    private long[] nextAt = new long[8];

    ClockReader(Rules rules) {
        this.rules = rules;
        this.chronicle = new Chronicle(rules, course);
    }

    /**
     * @param events each once, in order
     * @return how many cycles there are
     */
    public int read(List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        follow(events, asOf);
        judgeAll(exclusions);
        return cycles.count;
    }

    /** Finds the cycles; their numbers are not known yet. */
    void follow(List<TicketEvent> events, Instant asOf) {
        succession = chronicle.write(events, asOf.toEpochMilli());
        findCycles();
    }

    /** Of what {@link #course} holds. */
    void findCycles() {
        cycles.clear();
        if (course.size > 0 && isOneRegime()) {
            for (var target : course.regime[0].targets) {
                cycles.find(course, target);
            }
        } else if (course.size > 0) {
            for (int index = 0; index < rules.words.targets().size(); index++) {
                findCyclesOf(index);
            }
        }
        makeRoom();
    }

    void judgeAll(List<Exclusion> exclusions) {
        for (int cycle = 0; cycle < cycles.count; cycle++) {
            judge(cycle, exclusions);
        }
    }

    /**
     * Leaves {@link #meter} as it is for this cycle.
     *
     * @return whether its calendars know all of the time it needs
     */
    boolean judge(int cycle, List<Exclusion> exclusions) {
        try {
            meter.measure(course, cycles, cycle, exclusions);
            conclude(cycle);
            return true;
        } catch (CalendarHorizonPassed | NeverOpen unknown) {
            concludeNothing(cycle);
            return false;
        }
    }

    public String target(int cycle) {
        return cycles.target[cycle].target.id();
    }

    public ClockState state(int cycle) {
        return state[cycle];
    }

    public Outcome outcome(int cycle) {
        return outcome[cycle];
    }

    public long startedAt(int cycle) {
        return course.at[cycles.start[cycle]];
    }

    /** {@link #NEVER} while it runs. */
    public long stoppedAt(int cycle) {
        return isOpen(cycle) ? NEVER : endOf(cycle);
    }

    public long dueAt(int cycle) {
        return dueAt[cycle];
    }

    public long countedMillis(int cycle) {
        return counted[cycle];
    }

    /** When it will warn or breach by itself, {@link #NEVER} when it will not. */
    public long nextTransitionAt(int cycle) {
        return nextAt[cycle];
    }

    boolean isOpen(int cycle) {
        return cycles.how[cycle] == Cycles.End.NOT_YET;
    }

    long endOf(int cycle) {
        return isOpen(cycle) ? course.asOf : course.at[cycles.end[cycle]];
    }

    /** When another version takes over; {@link #NEVER} when none will. */
    long nextTurn() {
        return course.size == 0 ? NEVER : chronicle.nextTurn();
    }

    /** Empty when the ticket was not opened yet, or nothing was promised about it. */
    Optional<Succession> succession() {
        return succession;
    }

    private boolean isOneRegime() {
        for (int step = 1; step < course.size; step++) {
            if (course.regime[step] != course.regime[0]) {
                return false;
            }
        }
        return true;
    }

    private void findCyclesOf(int index) {
        for (int step = 0; step < course.size; step++) {
            var target = course.regime[step].target(index);
            if (target != null) {
                cycles.find(course, target);
                return;
            }
        }
    }

    private void makeRoom() {
        if (state.length < cycles.count) {
            var size = cycles.target.length;
            state = new ClockState[size];
            outcome = new Outcome[size];
            counted = new long[size];
            dueAt = new long[size];
            nextAt = new long[size];
        }
    }

    private void conclude(int cycle) {
        counted[cycle] = meter.counted;
        dueAt[cycle] = meter.dueAt;
        nextAt[cycle] = NEVER;
        switch (cycles.how[cycle]) {
            case NOT_YET -> {
                var paused = meter.pieces.mode[meter.pieces.last] == Pieces.Mode.PAUSED;
                state[cycle] = paused ? ClockState.PAUSED : ClockState.RUNNING;
                outcome[cycle] = meter.breached ? Outcome.BREACHED : Outcome.OPEN;
                if (!paused) {
                    nextAt[cycle] = nextTransition(cycles.target[cycle]);
                }
            }
            case STOPPED -> {
                state[cycle] = ClockState.STOPPED;
                outcome[cycle] = meter.breached
                        ? Outcome.BREACHED
                        : meter.counted == 0 && meter.excluded > 0 ? Outcome.EXCLUDED : Outcome.MET;
            }
            case CANCELLED -> {
                state[cycle] = ClockState.CANCELLED;
                outcome[cycle] = meter.breached ? Outcome.BREACHED : Outcome.OPEN;
            }
            case TAKEN_OVER -> {
                state[cycle] = ClockState.CANCELLED;
                outcome[cycle] = Outcome.OPEN;
            }
        }
    }

    private void concludeNothing(int cycle) {
        counted[cycle] = 0;
        dueAt[cycle] = NEVER;
        nextAt[cycle] = NEVER;
        outcome[cycle] = Outcome.OPEN;
        state[cycle] = switch (cycles.how[cycle]) {
            case NOT_YET -> ClockState.RUNNING;
            case STOPPED -> ClockState.STOPPED;
            case CANCELLED, TAKEN_OVER -> ClockState.CANCELLED;
        };
    }

    private long nextTransition(PreparedTarget target) {
        var over = meter.breached ? NEVER : meter.overAt();
        for (var percent : target.warnAt) {
            var mark = meter.mark(percent);
            if (mark > meter.counted) {
                return Math.min(over, meter.instantOf(mark));
            }
        }
        return over;
    }
}
