package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole ticket of ten events under four targets: as bare numbers, and in full with its ledgers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TicketBench {
    private final TicketClock clock = TicketClock.under(List.of(Deal.officeHours()
            .promising(
                    Promise.toRespond("respond").within("PT1H"),
                    Promise.toUpdate("answer", UpdateKind.CUSTOMER_WAIT).within("PT2H"),
                    Promise.toResolve("resolve").within("PT8H").pausedOn("PENDING", PartyRole.CUSTOMER),
                    Promise.toOwn("own").within("PT30M"))));
    private final ClockReader reader = clock.reader();
    private final Instant asOf = History.amsterdam("2026-03-05T12:00");
    private final List<TicketEvent> events = History.openedWithPriority("P3", "2026-03-02T09:00")
            .assigned("desk", "2026-03-02T09:05")
            .workStarted("2026-03-02T09:20")
            .responded("2026-03-02T09:40")
            .status("PENDING", "2026-03-02T11:00")
            .replied("2026-03-03T10:00")
            .status("OPEN", "2026-03-03T10:05")
            .responded("2026-03-03T11:00")
            .priority("P2", "2026-03-03T13:00")
            .resolved("2026-03-03T15:00")
            .events();

    /** Both say the same, and what they say is right. */
    @Setup
    public void check() {
        var clocks = clock.read(events, List.of(), asOf).clocks();
        var count = reader.read(events, List.of(), asOf);
        require(count == 4 && clocks.size() == 4);
        for (int cycle = 0; cycle < count; cycle++) {
            require(reader.countedMillis(cycle) == clocks.get(cycle).counted().toMillis());
            require(reader.dueAt(cycle)
                    == clocks.get(cycle).dueAt().orElseThrow().toEpochMilli());
        }
        require(clocks.get(2).counted().equals(Duration.ofMinutes(120 + 295)));
    }

    @Benchmark
    public long bare() {
        var count = reader.read(events, List.of(), asOf);
        var sum = 0L;
        for (int cycle = 0; cycle < count; cycle++) {
            sum += reader.dueAt(cycle);
        }
        return sum;
    }

    @Benchmark
    public TicketReading withLedger() {
        return clock.read(events, List.of(), asOf);
    }

    static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("a wrong answer");
        }
    }
}
