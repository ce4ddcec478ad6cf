package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow E: both sides sign, after the fact, that time did not count, and a breach that was told is none. */
class SignedExclusionTakesBackBreachTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = TheSuite.running();
    private final Api carla = new Api(suite, "carla");

    @Test
    void a_breach_is_taken_back_when_both_sides_sign_that_its_time_did_not_count() {
        var opened = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        var resolved = opened.plusSeconds(20);
        var deal = Deal.struck(suite, "PT10S", List.of(), opened.minus(Duration.ofDays(1)));
        var scores = new Scores(suite, deal);
        var reference = "INC-D-" + deal.service();
        deal.report(reference, "OPENED", opened);
        deal.report(reference, "RESOLVED", resolved);
        Await.within(PATIENCE, "the breach to be heard", scores::breaches, found -> found.size() == 1);

        deal.exclude(opened.plusSeconds(5), opened.plusSeconds(16));

        var ticket = Await.within(
                PATIENCE,
                "the ticket to be met",
                () -> ticket(reference),
                found -> found.path("outcome").asText().equals("MET"));
        Await.within(
                PATIENCE,
                "the scorecard to follow",
                () -> scores.slice(resolved),
                slice -> slice.at("/tickets/missed").asInt() == 0);
        Await.within(PATIENCE, "no breach to be left", scores::breaches, JsonNode::isEmpty);
        var read =
                carla.get(Service.TICKET_CLOCK, "/tickets/" + ticket.path("id").asText());
        assertThat(read.at("/agreements/0/clocks/0/reading/counted").asText()).isEqualTo("PT9S");
        assertThat(read.at("/agreements/0/superseded/0/reason").asText()).isEqualTo("EXCLUSION_SIGNED");
    }

    private JsonNode ticket(String reference) {
        return carla.get(Service.TICKET_CLOCK, "/tickets?reference=" + reference)
                .at("/items/0");
    }
}
