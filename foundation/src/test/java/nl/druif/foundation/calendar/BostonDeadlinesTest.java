package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five years of deadlines set by a city's own system, found again from its rules. */
class BostonDeadlinesTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(90);
    private static final Duration BUSINESS_DAY = Duration.ofMinutes(8 * 60 + 30);

    private static final OpeningHours WEEKDAYS = OpeningHours.of(
            "America/New_York",
            WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("08:30"), TimeOfDay.parse("17:00"))));

    /** Nobody had entered the holidays of 2013; those of 2014 and later held from its last day on. */
    private final BusinessCalendar calendar = BusinessCalendar.of(List.of(
            new CalendarVersion("2013", Optional.empty(), Optional.of(LocalDate.parse("2013-12-31")), WEEKDAYS),
            new CalendarVersion(
                    "2014",
                    Optional.of(LocalDate.parse("2013-12-31")),
                    Optional.empty(),
                    WEEKDAYS.withHolidaysOf(Holidays.of("US", "MA")))));

    private static List<BostonRequest> requests;

    @BeforeAll
    static void readTheFile() {
        if (!Files.exists(BostonRequest.file())) {
            System.out.println(
                    "SKIPPED: no Boston 311 data at " + BostonRequest.file() + "; name its folder with -Ddruif.data");
        }
        assumeTrue(Files.exists(BostonRequest.file()), () -> "no file " + BostonRequest.file());
        requests = BostonRequest.read();
    }

    @Test
    void a_dead_animal_is_picked_up_within_a_business_day() {
        var animals = of(Set.of("Pick up Dead Animal"));
        assertThat(animals).hasSize(13_397);
        var misses = misses(animals, this::pickUp);
        System.out.printf("Boston, one business day: %d of %d%n", animals.size() - misses, animals.size());
        assertThat(animals.size() - misses).isEqualTo(13_359);
    }

    @Test
    void pests_are_inspected_within_120_days_on_the_wall() {
        var pests = of(Set.of("Pest Infestation - Residential", "Bed Bugs"));
        assertThat(pests).hasSize(4_102);
        var misses = misses(pests, request -> calendar.wallClockDays(request.opened(), 120));
        System.out.printf("Boston, 120 days: %d of %d%n", pests.size() - misses, pests.size());
        assertThat(pests.size() - misses).isEqualTo(4_098);
    }

    @Test
    void closed_at_the_deadline_is_on_time_and_later_is_not() {
        var closed = requests.stream()
                .filter(request ->
                        request.deadline().isPresent() && request.closed().isPresent())
                .toList();
        assertThat(closed)
                .hasSize(15_478)
                .allSatisfy(request -> assertThat(
                                request.isClosedInTime(request.deadline().orElseThrow()))
                        .isEqualTo(request.onTime()));
    }

    @Test
    void what_has_no_deadline_has_no_target() {
        assertThat(requests.stream().filter(request -> request.deadline().isEmpty()))
                .hasSize(12_338);
    }

    /** Used up at a closing, the City means the next opening. */
    private Instant pickUp(BostonRequest request) {
        var due = calendar.due(request.opened(), BUSINESS_DAY);
        return calendar.isOpen(due) ? due : calendar.nextBoundary(due).orElseThrow();
    }

    private static List<BostonRequest> of(Set<String> types) {
        return requests.stream()
                .filter(request -> types.contains(request.type()))
                .filter(request -> request.deadline().isPresent())
                .toList();
    }

    private static int misses(List<BostonRequest> requests, Function<BostonRequest, Instant> rule) {
        var misses = 0;
        for (var request : requests) {
            var due = rule.apply(request);
            var deadline = request.deadline().orElseThrow();
            if (Duration.between(deadline, due).abs().compareTo(TOLERANCE) > 0) {
                misses++;
                System.out.printf(
                        "Boston %s opened %s: deadline %s, found %s%n",
                        request.id(), local(request.opened()), local(deadline), local(due));
            }
        }
        return misses;
    }

    private static String local(Instant at) {
        return at.atZone(BostonRequest.NEW_YORK).toLocalDateTime().toString();
    }
}
