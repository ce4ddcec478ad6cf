package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Business time: which moments count, how much of it lies between two of them, and when a given amount is used up.
 *
 * <p>Instants are epoch milliseconds or {@link Instant}s (cut to the millisecond), stretches are half-open, open time is
 * real time. Knows 1970 to 2099, within its versions; asked beyond, it throws {@link CalendarHorizonPassed}. Years are
 * compiled when first asked for; after that no question allocates or takes longer for lying far away. Safe for threads.
 */
public final class BusinessCalendar {
    /** What {@link #boundaryAfter} and {@link #changeAfter} answer when there is none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** What {@link #boundaryBefore} answers when there is none. */
    public static final long NEVER_BEFORE = Long.MIN_VALUE;

    private static final SharedCalendars SHARED = new SharedCalendars(1_000_000);

    private final TimeLine line;
    private final Compiled compiled;

    private BusinessCalendar(TimeLine line) {
        this.line = line;
        this.compiled = new Compiled(line);
    }

    /** The calendar of these opening hours, compiled once and shared by all who ask for equal ones. */
    public static BusinessCalendar of(OpeningHours hours) {
        return SHARED.of(List.of(CalendarVersion.only(hours)));
    }

    /** One time-line of several versions; where two overlap, the later listed holds, between them nothing is known. */
    public static BusinessCalendar of(List<CalendarVersion> versions) {
        return SHARED.of(List.copyOf(versions));
    }

    public static BusinessCalendar roundTheClock(ZoneId zone) {
        var day = new OpenWindow(TimeOfDay.MIDNIGHT, TimeOfDay.END_OF_DAY);
        return of(OpeningHours.of(zone.getId(), WeeklyHours.everyDay(day)));
    }

    static BusinessCalendar compile(List<CalendarVersion> versions) {
        return new BusinessCalendar(TimeLine.of(versions));
    }

    /** The zone of the version listed last. */
    public ZoneId zone() {
        return line.zone();
    }

    /** Open milliseconds in {@code [from, until)}. */
    public long open(long from, long until) {
        if (until < from) {
            throw new IllegalArgumentException("open time until " + until + ", before it starts " + from);
        }
        var table = compiled.covering(from, until);
        return table.openBefore(until) - table.openBefore(from);
    }

    /**
     * When {@code open} milliseconds of open time, counted from {@code start}, are used up. Exactly at a closing means at
     * that closing; no time at all is used up at once, also while closed.
     */
    public long due(long start, long open) {
        if (open <= 0) {
            return nothingAt(start, open);
        }
        var due = compiled.covering(start, start).due(start, open);
        return due == NEVER ? compiled.dueFurther(start, open) : due;
    }

    /** The last moment from which {@code open} milliseconds fit before {@code end}: at an opening, never at a closing. */
    public long backwards(long end, long open) {
        if (open <= 0) {
            return nothingAt(end, open);
        }
        var table = compiled.covering(end, end);
        var first = table.openBefore(end) - open;
        return first >= 0 ? table.instantOf(first) : compiled.backwardsFurther(end, open);
    }

    public boolean isOpen(long at) {
        return compiled.holding(at).isOpen(at);
    }

    /** The first opening or closing after an instant, {@link #NEVER} when none is known. */
    public long boundaryAfter(long at) {
        return compiled.boundaryAfter(at);
    }

    /** The last opening or closing before an instant, {@link #NEVER_BEFORE} when none is known. */
    public long boundaryBefore(long at) {
        return compiled.boundaryBefore(at);
    }

    public Stretch.Kind kindAt(long at) {
        if (isOpen(at)) {
            return Stretch.Kind.OPEN;
        }
        return compiled.closedDays(at).nameAt(at) == null ? Stretch.Kind.CLOSED : Stretch.Kind.HOLIDAY;
    }

    /** The holiday or closed day that closes the calendar at an instant. */
    public Optional<String> closedFor(long at) {
        return isOpen(at)
                ? Optional.empty()
                : Optional.ofNullable(compiled.closedDays(at).nameAt(at));
    }

    /**
     * The first instant after {@code at} at which kind, name or version may be another; {@link #NEVER} when none is known.
     * A walk over stretches without making any: {@code for (at = from; at < until; at = changeAfter(at))}.
     */
    public long changeAfter(long at) {
        var boundary = boundaryAfter(at);
        return Math.min(compiled.closedDayEdgeAfter(at, boundary), line.versionChangeAfter(at));
    }

    public Optional<String> versionAt(Instant at) {
        return line.pieceAt(EpochMillis.of(at)).map(TimeLine.Piece::version);
    }

    public Duration open(Instant from, Instant until) {
        return Duration.ofMillis(open(EpochMillis.of(from), EpochMillis.of(until)));
    }

    public Instant due(Instant start, Duration open) {
        return Instant.ofEpochMilli(due(EpochMillis.of(start), EpochMillis.of(open)));
    }

    public Instant backwards(Instant end, Duration open) {
        return Instant.ofEpochMilli(backwards(EpochMillis.of(end), EpochMillis.of(open)));
    }

    public boolean isOpen(Instant at) {
        return isOpen(EpochMillis.of(at));
    }

    public Optional<Instant> nextBoundary(Instant at) {
        var boundary = boundaryAfter(EpochMillis.of(at));
        return boundary == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(boundary));
    }

    public Optional<Instant> previousBoundary(Instant at) {
        var boundary = boundaryBefore(EpochMillis.of(at));
        return boundary == NEVER_BEFORE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(boundary));
    }

    /** The same time on the wall so many days later: in a gap its end, in an overlap the last occurrence. */
    public Instant wallClockDays(Instant start, int days) {
        return new LocalDays(this, line, zoneAt(start)).later(start, days);
    }

    /**
     * The stated point of the last of so many working days. The day of the start does not count, as in the Dutch Algemene
     * termijnenwet. A working day is a local date on which a window begins: the morning that ends a night shift is none.
     *
     * @param days at least 1
     */
    public Instant workingDays(Instant start, int days, DueAtPoint point) {
        return new LocalDays(this, line, zoneAt(start)).working(start, days, point);
    }

    /** All of {@code [from, until)} without a gap, in order. */
    public List<Stretch> stretches(Instant from, Instant until) {
        return Stretches.between(this, EpochMillis.of(from), EpochMillis.of(until));
    }

    private ZoneId zoneAt(Instant at) {
        var millis = EpochMillis.of(at);
        return line.pieceAt(millis).orElseThrow(() -> line.refusal(millis)).zone();
    }

    private long nothingAt(long at, long open) {
        if (open < 0) {
            throw new IllegalArgumentException("open time of " + open + " ms");
        }
        compiled.covering(at, at);
        return at;
    }
}
