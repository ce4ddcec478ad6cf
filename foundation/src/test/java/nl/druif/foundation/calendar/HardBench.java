package nl.druif.foundation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Calendars that are no office hours, each beside the plain one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HardBench {
    static final int STARTS = 2_000;

    @Param({"plain", "round-the-clock", "nights", "quarters", "forty-a-week", "lord-howe", "holiday-clusters"})
    public String kind;

    private BusinessCalendar calendar = BusinessCalendar.roundTheClock(ZoneId.of("UTC"));
    private final long[] starts = new long[STARTS];
    private final long[] lengths = new long[STARTS];

    @Setup
    public void draw() {
        var hours = hours(kind);
        calendar = BusinessCalendar.of(hours);
        var random = new Random(20_260_424);
        var first = LocalDate.parse("2026-01-01");
        var slow = new MinuteByMinute(hours, first, first.plusYears(1));
        for (int i = 0; i < STARTS; i++) {
            starts[i] =
                    Instant.parse("2026-01-05T00:00:00Z").toEpochMilli() + random.nextLong(300 * LocalHours.DAY_MILLIS);
            lengths[i] = Duration.ofMinutes(1 + random.nextInt(1_200)).toMillis();
            SpanBench.check(slow.due(starts[i], lengths[i]), calendar.due(starts[i], lengths[i]));
        }
    }

    @Benchmark
    @OperationsPerInvocation(STARTS)
    public long due() {
        var sum = 0L;
        for (int i = 0; i < STARTS; i++) {
            sum += calendar.due(starts[i], lengths[i]);
        }
        return sum;
    }

    private static OpeningHours hours(String kind) {
        return switch (kind) {
            case "round-the-clock" -> week("Europe/Amsterdam", WeeklyHours.everyDay(window("00:00", "24:00")));
            case "nights" -> week("Europe/Amsterdam", WeeklyHours.everyDay(window("22:00", "06:00")));
            case "quarters" -> week("Europe/Amsterdam", WeeklyHours.everyDay(slots(15, 30, 48)));
            case "forty-a-week" -> week("Europe/Amsterdam", WeeklyHours.mondayToFriday(slots(60, 90, 8)));
            case "lord-howe" -> week("Australia/Lord_Howe", WeeklyHours.mondayToFriday(window("09:00", "17:00")));
            case "holiday-clusters" ->
                plain().closedOn(IntStream.range(0, 60)
                        .mapToObj(day ->
                                ClosedDay.whole(LocalDate.parse("2026-07-01").plusDays(day), "vakantie"))
                        .toArray(ClosedDay[]::new));
            default -> plain();
        };
    }

    private static OpeningHours plain() {
        return week("Europe/Amsterdam", WeeklyHours.mondayToFriday(window("09:00", "17:00")))
                .withHolidaysOf(Holidays.of("NL"));
    }

    private static OpeningHours week(String zone, WeeklyHours week) {
        return OpeningHours.of(zone, week);
    }

    private static OpenWindow[] slots(int open, int every, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OpenWindow(new TimeOfDay(i * every * 60), new TimeOfDay((i * every + open) * 60)))
                .toArray(OpenWindow[]::new);
    }

    private static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }
}
