package nl.druif.foundation.calendar;

import static nl.druif.foundation.calendar.Hours.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCalendarsTest {
    private static final List<CalendarVersion> EARLY = only(hours("Europe/Amsterdam", "08:00-16:00"));
    private static final List<CalendarVersion> LATE = only(hours("Europe/Amsterdam", "10:00-18:00"));

    @Test
    void equal_hours_are_compiled_once() {
        var shared = new SharedCalendars(100);

        var calendar = shared.of(EARLY);

        assertThat(calendar).isNotNull();
        assertThat(shared.of(only(hours("Europe/Amsterdam", "08:00-16:00")))).isSameAs(calendar);
        assertThat(shared.of(LATE)).isNotNull().isNotSameAs(calendar);
    }

    @Test
    void as_many_are_kept_as_their_weight_allows() {
        var shared = new SharedCalendars(40);

        var early = shared.of(EARLY);
        var late = shared.of(LATE);

        assertThat(shared.of(EARLY)).isSameAs(early);
        assertThat(shared.of(LATE)).isSameAs(late);
    }

    @Test
    void the_one_that_nobody_asked_for_longest_goes_first() {
        var shared = new SharedCalendars(40);
        var early = shared.of(EARLY);
        var late = shared.of(LATE);
        shared.of(EARLY);

        shared.of(only(hours("Asia/Tokyo", "08:00-16:00")));

        assertThat(shared.of(EARLY)).isSameAs(early);
        assertThat(shared.of(LATE)).isNotSameAs(late);
    }

    @Test
    void closed_days_extra_openings_and_every_version_weigh() {
        var closed = hours("Europe/Amsterdam", "08:00-16:00")
                .closedOn(ClosedDay.whole(LocalDate.parse("2026-12-24"), "Kerstavond"));
        var extra = hours("Europe/Amsterdam", "08:00-16:00")
                .alsoOpenOn(new ExtraOpening(
                        LocalDate.parse("2026-12-24"), TimeOfDay.parse("08:00"), TimeOfDay.parse("12:00")));

        assertThat(keeps(20, EARLY)).isTrue();
        assertThat(keeps(19, EARLY)).isFalse();
        assertThat(keeps(21, only(closed))).isTrue();
        assertThat(keeps(20, only(closed))).isFalse();
        assertThat(keeps(21, only(extra))).isTrue();
        assertThat(keeps(20, only(extra))).isFalse();
        assertThat(keeps(41, List.of(EARLY.get(0), only(extra).get(0)))).isTrue();
        assertThat(keeps(40, List.of(EARLY.get(0), only(extra).get(0)))).isFalse();
    }

    @Test
    void asking_for_the_same_again_and_again_weighs_nothing() {
        var shared = new SharedCalendars(40);
        var late = shared.of(LATE);
        IntStream.range(0, 5).forEach(time -> shared.of(EARLY));

        assertThat(shared.of(LATE)).isSameAs(late);
    }

    private static boolean keeps(int mostWeight, List<CalendarVersion> versions) {
        var shared = new SharedCalendars(mostWeight);
        return shared.of(versions) == shared.of(versions);
    }

    private static List<CalendarVersion> only(OpeningHours hours) {
        return List.of(CalendarVersion.only(hours));
    }
}
