package nl.druif.agreement.agreement;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example that the README shows, from draft to what the customer reads. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class WholeTextTest {
    private final Tenant helpdesk = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @BeforeEach
    void what_it_mentions_is_registered() throws IOException {
        clock.set(Instant.parse("2026-11-23T08:00:00Z"));
        helpdesk.party("helpdesk-bv", "Helpdesk BV", "PROVIDER");
        helpdesk.party("gemeente-eikenrode", "Gemeente Eikenrode", "CUSTOMER");
        helpdesk.party("gemeente-beukenveld", "Gemeente Beukenveld", "CUSTOMER");
        helpdesk.does("/calendars", example("incidents/calendar.json"));
        helpdesk.does("/segments", """
                {"reference": "gold", "name": "Gold", "members": ["gemeente-beukenveld", "gemeente-eikenrode"]}""");
        helpdesk.does("/services", """
                {"reference": "workplace", "name": "Workplace", "levels": [
                  {"id": "silver", "name": "Silver", "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"}}]}""");
    }

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("../local/examples").resolve(name));
    }

    private static Response ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    @Test
    void it_is_proposed_with_its_segment_fixed_and_its_money_to_the_letter() throws IOException {
        var id = helpdesk.does("/agreements", example("workplace/agreement.json"))
                .<String>path("id");
        helpdesk.does("/agreements/" + id + "/proposals", "");
        var version = ok(helpdesk.anna().get(ROOT + "/agreements/" + id + "/versions/1"));

        assertThat(version.<Object>path("segments"))
                .isEqualTo(Map.of("gold", List.of("gemeente-beukenveld", "gemeente-eikenrode")));
        assertThat(version.<Object>path("terms.fee.amount")).isEqualTo(Map.of("amount", "10000.00", "currency", "EUR"));
        assertThat(version.<String>path("terms.sections.clauses[0].id")).isEqualTo("secrecy");
    }

    @Test
    void the_customer_reads_no_objective_of_any_kind_and_nobody_elses_name() throws IOException {
        var id = helpdesk.does("/agreements", example("workplace/agreement.json"))
                .<String>path("id");
        helpdesk.does("/agreements/" + id + "/proposals", "");
        var read = ok(helpdesk.managerOf("gemeente-eikenrode").get(ROOT + "/agreements/" + id + "/versions/1"));

        assertThat(read.asString()).doesNotContain("internally", "OBJECTIVE", "beukenveld");
        assertThat(read.<List<String>>path("terms.targets.id")).containsExactly("respond", "resolve", "resolve-gold");
        assertThat(read.<List<String>>path("terms.availabilityTargets.id")).containsExactly("available");
    }

    @Test
    void all_that_is_wrong_with_it_is_told_at_once_and_in_dutch() throws IOException {
        var wrong = example("workplace/agreement.json")
                .replace(
                        "\"fee\": {\"amount\": {\"amount\": \"10000.00\"",
                        "\"fee\": {\"amount\": {\"amount\": \"10000.001\"")
                .replace("{\"below\": 99.0, \"percent\": 30}", "{\"below\": 99.9, \"percent\": 5}")
                .replace("\"claimWithinDays\": 30", "\"claimDays\": 30");
        var answer = helpdesk.anna().header("Accept-Language", "nl").body(wrong).post(ROOT + "/agreements");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<List<String>>path("errors.pointer"))
                .containsExactly(
                        "#/terms/fee/amount/amount",
                        "#/terms/remedies/0/tiers/1/below",
                        "#/terms/remedies/0/tiers/1",
                        "#/terms/remedies/1/claimDays");
        assertThat(answer.<String>path("errors[0].detail"))
                .isEqualTo("10000.001 is fijner dan EUR, dat 2 decimalen heeft.");
    }

    @Test
    void what_does_not_go_together_is_told_at_once_too() throws IOException {
        var wrong = example("workplace/agreement.json")
                .replace("\"measures\": [\"available\"]", "\"measures\": [\"available\", \"stars\", \"yesterday\"]")
                .replace("\"PT6H\"", "\"PT9H\"")
                .replace("\"currency\": \"EUR\"", "\"currency\": \"USD\"")
                .replace("\"measuredBy\": \"helpdesk-bv\"", "\"measuredBy\": \"somebody\"")
                .replace("\"segments\": [\"gold\"]", "\"segments\": [\"platinum\"]");
        var answer = helpdesk.anna().body(wrong).post(ROOT + "/agreements");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<List<String>>path("errors.code"))
                .containsExactlyInAnyOrder(
                        "CURRENCIES_DIFFER",
                        "UNKNOWN_PARTY",
                        "OBJECTIVE_LAXER_THAN_COMMITMENT",
                        "UNKNOWN_SEGMENT",
                        "NOT_MEASURED_IN_CASES",
                        "UNKNOWN_TARGET");
    }
}
