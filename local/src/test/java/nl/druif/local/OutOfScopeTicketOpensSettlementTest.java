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

/** Flow F: solve first, by courtesy; settle later. */
class OutOfScopeTicketOpensSettlementTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COURTESY = "/settings/courtesy";
    private static final String ROUND_THE_CLOCK = """
            {"calendar": {"timeZone": "Europe/Amsterdam", "weekly": {
                "monday": [{"from": "00:00", "to": "24:00"}], "tuesday": [{"from": "00:00", "to": "24:00"}],
                "wednesday": [{"from": "00:00", "to": "24:00"}], "thursday": [{"from": "00:00", "to": "24:00"}],
                "friday": [{"from": "00:00", "to": "24:00"}], "saturday": [{"from": "00:00", "to": "24:00"}],
                "sunday": [{"from": "00:00", "to": "24:00"}]}},
             "targets": [{"id": "coulance", "metric": "TIME_TO_RESOLVE", "duration": "PT8H"}]}""";

    private final Suite suite = TheSuite.running();
    private final Api administrator = new Api(suite, "anna");
    private final Api customer = new Api(suite, "dirk");

    @Test
    void a_ticket_that_nothing_was_promised_about_runs_by_courtesy_and_opens_a_settlement_that_its_customer_sees() {
        administrator.put(Service.TICKET_CLOCK, COURTESY, version(), ROUND_THE_CLOCK);
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

        var clocks = administrator.get(Service.TICKET_CLOCK, "/tickets/" + ticket);
        assertThat(clocks.at("/ticket/outcome").asText()).isEqualTo("NONE");
        assertThat(clocks.at("/courtesy/0/reading/nature").asText()).isEqualTo("COURTESY");
        assertThat(clocks.at("/courtesy/0/reading/state").asText()).isEqualTo("RUNNING");
        assertThat(customer.get(Service.TICKET_CLOCK, "/tickets/" + ticket).path("courtesy"))
                .isEmpty();
        // Reported before the clocks heard of the agreement, it opens one too, which is void once they did.
        Await.within(
                PATIENCE,
                "nothing to settle of what was promised",
                () -> settlements("INC-E-" + deal.service()),
                found -> found.stream()
                        .allMatch(each -> each.path("state").asText().equals("VOID")));
    }

    private long version() {
        return administrator.get(Service.TICKET_CLOCK, COURTESY).path("version").asLong();
    }

    private List<JsonNode> settlements(String reference) {
        var items = new ArrayList<JsonNode>();
        customer.get(Service.AGREEMENT, "/settlements?reference=" + reference)
                .path("items")
                .forEach(items::add);
        return items;
    }
}
