package nl.druif.ticketclock.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.board.BoardClock;
import nl.druif.ticketclock.board.BoardState;
import nl.druif.ticketclock.board.ClocksChanged;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");
    private static final UUID PRINTER = new UUID(1, 1);
    private static final UUID MAIL = new UUID(1, 2);

    private final Shown shown = Shown.nothing();

    @Test
    void what_only_became_older_is_no_news() {
        assertThat(shown.isNews(running(PRINTER, NOON, NOON.plusSeconds(600)))).isTrue();
        assertThat(shown.isNews(running(PRINTER, NOON.plusSeconds(60), NOON.plusSeconds(600))))
                .isFalse();
        assertThat(shown.isNews(running(PRINTER, NOON, NOON.plusSeconds(900)))).isTrue();
    }

    @Test
    void what_was_shown_is_gone_once_and_what_was_not_is_never_gone() {
        assertThat(shown.isNews(gone(PRINTER))).isFalse();
        shown.isNews(running(PRINTER, NOON, NOON.plusSeconds(600)));
        assertThat(shown.isNews(gone(PRINTER))).isTrue();
        assertThat(shown.isNews(gone(PRINTER))).isFalse();
    }

    @Test
    void it_is_carried_along_and_known_elsewhere() {
        shown.isNews(running(PRINTER, NOON, NOON.plusSeconds(600)));
        var back = Shown.parse(shown.text()).orElseThrow();
        assertThat(back.isNews(running(PRINTER, NOON.plusSeconds(60), NOON.plusSeconds(600))))
                .isFalse();
        assertThat(back.isNews(gone(MAIL))).isFalse();
        assertThat(back.isNews(gone(PRINTER))).isTrue();
        assertThat(Shown.parse(back.text()).orElseThrow().isNews(gone(PRINTER))).isFalse();
    }

    @Test
    void more_than_fits_a_header_is_not_carried() {
        IntStream.range(0, 200).forEach(i -> shown.isNews(running(new UUID(0, 1000 + i), NOON, NOON.plusSeconds(600))));
        assertThat(shown.text().length()).isLessThan(4_000);
        shown.isNews(running(MAIL, NOON, NOON.plusSeconds(600)));
        assertThat(Shown.parse(shown.text())).isEmpty();
    }

    private static ClocksChanged gone(UUID ticket) {
        return new ClocksChanged(ticket, NOON, List.of());
    }

    private static ClocksChanged running(UUID ticket, Instant asOf, Instant due) {
        return new ClocksChanged(
                ticket,
                asOf,
                List.of(new BoardClock(
                        new UUID(2, 2),
                        1,
                        ticket,
                        "M-1",
                        Optional.of("mail"),
                        Optional.of("WATERLAND"),
                        Optional.of("1"),
                        Optional.empty(),
                        new UUID(3, 3),
                        1,
                        "oplossen",
                        Metric.TIME_TO_RESOLVE,
                        Nature.COMMITMENT,
                        BoardState.RUNNING,
                        Outcome.OPEN,
                        NOON.minusSeconds(60),
                        due,
                        false,
                        Optional.empty(),
                        Optional.of(Duration.ofHours(4)),
                        Optional.of(Duration.between(asOf, due)),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        asOf,
                        true,
                        List.of())));
    }
}
