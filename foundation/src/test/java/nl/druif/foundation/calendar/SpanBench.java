package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Deadlines and counted time over spans from an hour to a year, and the naive loop asked the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpanBench {
    static final int STARTS = 2_000;
    private static final Holidays DUTCH = Holidays.of("NL");
    private static final OpeningHours NINE_TO_FIVE = OpeningHours.of(
                    "Europe/Amsterdam",
                    WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("09:00"), TimeOfDay.parse("17:00"))))
            .withHolidaysOf(DUTCH);

    /** Open hours; 2,000 of them are a year. */
    @Param({"PT1H", "PT8H", "PT40H", "PT400H", "PT2000H"})
    public String span;

    private final BusinessCalendar calendar = BusinessCalendar.of(NINE_TO_FIVE);
    private final DayByDay naive = new DayByDay(NINE_TO_FIVE, 2019, 2030);
    private final long[] starts = new long[STARTS];
    private final long[] ends = new long[STARTS];
    private final Instant[] startsAt = new Instant[STARTS];
    private final Instant[] endsAt = new Instant[STARTS];
    private Duration open;
    private long openMillis;

    @Setup
    public void draw() {
        open = Duration.parse(span);
        openMillis = open.toMillis();
        var random = new Random(20_260_424);
        var first = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < STARTS; i++) {
            starts[i] = first + random.nextLong(8L * 365 * LocalHours.DAY_MILLIS);
            startsAt[i] = Instant.ofEpochMilli(starts[i]);
            endsAt[i] = naive.due(startsAt[i], open);
            ends[i] = endsAt[i].toEpochMilli();
            check(ends[i], calendar.due(starts[i], openMillis));
            check(naive.open(startsAt[i], endsAt[i]).toMillis(), calendar.open(starts[i], ends[i]));
        }
    }

    @Benchmark
    @OperationsPerInvocation(STARTS)
    public long due() {
        var sum = 0L;
        for (var start : starts) {
            sum += calendar.due(start, openMillis);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(STARTS)
    public long naiveDue() {
        var sum = 0L;
        for (var start : startsAt) {
            sum += naive.due(start, open).toEpochMilli();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(STARTS)
    public long open() {
        var sum = 0L;
        for (int i = 0; i < STARTS; i++) {
            sum += calendar.open(starts[i], ends[i]);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(STARTS)
    public long naiveOpen() {
        var sum = 0L;
        for (int i = 0; i < STARTS; i++) {
            sum += naive.open(startsAt[i], endsAt[i]).toMillis();
        }
        return sum;
    }

    static void check(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("a wrong answer: " + actual + " instead of " + expected);
        }
    }
}
