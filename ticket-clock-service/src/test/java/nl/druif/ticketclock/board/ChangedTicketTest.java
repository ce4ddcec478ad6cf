package nl.druif.ticketclock.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.KnownTerms;
import org.junit.jupiter.api.Test;

class ChangedTicketTest {
    private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");
    private static final Audience IN_HOUSE = new Audience(Optional.empty());
    private static final Audience WATERLAND = new Audience(Optional.of("waterland"));
    private static final Audience PURMEREND = new Audience(Optional.of("purmerend"));

    @Test
    void a_customer_is_told_his_commitments_and_not_who_works_on_them() {
        var told = of("waterland", Set.of("waterland")).seenBy(WATERLAND, everything(WATERLAND));
        assertThat(told.orElseThrow().clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.target()).isEqualTo("oplossen");
            assertThat(clock.team()).isEmpty();
        });
        assertThat(of("waterland", Set.of("waterland"))
                        .seenBy(IN_HOUSE, everything(IN_HOUSE))
                        .orElseThrow()
                        .clocks())
                .hasSize(2);
    }

    @Test
    void of_a_ticket_that_never_was_his_a_customer_is_told_nothing_at_all() {
        assertThat(of("waterland", Set.of("waterland")).seenBy(PURMEREND, everything(PURMEREND)))
                .isEmpty();
        assertThat(of("", Set.of()).seenBy(WATERLAND, everything(WATERLAND))).isEmpty();
    }

    @Test
    void a_ticket_that_is_another_customers_now_leaves_the_board_of_the_one_before() {
        var moved = of("purmerend", Set.of("waterland", "purmerend"));
        assertThat(moved.seenBy(WATERLAND, everything(WATERLAND)).orElseThrow().clocks())
                .isEmpty();
        assertThat(moved.seenBy(PURMEREND, everything(PURMEREND)).orElseThrow().clocks())
                .hasSize(1);
    }

    private static BoardFilter everything(Audience audience) {
        return BoardFilter.of(audience, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ChangedTicket of(String customer, Set<String> ever) {
        var owner = Optional.of(customer).filter(name -> !name.isEmpty());
        return new ChangedTicket(
                new UUID(1, 1),
                owner,
                new ChangedTicket.Ever(ever, Set.of("mail"), Set.of("netwerk"), Set.of("1")),
                List.of(
                        clock("oplossen", Nature.COMMITMENT, true, owner),
                        clock("streven", Nature.OBJECTIVE, false, owner)),
                NOON);
    }

    private static BoardClock clock(String target, Nature nature, boolean toCustomer, Optional<String> customer) {
        return BoardClock.of(
                new KeptClock(
                        new UUID(2, target.hashCode()),
                        1,
                        new UUID(1, 1),
                        "M-1",
                        Optional.of("mail"),
                        customer,
                        Optional.of("1"),
                        Optional.of("netwerk"),
                        Optional.empty(),
                        new UUID(3, 3),
                        1,
                        target,
                        Metric.TIME_TO_RESOLVE,
                        nature,
                        toCustomer,
                        BoardState.RUNNING,
                        Outcome.OPEN,
                        NOON.minusSeconds(60),
                        NOON.plusSeconds(60),
                        Optional.empty(),
                        NOON),
                KnownTerms.of(List.of()),
                NOON);
    }
}
