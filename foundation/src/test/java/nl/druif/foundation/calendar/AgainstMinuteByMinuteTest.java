package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast calendar and the obvious one, asked the same: 8 × 60 calendars × 250 questions = 120,000. */
class AgainstMinuteByMinuteTest {
    /** Fewer for mutation testing, which asks all of it again for each mutant. */
    private static final int CALENDARS = Integer.getInteger("druif.calendars", 60);

    private static final int QUESTIONS = 250;
    private static final int DAYS = 20;

    private record Place(String zone, List<String> dates) {}

    /** Zones with and without clock changes, and the days on which something happened to their clocks. */
    private static final List<Place> PLACES = List.of(
            new Place("Europe/Amsterdam", List.of("2026-03-29", "2026-10-25", "2026-12-25")),
            new Place("America/New_York", List.of("2026-03-08", "2026-11-01", "2013-07-04")),
            new Place("Australia/Sydney", List.of("2026-04-05", "2026-10-04", "2024-02-29")),
            new Place("Australia/Lord_Howe", List.of("2026-04-05", "2026-10-04", "2027-01-01")),
            new Place("Asia/Kathmandu", List.of("1986-01-01", "2026-04-24")),
            new Place("Pacific/Apia", List.of("2011-12-30", "2012-04-01", "2020-09-27")),
            new Place("Antarctica/Troll", List.of("2026-03-29", "2026-10-25")),
            new Place("UTC", List.of("2026-12-31", "2000-02-29")));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void both_calendars_agree_to_the_millisecond(int number) {
        var place = PLACES.get(number);
        var random = new Random(20_260_424L + number);
        var hours = new RandomHours(random);
        for (int i = 0; i < CALENDARS; i++) {
            var around = LocalDate.parse(place.dates().get(i % place.dates().size()));
            var drawn = hours.next(place.zone(), around, DAYS);
            var slow = new MinuteByMinute(drawn, around.minusDays(DAYS), around.plusDays(DAYS));
            var fast = Hours.compiled(drawn);
            for (int j = 0; j < QUESTIONS; j++) {
                assertAgreement(drawn, fast, slow, random);
            }
        }
    }

    private static void assertAgreement(OpeningHours hours, BusinessCalendar fast, MinuteByMinute slow, Random random) {
        var at = instant(slow, random);
        var far = random.nextInt(40) == 0 ? instant(slow, random) : at + random.nextLong(3 * LocalHours.DAY_MILLIS);
        var from = Math.min(at, far);
        var until = Math.min(Math.max(at, far), slow.last());
        var open = slow.open(from, until);
        assertThat(fast.open(from, until))
                .as("open %d %d in %s", from, until, hours)
                .isEqualTo(open);
        assertThat(fast.isOpen(from)).as("isOpen %d in %s", from, hours).isEqualTo(slow.isOpen(from));
        if (open > 0) {
            var length = random.nextInt(4) == 0 ? open : 1 + random.nextLong(open);
            assertThat(fast.due(from, length))
                    .as("due %d %d in %s", from, length, hours)
                    .isEqualTo(slow.due(from, length));
            assertThat(fast.backwards(until, length))
                    .as("backwards %d %d in %s", until, length, hours)
                    .isEqualTo(slow.backwards(until, length));
        }
        var next = slow.boundaryAfter(from);
        assertThat(Math.min(fast.boundaryAfter(from), slow.last()))
                .as("after %d in %s", from, hours)
                .isEqualTo(next);
        if (from > slow.first()) {
            var previous = slow.boundaryBefore(from);
            assertThat(Math.max(fast.boundaryBefore(from), slow.first()))
                    .as("before %d in %s", from, hours)
                    .isEqualTo(previous);
        }
    }

    /** Now on a whole minute, where boundaries are, now anywhere. */
    private static long instant(MinuteByMinute slow, Random random) {
        var minute = slow.first() + random.nextInt(2 * DAYS * 1440) * 60_000L;
        return random.nextBoolean() ? minute : minute + random.nextInt(60_000);
    }
}
