package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A million tickets of about five events judged once more, from columns in memory; beside a bare loop that knows one fixed
 * target, two statuses and nothing else.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReplayBench {
    static final int TICKETS = 1_000_000;
    private static final long HOUR = 3_600_000;
    private static final long LIMIT = 16 * HOUR;

    @Param({"1", "2"})
    public int threads;

    final TicketClock clock = TicketClock.under(List.of(Deal.officeHours()
            .promising(
                    Promise.toResolve("resolve P1").within("PT4H").forPriorities("P1"),
                    Promise.toResolve("resolve").within("PT16H").pausedOn("PENDING", PartyRole.CUSTOMER))));
    private final BusinessCalendar office = BusinessCalendar.of(Deal.OFFICE);
    private final int[] first = new int[TICKETS + 1];
    private long[] at = new long[TICKETS * 5];
    private byte[] type = new byte[TICKETS * 5];
    private byte[] status = new byte[TICKETS * 5];
    private byte[] priority = new byte[TICKETS * 5];
    private ExecutorService pool = Executors.newFixedThreadPool(2);

    /** Both loops find as many breaches among tickets that have the fixed target from beginning to end. */
    @Setup
    public void draw() {
        var random = new Random(42);
        var events = 0;
        var year = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            first[ticket] = events;
            var count = 3 + random.nextInt(5);
            var now = year + random.nextLong(300 * 24 * HOUR);
            var paused = (byte) 0;
            var rank = (byte) (1 + random.nextInt(2));
            for (int i = 0; i < count; i++, events++) {
                if (events == at.length) {
                    grow();
                }
                var kind = i == 0
                        ? TicketEventType.OPENED
                        : i == count - 1 ? TicketEventType.RESOLVED : TicketEventType.STATUS_CHANGED;
                if (kind == TicketEventType.STATUS_CHANGED) {
                    paused = (byte) (1 - paused);
                    rank = random.nextInt(20) == 0 ? 0 : rank;
                }
                at[events] = now;
                type[events] = (byte) kind.ordinal();
                status[events] = paused;
                priority[events] = rank;
                now += 1 + random.nextLong(12 * HOUR);
            }
        }
        first[TICKETS] = events;
        check();
    }

    @TearDown
    public void close() {
        pool.shutdownNow();
    }

    @Benchmark
    public long engine() throws Exception {
        return split(this::replay);
    }

    @Benchmark
    public long bareLoop() throws Exception {
        return split(this::loop);
    }

    private interface Part {
        long of(int from, int to);
    }

    private long split(Part part) throws Exception {
        var parts = new ArrayList<Callable<Long>>();
        for (int i = 0; i < threads; i++) {
            var from = TICKETS / threads * i;
            var to = i == threads - 1 ? TICKETS : from + TICKETS / threads;
            parts.add(() -> part.of(from, to));
        }
        var sum = 0L;
        for (var done : pool.invokeAll(parts)) {
            sum += done.get();
        }
        return sum;
    }

    long replay(int from, int to) {
        var reader = clock.reader();
        var breaches = 0L;
        for (int ticket = from; ticket < to; ticket++) {
            breaches += breachesOf(ticket, reader);
        }
        return breaches;
    }

    private int breachesOf(int ticket, ClockReader reader) {
        write(ticket, reader);
        reader.findCycles();
        reader.judgeAll(List.of());
        var breaches = 0;
        for (int cycle = 0; cycle < reader.cycles.count; cycle++) {
            if (reader.outcome(cycle) == Outcome.BREACHED) {
                breaches++;
            }
        }
        return breaches;
    }

    void write(int ticket, ClockReader reader) {
        var course = reader.course;
        course.begin(Long.MAX_VALUE);
        var edition = reader.rules.editions.get(0);
        for (int i = first[ticket]; i < first[ticket + 1]; i++) {
            var changed = i > first[ticket] && priority[i] != priority[i - 1];
            var step = course.step(at[i], type[i], changed ? Course.PRIORITY_CHANGED : 0);
            course.status[step] = status[i];
            course.service[step] = 0;
            course.team[step] = 0;
            course.teamName[step] = "";
            course.serviceName[step] = "";
            course.event[step] = "";
            course.regime[step] = edition.regime(priority[i] == 0 ? 1 : 0, 0, 0, 0);
        }
    }

    long loop(int from, int to) {
        var breaches = 0L;
        for (int ticket = from; ticket < to; ticket++) {
            if (isBreached(ticket)) {
                breaches++;
            }
        }
        return breaches;
    }

    private boolean isBreached(int ticket) {
        var last = first[ticket + 1] - 1;
        var counted = 0L;
        var due = BusinessCalendar.NEVER;
        for (int i = first[ticket]; i < last; i++) {
            if (status[i] == 0) {
                var open = office.open(at[i], at[i + 1]);
                if (counted < LIMIT && counted + open >= LIMIT) {
                    due = office.due(at[i], LIMIT - counted);
                }
                counted += open;
            }
        }
        if (counted < LIMIT) {
            due = office.due(at[last], LIMIT - counted);
        }
        return counted > LIMIT && due > 0;
    }

    private void check() {
        var reader = clock.reader();
        for (int ticket = 0; ticket < TICKETS; ticket += 10) {
            var fixed = true;
            for (int i = first[ticket]; i < first[ticket + 1]; i++) {
                fixed &= priority[i] != 0;
            }
            if (fixed) {
                TicketBench.require(breachesOf(ticket, reader) == (isBreached(ticket) ? 1 : 0));
            }
        }
    }

    private void grow() {
        var room = at.length * 2;
        at = Arrays.copyOf(at, room);
        type = Arrays.copyOf(type, room);
        status = Arrays.copyOf(status, room);
        priority = Arrays.copyOf(priority, room);
    }
}
