package nl.druif.agreement.catalogue;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class OfferedServiceResourceTest {
    private static final String SERVICES = ROOT + "/services";
    private static final String WORKPLACE = """
            {"reference": "werkplek", "name": "Werkplek", "owner": "Carla", "calendar": "kantoor",
             "support": {"channels": [{"kind": "telefoon", "address": "+31 20 123 45 67", "hours": "op werkdagen"},
                                      {"kind": "portaal", "address": "https://hulp.example/"}],
                         "outsideHours": "Alleen bij brand: de wachtdienst."},
             "levels": [{"id": "brons", "name": "Brons"},
                        {"id": "goud", "name": "Goud", "description": "Ook 's nachts",
                         "fee": {"amount": {"amount": "1250.00", "currency": "EUR"}, "per": "MONTH"}}]}""";

    private final Tenant druif = Tenant.fresh();

    @BeforeEach
    void a_catalogue() {
        druif.withParties().withCatalogue();
    }

    @Test
    void a_service_tells_how_it_is_reached_when_and_at_what_price() {
        var found = druif.anna().get(workplace().header("Location"));
        assertThat(found.<List<String>>path("support.channels.kind")).containsExactly("telefoon", "portaal");
        assertThat(found.<String>path("support.outsideHours")).startsWith("Alleen bij brand");
        assertThat(found.<String>path("calendar")).isEqualTo("kantoor");
        assertThat(found.<List<String>>path("levels.id")).containsExactly("brons", "goud");
        assertThat(found.<String>path("levels[1].fee.amount.amount")).isEqualTo("1250.00");
    }

    @Test
    void a_price_is_raised_with_a_patch() {
        String path = workplace().header("Location");
        var raised = patch(path, """
                {"levels": [{"id": "goud", "name": "Goud",
                             "fee": {"amount": {"amount": "1300.00", "currency": "EUR"}, "per": "MONTH"}}],
                 "support": null}""");
        assertThat(raised.statusCode()).as(raised.asString()).isEqualTo(200);
        assertThat(raised.<List<String>>path("levels.fee.amount.amount")).containsExactly("1300.00");
        assertThat(raised.<Object>path("support")).isNull();
        assertThat(raised.<String>path("owner")).isEqualTo("Carla");
    }

    @Test
    void services_from_before_there_were_prices_read_as_ever() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = Database.underTest().connect(Database.underTest().app());
                var insert = connection.createStatement()) {
            insert.execute("set app.tenant = '" + druif.id() + "'");
            insert.execute("insert into offered_service (tenant_id, id, reference, name, revision) values ('"
                    + druif.id() + "', '" + id + "', 'fax', 'Fax', 1)");
        }
        var found = druif.anna().get(SERVICES + "/" + id);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        assertThat(found.<List<?>>path("levels")).isEmpty();
        assertThat(found.<Object>path("support")).isNull();
    }

    @Nested
    class Refused {

        @Test
        void hours_that_nobody_wrote_down() {
            var refused =
                    druif.anna().body(WORKPLACE.replace("kantoor", "maanlicht")).post(SERVICES);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.<List<String>>path("errors.code")).containsExactly("UNKNOWN_CALENDAR");
            assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("#/calendar");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"id\": \"brons\" | \"id\": \"goud\" | #/levels/1/id | ID_TWICE",
                    "\"1250.00\" | \"1250.005\" | #/levels/1/fee/amount/amount | AMOUNT_TOO_FINE",
                    "\"1250.00\" | \"0.00\" | #/levels/1/fee/amount/amount | FEE_NOT_POSITIVE",
                    "\"1250.00\" | 1250 | #/levels/1/fee/amount/amount | WRONG_TYPE",
                    "\"name\": \"Brons\" | \"name\": \"Brons\", \"fee\": {\"amount\": {\"amount\": \"9.00\", \"currency\": \"USD\"}, \"per\": \"YEAR\"} | #/levels/1/fee/amount/currency | CURRENCIES_DIFFER"
                })
        void prices_that_cannot_be_paid_or_compared(String right, String wrong, String pointer, String code) {
            var refused = druif.anna().body(WORKPLACE.replace(right, wrong)).post(SERVICES);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
            assertThat(refused.<List<String>>path("errors.pointer")).containsExactly(pointer);
            assertThat(refused.<List<String>>path("errors.code")).containsExactly(code);
        }
    }

    @Test
    void an_agreement_takes_a_level_from_the_price_list_and_no_other() {
        workplace();
        var gold = Tenant.sla("SLA-1").replace("[\"mail\"]", "[\"werkplek\"], \"levels\": {\"werkplek\": \"goud\"}");
        var silver = druif.anna().body(gold.replace("goud", "zilver")).post(ROOT + "/agreements");
        assertThat(silver.<List<String>>path("errors.code")).containsExactly("UNKNOWN_LEVEL");
        assertThat(silver.<List<String>>path("errors.pointer")).containsExactly("#/terms/levels/werkplek");
        druif.does("/agreements", gold);
    }

    @Nested
    class Kept {

        @Test
        void a_customer_that_an_agreement_is_also_for() {
            druif.does(
                    "/agreements",
                    Tenant.sla("SLA-1")
                            .replace(
                                    "\"provider\"",
                                    "\"scope\": \"SERVICE\", \"appliesTo\": {\"customers\": [\"PURMEREND\"]}, \"provider\""));
            assertThat(remove("parties", "PURMEREND").<String>path("code")).isEqualTo("STILL_USED");
        }

        @Test
        void a_service_that_an_agreement_names_also_when_it_was_withdrawn() {
            var id = druif.draft("SLA-1").<String>path("id");
            druif.does("/agreements/" + id + "/withdrawals", "{}");
            var kept = remove("services", "mail");
            assertThat(kept.statusCode()).isEqualTo(409);
            assertThat(kept.<String>path("code")).isEqualTo("STILL_USED");
            assertThat(kept.<String>path("uses[0].reference")).isEqualTo("SLA-1");
            assertThat(remove("services", "telefonie").statusCode()).isEqualTo(204);
        }

        @Test
        void a_calendar_that_an_agreement_a_service_or_a_team_names() {
            workplace();
            assertThat(remove("calendars", "kantoor").<String>path("detail")).contains("service werkplek");
            assertThat(remove("services", "werkplek").statusCode()).isEqualTo(204);
            patch(ROOT + "/parties/" + id("parties", "NETWERK"), "{\"calendar\": \"kantoor\"}");
            assertThat(remove("calendars", "kantoor").<String>path("detail")).contains("team NETWERK");
            assertThat(remove("parties", "NETWERK").statusCode()).isEqualTo(204);
            assertThat(remove("calendars", "kantoor").statusCode()).isEqualTo(204);
            assertThat(druif.anna()
                            .body(Tenant.sla("SLA-1"))
                            .post(ROOT + "/agreements")
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void a_party_of_an_agreement() {
            druif.draft("SLA-1");
            assertThat(remove("parties", "WATERLAND").<String>path("code")).isEqualTo("STILL_USED");
            assertThat(remove("parties", "PURMEREND").statusCode()).isEqualTo(204);
        }
    }

    /** Either refused with a fault, or there again to the letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Eevol si siht\u202C",
                "👩‍👩‍👧‍👦 dienst 🍇",
                "<script>alert('druif')</script>",
                "O'Reilly \\\"; drop table party; --",
                "\\u0000",
                "\\ud800",
                "{reference} {0} %s ${jndi:ldap://x}",
                "\\u0085\\u2028\\ufeff"
            })
    void hostile_names_come_back_as_they_were_or_not_at_all(String name) {
        for (var hostile : List.of(name, name.repeat(300))) {
            var answer = druif.anna()
                    .body("""
                    {"reference": "h-%d", "name": "%s", "description": "%s"}""".formatted(hostile.length(), hostile, name))
                    .post(SERVICES);
            assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 400);
            if (answer.statusCode() == 201) {
                var found = druif.anna().get(answer.header("Location"));
                assertThat(found.<String>path("name")).isEqualTo(answer.<String>path("name"));
                assertThat(found.<String>path("description")).isEqualTo(found.<String>path("name"));
            } else {
                assertThat(answer.<List<String>>path("errors.pointer")).contains("#/name");
            }
        }
    }

    @Test
    void a_name_that_would_read_otherwise_than_it_is_written_is_refused() {
        for (var turned : List.of("Mail \\u202Eevol", "Mail \\u2066x", "Mail\\nTwee regels", "Mail \\u001b[31m")) {
            var answer = druif.anna()
                    .body("{\"reference\": \"turned\", \"name\": \"%s\"}".formatted(turned))
                    .post(SERVICES);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
            assertThat(answer.<List<String>>path("errors.code")).containsExactly("PLAIN_LINE");
            assertThat(answer.<String>path("errors[0].detail"))
                    .isEqualTo("Dit is één regel, zonder tekens die tekst sturen of omkeren.");
        }
    }

    @Test
    void neither_does_an_owner_or_a_way_to_ask_for_help() {
        var answer = druif.anna().body("""
                {"reference": "turned", "name": "Mail", "owner": "Carel \\u202Eevol", "support": {"channels": [
                    {"kind": "phone\\nmail", "address": "\\u2066x"}]}}""").post(SERVICES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<List<String>>path("errors.code")).containsOnly("PLAIN_LINE");
        assertThat(answer.<List<String>>path("errors.pointer"))
                .containsExactly("#/owner", "#/support/channels/0/kind", "#/support/channels/0/address");
    }

    @Test
    void neither_do_the_words_of_an_agreement_and_its_thresholds_are_figures_that_can_be_told() {
        workplace();
        var answer = druif.anna()
                .body(Tenant.sla("SLA-7")
                        .replace("\"priorities\": [\"1\"],", """
                        "pausesOn": [{"status": "Wacht \\u202Etnalk", "party": "CUSTOMER"}],""")
                        .replace("\"minimumResponses\": 5}", """
                        "minimumResponses": 5, "owner": "Carel\\nKok"}], "kpis": [{"id": "k", "name": "Eerste lijn",
                            "unit": "%\\u202E", "measuredBy": "DRUIF", "direction": "AT_LEAST", "threshold": 1e18,
                            "period": "MONTH", "baseline": 0.1234567890123}"""))
                .post(ROOT + "/agreements");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<List<String>>path("errors.findAll { it.code == 'PLAIN_LINE' }.pointer"))
                .containsExactlyInAnyOrder(
                        "#/terms/targets/0/pausesOn/0/status",
                        "#/terms/experienceTargets/0/owner",
                        "#/terms/kpis/0/unit");
        assertThat(answer.<List<String>>path("errors.findAll { it.code == 'DIGITS' }.pointer"))
                .containsExactlyInAnyOrder("#/terms/kpis/0/threshold", "#/terms/kpis/0/baseline");
        assertThat(answer.<String>path("errors.find { it.code == 'DIGITS' }.detail"))
                .isEqualTo("Hooguit 18 cijfers voor de komma en 12 erachter.");
    }

    private Response workplace() {
        return druif.does("/services", WORKPLACE);
    }

    private Response patch(String path, String patch) {
        return druif.anna()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(patch)
                .patch(path);
    }

    private Response remove(String sort, String reference) {
        var path = ROOT + "/" + sort + "/" + id(sort, reference);
        return druif.anna()
                .header("If-Match", druif.anna().get(path).header("ETag"))
                .delete(path);
    }

    private String id(String sort, String reference) {
        return druif.anna().get(ROOT + "/" + sort + "?reference=" + reference).path("items[0].id");
    }
}
