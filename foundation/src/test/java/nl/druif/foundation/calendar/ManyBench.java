package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Many calendars of twelve years, each with its own closed days, asked one after another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ManyBench {
    static final int QUESTIONS = 20_000;
    private static final int TWENTY_YEARS = 200;
    private static final int CALENDAR_INTS = 7_600 / Integer.BYTES;
    private static final int LINE_INTS = 64 / Integer.BYTES;
    private static final long HOUR = 3_600_000;
    private static final List<String> ZONES =
            List.of("Europe/Amsterdam", "Europe/London", "America/New_York", "Australia/Sydney", "UTC");
    private static final List<String> OPEN = List.of("07:00", "07:30", "08:00", "08:30", "09:00");
    private static final List<String> CLOSE = List.of("16:30", "17:00", "17:30", "18:00", "20:00", "22:00");

    @Param({"1", "1000", "10000"})
    public int calendars;

    private BusinessCalendar[] asked = new BusinessCalendar[0];
    private final long[] starts = new long[QUESTIONS];
    private int[] next = new int[0];

    @Setup
    public void compile() {
        var before = heap();
        var all = new BusinessCalendar[calendars];
        for (int i = 0; i < calendars; i++) {
            all[i] = compiled(i);
        }
        var bytes = (heap() - before) / calendars;
        System.out.println("# bytes per calendar of 12 years, " + calendars + " calendars: " + bytes);
        System.out.println("# bytes per calendar of 20 years, " + TWENTY_YEARS + " calendars: " + bytesOfTwentyYears());
        var random = new Random(20_260_424);
        next = circle(calendars * CALENDAR_INTS / LINE_INTS, random);
        var first = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        asked = new BusinessCalendar[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            asked[i] = all[i % calendars];
            starts[i] = first + random.nextLong(8L * 365 * LocalHours.DAY_MILLIS);
            SpanBench.check(8 * HOUR, asked[i].open(starts[i], asked[i].due(starts[i], 8 * HOUR)));
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public long inTurn() {
        var sum = 0L;
        for (int i = 0; i < QUESTIONS; i++) {
            sum += asked[i].due(starts[i], 8 * HOUR);
        }
        return sum;
    }

    /** For each question one line of the cache, each found by the one before, in as much memory as the calendars take. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int jump() {
        var at = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            at = next[at];
        }
        return at;
    }

    /** Each line names the next one to jump to, and all are on one way round. */
    private static int[] circle(int lines, Random random) {
        var order = IntStream.range(0, lines).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        var circle = new int[lines * LINE_INTS];
        for (int i = 0; i < lines; i++) {
            circle[order.get(i) * LINE_INTS] = order.get((i + 1) % lines) * LINE_INTS;
        }
        return circle;
    }

    /** Like tenants': a few kinds of week in a few zones, the country's holidays, and a closed day of one's own. */
    static BusinessCalendar compiled(int number) {
        var window =
                new OpenWindow(TimeOfDay.parse(OPEN.get(number / 5 % 5)), TimeOfDay.parse(CLOSE.get(number / 25 % 6)));
        var hours = OpeningHours.of(ZONES.get(number % 5), WeeklyHours.mondayToFriday(window))
                .withHolidaysOf(Holidays.of("NL"))
                .closedOn(ClosedDay.whole(LocalDate.parse("2020-01-01").plusDays(number % 2_900), "eigen dag"));
        var calendar = BusinessCalendar.compile(List.of(CalendarVersion.only(hours)));
        calendar.open(
                Instant.parse("2020-06-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2028-12-30T00:00:00Z").toEpochMilli());
        return calendar;
    }

    private static long bytesOfTwentyYears() {
        var before = heap();
        var all = new BusinessCalendar[TWENTY_YEARS];
        for (int i = 0; i < TWENTY_YEARS; i++) {
            all[i] = compiled(i);
            all[i].open(
                    Instant.parse("2012-06-01T00:00:00Z").toEpochMilli(),
                    Instant.parse("2031-12-30T00:00:00Z").toEpochMilli());
        }
        var bytes = (heap() - before) / TWENTY_YEARS;
        SpanBench.check(8 * HOUR, all[TWENTY_YEARS - 1].open(0, all[TWENTY_YEARS - 1].due(0, 8 * HOUR)));
        return bytes;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
