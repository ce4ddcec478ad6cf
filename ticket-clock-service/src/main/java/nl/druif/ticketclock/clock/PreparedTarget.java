package nl.druif.ticketclock.clock;

import java.time.Instant;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.DueAtPoint;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Target;
import org.jspecify.annotations.Nullable;

/** A target, made ready for reading many tickets: words are numbers and calendars are compiled. */
final class PreparedTarget {
    /** How many lines there are: targets of one line are alternatives, of which the most specific apply. */
    static final int LINES = Lifecycle.values().length * Nature.values().length;

    final Edition edition;
    final Target target;
    final int index;
    final int line;
    final Lifecycle lifecycle;
    final CalendarChoice calendars;
    final int[] warnAt;
    private final @Nullable PartyRole[] pauses;
    private final long duration;

    PreparedTarget(Target target, Edition edition, Words words) {
        this.edition = edition;
        this.target = target;
        this.index = words.targets().indexOf(target.id());
        this.lifecycle = Lifecycle.of(target);
        this.line =
                lifecycle.ordinal() * Nature.values().length + target.nature().ordinal();
        this.calendars = CalendarChoice.of(target, edition.version.terms(), words);
        this.warnAt = target.warnAt().stream().mapToInt(Integer::intValue).toArray();
        this.pauses = new PartyRole[words.statuses().size()];
        target.pausesOn().forEach(rule -> pauses[words.statuses().code(rule.status())] = rule.party());
        this.duration = target.duration().map(WorkingDuration::millis).orElse(0L);
    }

    /** Whether the verdict compares instants, not counted time: a due point may lie in closed hours. */
    boolean isDueAtPoint() {
        return target.workingDays().isPresent();
    }

    /** The instant of the due point, before pauses. */
    long duePoint(BusinessCalendar calendar, long start) {
        return calendar.workingDays(
                        Instant.ofEpochMilli(start),
                        target.workingDays().orElseThrow(),
                        target.dueAtPoint().orElse(DueAtPoint.CLOSING))
                .toEpochMilli();
    }

    /** Counted milliseconds that may be used, for all others. */
    long limit(BusinessCalendar calendar, long start) {
        if (duration > 0) {
            return duration;
        }
        var days = target.wallClockDays().orElseThrow();
        return calendar.wallClockDays(Instant.ofEpochMilli(start), days).toEpochMilli() - start;
    }

    /** Whose time it is while the ticket has this status; null when the clock runs in it. */
    @Nullable
    PartyRole pausedFor(int status) {
        return pauses[status];
    }

    boolean isOf(String team) {
        return target.team().isEmpty() || target.team().get().equals(team);
    }

    /** For TIME_TO_RESOLVE. */
    boolean isOverAt(Course course, int step) {
        return course.isOver(step, target.stopsOn());
    }
}
