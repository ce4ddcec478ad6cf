package nl.druif.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T14:00:00Z");
    private static final List<DeskTicket> YEAR = Desk.year(2026, FRIDAY);

    @Test
    void the_same_seed_makes_the_same_year() {
        assertThat(Export.of(Desk.year(2026, FRIDAY))).isEqualTo(Export.of(YEAR));
        assertThat(Export.of(Desk.year(2027, FRIDAY))).isNotEqualTo(Export.of(YEAR));
    }

    @Test
    void a_year_is_some_three_thousand_tickets_of_eight_events() {
        assertThat(YEAR).hasSizeBetween(2_700, 3_400);
        assertThat(Export.of(YEAR).lines().count()).isBetween(18_000L, 26_000L);
    }

    @Test
    void nothing_happens_after_now_and_what_is_new_is_still_open() {
        assertThat(YEAR)
                .allSatisfy(ticket ->
                        assertThat(ticket.events()).allMatch(event -> event.at().isBefore(FRIDAY)));
        assertThat(YEAR.get(YEAR.size() - 1).events()).noneMatch(event -> event.status() == DeskStatus.GESLOTEN);
    }

    @Test
    void events_of_a_ticket_are_in_order() {
        assertThat(YEAR)
                .allSatisfy(
                        ticket -> assertThat(ticket.events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at())));
    }

    @Nested
    class The_story {

        @Test
        void the_workplace_is_a_watermelon() {
            assertThat(late(DeskService.WERKPLEK)).isLessThan(50);
            assertThat(meanStars(lately(DeskService.WERKPLEK))).isLessThan(26);
        }

        @Test
        void the_case_system_is_honestly_red() {
            assertThat(late(DeskService.ZAAKSYSTEEM)).isBetween(150, 300);
            assertThat(meanStars(lately(DeskService.ZAAKSYSTEEM))).isGreaterThan(40);
        }

        @Test
        void telephony_is_a_grape() {
            assertThat(late(DeskService.TELEFONIE)).isLessThan(50);
            assertThat(meanStars(lately(DeskService.TELEFONIE))).isGreaterThan(40);
        }

        @Test
        void accounts_lie_untouched_and_are_green() {
            assertThat(late(DeskService.ACCOUNTS)).isLessThan(50);
        }
    }

    /** Of a thousand solved tickets. */
    private static int late(DeskService service) {
        var solved = YEAR.stream()
                .filter(ticket -> ticket.service() == service)
                .filter(ticket -> solvedAt(ticket) != null)
                .toList();
        var late = solved.stream()
                .filter(ticket -> solvedAt(ticket)
                        .isAfter(OfficeHours.after(
                                ticket.events().get(0).at(), ticket.priority().resolution())))
                .count();
        return (int) (late * 1000 / solved.size());
    }

    private static Instant solvedAt(DeskTicket ticket) {
        return ticket.events().stream()
                .filter(event -> event.status() == DeskStatus.OPGELOST)
                .map(DeskEvent::at)
                .findFirst()
                .orElse(null);
    }

    private static Predicate<DeskTicket> lately(DeskService service) {
        return ticket ->
                ticket.service() == service && ticket.events().get(0).at().isAfter(FRIDAY.minus(Duration.ofDays(200)));
    }

    /** In tenths. */
    private static int meanStars(Predicate<DeskTicket> which) {
        var votes = YEAR.stream()
                .filter(which)
                .flatMap(ticket -> ticket.vote().stream())
                .toList();
        return votes.stream().mapToInt(Vote::stars).sum() * 10 / votes.size();
    }
}
