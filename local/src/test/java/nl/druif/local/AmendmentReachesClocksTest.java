package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow B: both sides sign other terms, and the clocks that run follow them. */
class AmendmentReachesClocksTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = TheSuite.running();
    private final Api carla = new Api(suite, "carla");

    @Test
    void an_open_clock_moves_to_the_terms_that_both_sides_signed() {
        var opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT8H", List.of(), opened.minus(Duration.ofDays(1)));
        var ticket = deal.report("INC-B-" + deal.service(), "OPENED", opened);
        dueAt(ticket, opened.plus(Duration.ofHours(8)));

        deal.amend("PT2H", Instant.now().plusSeconds(2));

        var clock = dueAt(ticket, opened.plus(Duration.ofHours(2)));
        assertThat(clock.at("/state").asText()).isEqualTo("OPEN");
    }

    private JsonNode dueAt(String ticket, Instant due) {
        return Await.within(
                PATIENCE,
                "the clock to be due at " + due,
                () -> carla.get(Service.TICKET_CLOCK, "/tickets?reference=" + reference(ticket))
                        .at("/items/0"),
                found -> found.path("breachAt").asText().equals(due.toString()));
    }

    private String reference(String ticket) {
        return carla.get(Service.TICKET_CLOCK, "/tickets/" + ticket)
                .at("/ticket/reference")
                .asText();
    }
}
