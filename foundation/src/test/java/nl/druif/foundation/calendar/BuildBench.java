package nl.druif.foundation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compiling twelve years, compiling them again after one more closed day, and one pass of java.time over their days. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BuildBench {
    private static final long FROM = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2032-01-01T00:00:00Z").toEpochMilli();

    static final int DAYS = 4_382;

    private final OpeningHours hours = OpeningHours.of(
                    "Europe/Amsterdam",
                    WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("09:00"), TimeOfDay.parse("17:00"))))
            .withHolidaysOf(Holidays.of("NL"));
    private int edits;

    /** Every day of the twelve years, beside the loop over days. */
    @Setup
    public void check() {
        var naive = new DayByDay(hours, 2020, 2031);
        var calendar = BusinessCalendar.of(hours);
        var day = Instant.ofEpochMilli(FROM);
        for (int i = 0; i < DAYS; i++) {
            var next = day.plusSeconds(TimeOfDay.DAY);
            SpanBench.check(
                    naive.open(day, next).toMillis(), calendar.open(day, next).toMillis());
            day = next;
        }
    }

    @Benchmark
    public long twelveYears() {
        return compiled(hours);
    }

    @Benchmark
    public long oneMoreClosedDay() {
        edits++;
        var day = LocalDate.parse("2021-03-01").plusDays(edits % 3_000);
        return compiled(hours.closedOn(ClosedDay.whole(day, "eigen dag")));
    }

    @Benchmark
    public long naivePass() {
        var zone = hours.timeZone().id();
        var sum = 0L;
        for (var date = LocalDate.parse("2020-01-01"); date.getYear() < 2032; date = date.plusDays(1)) {
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                sum += date.atTime(LocalTime.of(17, 0)).atZone(zone).toEpochSecond()
                        - date.atTime(LocalTime.of(9, 0)).atZone(zone).toEpochSecond();
            }
        }
        return sum;
    }

    private static long compiled(OpeningHours hours) {
        var line = TimeLine.of(List.of(CalendarVersion.only(hours)));
        return WeekTable.compile(line, FROM, UNTIL).total();
    }
}
