package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow F: solve first, settle later. */
class OutOfScopeTicketOpensSettlementTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = TheSuite.running();
    private final Api customer = new Api(suite, "dirk");

    @Test
    void a_ticket_that_nothing_was_promised_about_opens_a_settlement_that_its_customer_sees() {
        var opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT8H", List.of(), opened.minus(Duration.ofDays(1)));
        deal.report("INC-E-" + deal.service(), "OPENED", opened);
        var outside = "INC-F-" + deal.service();
        var ticket = deal.report(outside, "elsewhere-" + deal.service(), "OPENED", opened);

        var settlement = Await.within(
                        PATIENCE, "the settlement", () -> settlements(outside), found -> found.size() == 1)
                .get(0);
        assertThat(settlement.path("ticket").asText()).isEqualTo(ticket);
        assertThat(settlement.path("customer").asText()).isEqualTo(People.CUSTOMER);
        assertThat(settlement.at("/text/financial/state").asText()).isEqualTo("OPEN");
        // Reported before the clocks heard of the agreement, it opens one too, which is void once they did.
        Await.within(
                PATIENCE,
                "nothing to settle of what was promised",
                () -> settlements("INC-E-" + deal.service()),
                found -> found.stream()
                        .allMatch(each -> each.path("state").asText().equals("VOID")));
    }

    private List<JsonNode> settlements(String reference) {
        var items = new ArrayList<JsonNode>();
        customer.get(Service.AGREEMENT, "/settlements?reference=" + reference)
                .path("items")
                .forEach(items::add);
        return items;
    }
}
