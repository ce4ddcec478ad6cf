package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spans of years, against the loop over days everyone writes. */
class AgainstDayByDayTest {
    private static final int CALENDARS = Integer.getInteger("druif.calendars", 60);

    private final OpeningHours hours = OpeningHours.of(
                    "Europe/Amsterdam",
                    WeeklyHours.mondayToFriday(Hours.window("08:30-12:30"), Hours.window("13:00-17:00")))
            .withHolidaysOf(Holidays.of("NL"));
    private final DayByDay slow = new DayByDay(hours, 1975, 2045);

    @Test
    void deadlines_and_counted_time_of_years_agree_to_the_millisecond() {
        var random = new Random(20_260_424);
        var first = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < CALENDARS; i++) {
            // Each from another part of sixty years: the calendar grows both ways while it is asked.
            var calendar = BusinessCalendar.compile(List.of(CalendarVersion.only(hours)));
            for (int j = 0; j < 8; j++) {
                var start = Instant.ofEpochMilli(first + random.nextLong(50L * 365 * LocalHours.DAY_MILLIS));
                var open = Duration.ofMillis(
                        1 + random.nextLong(Duration.ofHours(3_000).toMillis()));
                var due = slow.due(start, open);
                assertThat(calendar.due(start, open)).isEqualTo(due);
                assertThat(calendar.open(start, due)).isEqualTo(open);
                assertThat(calendar.open(calendar.backwards(due, open), due)).isEqualTo(open);
            }
        }
    }
}
