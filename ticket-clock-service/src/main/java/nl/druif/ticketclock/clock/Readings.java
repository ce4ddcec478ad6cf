package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.Outcome;

/** Says in full what a {@link ClockReader} found as numbers. */
final class Readings {
    /** How fully a cycle is said. */
    interface Form {
        Reading of(ClockReader reader, int cycle, boolean known, Room room);
    }

    private Readings() {}

    /** @param known false when a calendar does not know a time that is needed */
    static Reading of(ClockReader reader, int cycle, boolean known, Room room) {
        return of(reader, cycle, known, room, known ? Ledger.of(reader.course, reader.meter.pieces, room) : List.of());
    }

    /** The same, with a ledger once it is over: until then only a person asks for it. */
    static Reading judged(ClockReader reader, int cycle, boolean known, Room room) {
        return reader.stoppedAt(cycle) == ClockReader.NEVER
                ? of(reader, cycle, known, room, List.of())
                : of(reader, cycle, known, room);
    }

    private static Reading of(ClockReader reader, int cycle, boolean known, Room room, List<LedgerSegment> ledger) {
        room.take();
        var meter = reader.meter;
        var target = reader.cycles.target[cycle];
        var startedAt = reader.startedAt(cycle);
        var end = reader.endOf(cycle);
        var breached = reader.outcome(cycle) == Outcome.BREACHED;
        var overAt = breached ? meter.overAt() : ClockReader.NEVER;
        var bornAt = reader.course.at[reader.cycles.born[cycle]];
        var bornBreached = breached && overAt <= bornAt;
        var counted = reader.countedMillis(cycle);
        return new Reading(
                target.edition.version.version(),
                target.target.id(),
                target.target.metric(),
                target.target.nature(),
                team(reader, cycle),
                reader.cycles.number[cycle],
                reader.state(cycle),
                reader.outcome(cycle),
                Optional.of(Instant.ofEpochMilli(startedAt)),
                instant(reader.dueAt(cycle)),
                reader.state(cycle) == ClockState.PAUSED,
                instant(reader.stoppedAt(cycle)),
                breached ? Optional.of(Instant.ofEpochMilli(overAt - 1)) : Optional.empty(),
                bornBreached,
                Duration.ofMillis(counted),
                Duration.ofMillis(end - startedAt),
                Duration.ofMillis(known ? Math.max(0, meter.limit - counted) : 0),
                Duration.ofMillis(known ? Math.max(0, counted - meter.limit) : 0),
                known && !bornBreached ? warnings(meter, target, bornAt) : List.of(),
                instant(reader.nextTransitionAt(cycle)),
                ledger,
                known ? Ledger.illegitimatePauses(meter.pieces) : List.of(),
                List.of());
    }

    /** What became of it, without how. */
    static Reading verdict(ClockReader reader, int cycle) {
        var target = reader.cycles.target[cycle];
        var breached = reader.outcome(cycle) == Outcome.BREACHED;
        var overAt = breached ? reader.meter.overAt() : ClockReader.NEVER;
        return new Reading(
                target.edition.version.version(),
                target.target.id(),
                target.target.metric(),
                target.target.nature(),
                team(reader, cycle),
                reader.cycles.number[cycle],
                reader.state(cycle),
                reader.outcome(cycle),
                Optional.of(Instant.ofEpochMilli(reader.startedAt(cycle))),
                instant(reader.dueAt(cycle)),
                reader.state(cycle) == ClockState.PAUSED,
                instant(reader.stoppedAt(cycle)),
                breached ? Optional.of(Instant.ofEpochMilli(overAt - 1)) : Optional.empty(),
                breached && overAt <= reader.course.at[reader.cycles.born[cycle]],
                Duration.ofMillis(reader.countedMillis(cycle)),
                Duration.ofMillis(reader.endOf(cycle) - reader.startedAt(cycle)),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same, with its due time explained. */
    static Reading explained(ClockReader reader, int cycle, boolean known, Room room) {
        var reading = of(reader, cycle, known, room);
        if (!known || reader.dueAt(cycle) == ClockReader.NEVER) {
            return reading;
        }
        var pieces = reader.meter.pieces;
        return reading.explained(Explanation.of(
                reading,
                reader.cycles.target[cycle].target,
                Ledger.untilDue(reader.course, pieces, reading.ledger(), reader.dueAt(cycle), room),
                pieces.calendar[pieces.last].zone(),
                room));
    }

    /** Clocks that would run if what they wait for happened: a message of the customer, a team. */
    static List<Reading> pending(ClockReader reader) {
        var course = reader.course;
        if (course.size == 0 || course.is(course.size - 1, Course.OVER)) {
            return List.of();
        }
        var regime = course.regime[course.size - 1];
        var pending = new ArrayList<Reading>();
        for (var target : regime.targets) {
            if (!hasCycle(reader, target)) {
                pending.add(pending(target, regime.edition));
            }
        }
        return pending;
    }

    private static boolean hasCycle(ClockReader reader, PreparedTarget target) {
        for (int cycle = 0; cycle < reader.cycles.count; cycle++) {
            if (reader.cycles.target[cycle].index == target.index) {
                return true;
            }
        }
        return false;
    }

    private static Reading pending(PreparedTarget target, Edition edition) {
        return new Reading(
                edition.version.version(),
                target.target.id(),
                target.target.metric(),
                target.target.nature(),
                target.target.team(),
                1,
                ClockState.PENDING,
                Outcome.OPEN,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Duration.ZERO,
                target.target.duration().map(WorkingDuration::length).orElse(Duration.ZERO),
                Duration.ZERO,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Optional<String> team(ClockReader reader, int cycle) {
        return reader.cycles.target[cycle].lifecycle == Lifecycle.OWN
                ? Optional.of(reader.course.teamName[reader.cycles.start[cycle]])
                : Optional.empty();
    }

    /** A target that came to apply later could not warn before it did. */
    private static List<Warning> warnings(Meter meter, PreparedTarget target, long bornAt) {
        var warnings = new ArrayList<Warning>();
        for (var percent : target.warnAt) {
            var mark = meter.mark(percent);
            if (mark <= meter.counted) {
                warnings.add(new Warning(percent, Instant.ofEpochMilli(Math.max(bornAt, meter.instantOf(mark)))));
            }
        }
        return warnings;
    }

    private static Optional<Instant> instant(long millis) {
        return millis == ClockReader.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
