package nl.druif.agreement.kpi;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.agreement.Teller;
import nl.druif.agreement.Tenant;
import nl.druif.agreement.Told;
import nl.druif.foundation.event.KpiMeasured;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From May at least 70 % are helped by the first line, says an agency; and Waterland counts what its people complain of. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class MeasurementResourceTest {
    private static final String MEASUREMENTS = ROOT + "/kpi-measurements";
    private static final String KPIS = """
            "kpis": [
                {"id": "eerste-lijn", "name": "Opgelost in de eerste lijn", "unit": "%", "measuredBy": "MEETBUREAU",
                 "direction": "AT_LEAST", "threshold": 70, "period": "MONTH", "baseline": 64.5},
                {"id": "klachten", "name": "Klachten", "unit": "klachten", "measuredBy": "WATERLAND",
                 "direction": "AT_MOST", "threshold": 3, "period": "QUARTER"},
                {"id": "eerste-lijn-intern", "name": "Opgelost in de eerste lijn", "unit": "%", "measuredBy": "MEETBUREAU",
                 "direction": "AT_LEAST", "threshold": 80, "period": "MONTH", "nature": "OBJECTIVE"}],
             "services\"""";

    private final Tenant druif = Tenant.fresh();
    private String agreement = "";

    @Inject
    HandSetClock clock;

    @Inject
    Told told;

    @BeforeEach
    void agreed() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
        druif.party("MEETBUREAU", "Meetbureau BV", "SUPPLIER");
        agreement = druif.does("/agreements", Tenant.sla("SLA-1").replaceFirst("\"services\"", KPIS))
                .path("id");
        druif.does("/agreements/" + agreement + "/proposals", "");
        for (var by : List.of(druif.anna(), carel())) {
            is(201, by.body("{}").post(ROOT + "/agreements/" + agreement + "/versions/1/signatures"));
        }
        clock.set(Instant.parse("2026-06-02T08:00:00Z"));
    }

    private String measurement(String kpi, String id, int revision, String period, String value) {
        return """
                {"source": "meetbureau", "sourceMeasurementId": "%s", "revision": %d, "agreement": "%s", "kpi": "%s",
                 "period": "%s", "value": "%s", "measuredAt": "2026-05-31T10:00:00+02:00",
                 "evidence": [{"description": "Rapport", "link": "https://meetbureau.example/5"}]}""".formatted(id, revision, agreement, kpi, period, value);
    }

    private String firstLine(String value) {
        return measurement("eerste-lijn", "mei", 1, "2026-05", value);
    }

    private static Response send(RequestSpecification by, String body) {
        return by.body(body).post(MEASUREMENTS);
    }

    private RequestSpecification carel() {
        return druif.managerOf("WATERLAND");
    }

    private RequestSpecification feed() {
        return druif.as(Tokens.tenant(druif.id()).role(Role.INTEGRATION));
    }

    private Response attainments(RequestSpecification by, String period) {
        return is(200, by.queryParam("period", period).get(ROOT + "/agreements/" + agreement + "/kpi-attainments"));
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static Response isProblem(int status, String slug, Response answer) {
        is(status, answer);
        assertThat(answer.<String>path("type")).isEqualTo("https://druif.nl/problems/" + slug);
        return answer;
    }

    @Test
    void a_figure_that_is_sent_is_held_against_what_was_promised_and_told() {
        var sent = is(201, send(feed(), firstLine("71.50")));
        assertThat(sent.<String>path("reported.value")).isEqualTo("71.5");
        assertThat(sent.header("Location")).endsWith(MEASUREMENTS + "/" + sent.path("id"));
        assertThat(is(200, druif.anna().get(sent.header("Location"))).<String>path("reported.evidence[0].description"))
                .isEqualTo("Rapport");
        var may = attainments(druif.anna(), "2026-05");
        assertThat(may.<List<String>>path("items.kpi")).containsExactly("eerste-lijn", "eerste-lijn-intern");
        assertThat(may.<List<String>>path("items.verdict")).containsExactly("MET", "NOT_MEASURED");
        assertThat(may.<String>path("items[0].threshold")).isEqualTo("70");
        assertThat(may.<String>path("items[0].baseline")).isEqualTo("64.5");
        assertThat(may.<String>path("from")).isEqualTo("2026-04-30T22:00:00Z");
        assertThat(may.<Boolean>path("over")).isTrue();
        var news = Await.until("the news", () -> told.to(druif.id(), KpiMeasured.class), heard -> heard.size() == 1);
        assertThat(news.get(0).figure().orElseThrow().value()).isEqualByComparingTo("71.5");
        assertThat(news.get(0).figure().orElseThrow().met()).isTrue();
        assertThat(news.get(0).period()).isEqualTo("2026-05");
    }

    @Test
    void the_same_told_twice_counts_once_and_a_correction_takes_its_place_without_hiding_it() {
        String first = is(201, send(feed(), firstLine("71"))).path("id");
        assertThat(is(200, send(feed(), firstLine("71.0"))).<String>path("id")).isEqualTo(first);
        var differs = isProblem(409, "measurement-differs", send(feed(), firstLine("69")));
        assertThat(differs.<String>path("detail"))
                .isEqualTo(
                        "De meting mei van meetbureau is bekend en zegt iets anders; een verbetering heeft een hogere"
                                + " revision dan 1.");
        clock.set(Instant.parse("2026-06-09T08:00:00Z"));
        is(201, send(feed(), measurement("eerste-lijn", "mei", 2, "2026-05", "69")));
        assertThat(attainments(druif.anna(), "2026-05").<String>path("items[0].verdict"))
                .isEqualTo("MISSED");
        assertThat(attainments(druif.anna().queryParam("recordedAt", "2026-06-08T00:00:00Z"), "2026-05")
                        .<String>path("items[0].value"))
                .isEqualTo("71");
        assertThat(listed("sourceMeasurementId", "mei")).hasSize(2);
        assertThat(listed("newest", false)).containsExactly(first);
        var news = Await.until("both", () -> told.to(druif.id(), KpiMeasured.class), heard -> heard.size() == 2);
        assertThat(news).extracting(KpiMeasured::revision).containsExactly(1L, 2L);
        assertThat(news)
                .extracting(KpiMeasured::subject)
                .containsOnly(news.get(0).subject());
    }

    @Test
    void a_correction_that_moves_it_to_another_period_leaves_nothing_behind() {
        is(201, send(feed(), firstLine("71")));
        clock.set(Instant.parse("2026-07-02T08:00:00Z"));
        is(
                201,
                send(
                        feed(),
                        measurement("eerste-lijn", "mei", 2, "2026-06", "71").replace("05-31T", "06-30T")));
        assertThat(attainments(druif.anna(), "2026-05").<String>path("items[0].verdict"))
                .isEqualTo("NOT_MEASURED");
        var news = Await.until("all three", () -> told.to(druif.id(), KpiMeasured.class), heard -> heard.size() == 3);
        assertThat(news.stream()
                        .filter(one -> one.period().equals("2026-05") && one.revision() == 2)
                        .map(KpiMeasured::figure))
                .allMatch(java.util.Optional::isEmpty)
                .hasSize(1);
    }

    private List<String> listed(String filter, Object value) {
        return is(200, druif.anna().queryParam(filter, value).get(MEASUREMENTS)).path("items.id");
    }

    @Test
    void a_batch_answers_for_each_of_its_measurements() {
        var answer = is(
                207,
                feed().body("{\"measurements\": [%s, %s, %s, {\"value\": 1}]}"
                                .formatted(
                                        firstLine("71"),
                                        firstLine("72"),
                                        measurement("onbekend", "x", 1, "2026-05", "1")))
                        .post(MEASUREMENTS + "/_batch"));
        assertThat(answer.<List<Integer>>path("items.status")).containsExactly(201, 409, 400, 400);
        assertThat(answer.<String>path("items[2].problem.errors[0].pointer")).isEqualTo("#/measurements/2/kpi");
        assertThat(answer.<List<String>>path("items[3].problem.errors.pointer")).contains("#/measurements/3/value");
    }

    @Test
    void of_many_measured_at_one_moment_the_one_told_last_is_the_figure_and_they_are_listed_as_they_came() {
        var values = IntStream.rangeClosed(1, 150).mapToObj(Integer::toString).toList();
        var batch = values.stream()
                .map(value -> measurement("eerste-lijn", "m" + value, 1, "2026-05", value))
                .collect(Collectors.joining(", ", "{\"measurements\": [", "]}"));
        is(207, feed().body(batch).post(MEASUREMENTS + "/_batch"));
        assertThat(attainments(druif.anna(), "2026-05").<String>path("items[0].value"))
                .isEqualTo("150");
        assertThat(is(200, druif.anna().queryParam("pageSize", 200).get(MEASUREMENTS))
                        .<List<String>>path("items.reported.value"))
                .isEqualTo(values);
        var news = Await.until("the news", () -> told.to(druif.id(), KpiMeasured.class), heard -> !heard.isEmpty());
        assertThat(news.get(0).figure().orElseThrow().value()).isEqualByComparingTo("150");
        clock.set(Instant.parse("2026-06-02T07:59:00Z"));
        is(201, send(feed(), measurement("eerste-lijn", "of a slow clock", 1, "2026-05", "70")));
        assertThat(is(200, druif.anna().queryParam("pageSize", 200).get(MEASUREMENTS))
                        .<String>path("items[150].reported.value"))
                .isEqualTo("70");
    }

    @Test
    void a_third_partys_system_may_send_over_the_topic_as_well() {
        Teller.send(
                Topic.KPI_MEASUREMENT,
                druif.id(),
                "nl.druif.kpi.measurement.v1",
                "meetbureau",
                "event-17",
                """
                {"agreement": "%s", "kpi": "eerste-lijn", "period": "2026-05", "value": "72.5",
                 "measuredAt": "2026-05-31T10:00:00Z", "laterInvented": true}""".formatted(agreement));
        var ids = Await.until("the measurement", () -> listed("kpi", "eerste-lijn"), found -> !found.isEmpty());
        var heard = is(200, druif.anna().get(MEASUREMENTS + "/" + ids.get(0)));
        assertThat(heard.<String>path("reported.sourceMeasurementId")).isEqualTo("event-17");
        assertThat(heard.<String>path("recordedBy")).isNull();
    }

    @Nested
    class what_is_wrong {
        @Test
        void is_said_all_at_once() {
            var answer = is(400, send(feed(), """
                    {"source": " ", "sourceMeasurementId": "1", "agreement": "x", "kpi": "", "period": "mei", "value": 71.5,
                     "measuredAt": "gisteren", "revision": 0, "why": 1}"""));
            assertThat(answer.<List<String>>path("errors.pointer"))
                    .contains(
                            "#/source",
                            "#/agreement",
                            "#/kpi",
                            "#/period",
                            "#/value",
                            "#/measuredAt",
                            "#/revision",
                            "#/why");
            for (var number : List.of("1e5", "NaN", "1,5", "", "--1", "0x10", "9".repeat(40))) {
                is(400, send(feed(), firstLine(number)));
            }
            is(400, druif.anna().get(ROOT + "/agreements/" + agreement + "/kpi-attainments"));
            is(
                    400,
                    druif.anna()
                            .queryParam("period", "2026-Q9")
                            .get(ROOT + "/agreements/" + agreement + "/kpi-attainments"));
        }

        @Test
        void with_the_agreement_is_named() {
            assertThat(is(400, send(feed(), measurement("onbekend", "x", 1, "2026-05", "1")))
                            .<String>path("errors[0].detail"))
                    .isEqualTo("De overeenkomst vraagt in 2026-05 om geen cijfer dat onbekend heet.");
            assertThat(is(400, send(feed(), measurement("eerste-lijn", "x", 1, "2026-Q2", "1")))
                            .<String>path("errors[0].code"))
                    .isEqualTo("ANOTHER_PERIOD");
            assertThat(is(400, send(feed(), firstLine("1").replace("2026-05-31T", "2026-06-03T")))
                            .<String>path("errors[0].code"))
                    .isEqualTo("NOT_MEASURED_THEN");
            assertThat(is(400, send(feed(), firstLine("1").replace("2026-05-31T", "2026-04-30T")))
                            .<String>path("errors[0].code"))
                    .isEqualTo("NOT_MEASURED_THEN");
            isProblem(409, "kpi-outside-validity", send(feed(), measurement("eerste-lijn", "x", 1, "2026-04", "1")));
            isProblem(
                    404,
                    "not-found",
                    send(feed(), firstLine("1").replace(agreement, "01900000-0000-7000-8000-000000000001")));
        }
    }

    @Nested
    class who_may {
        @Test
        void send_is_the_customer_what_he_measures_himself_and_no_more() {
            var complaints = measurement("klachten", "q2", 1, "2026-Q2", "2");
            is(201, send(carel(), complaints));
            isProblem(403, "measured-by-another", send(carel(), firstLine("99")));
            assertThat(attainments(carel(), "2026-Q2").<List<String>>path("items.verdict"))
                    .containsExactly("MET");
            isProblem(404, "not-found", send(druif.managerOf("PURMEREND"), complaints));
        }

        @Test
        void send_is_a_system_that_speaks_for_one_party_what_that_party_measures() {
            var agency = Tokens.tenant(druif.id()).role(Role.INTEGRATION).party("MEETBUREAU");
            is(201, send(druif.as(agency), firstLine("71")));
            is(201, send(druif.as(agency), measurement("eerste-lijn-intern", "intern", 1, "2026-05", "71")));
            isProblem(
                    403,
                    "measured-by-another",
                    send(druif.as(agency), measurement("klachten", "q2", 1, "2026-Q2", "2")));
            var other = Tokens.tenant(druif.id()).role(Role.INTEGRATION).party("NETWERK");
            assertThat(is(400, send(druif.as(other), measurement("eerste-lijn-intern", "i2", 1, "2026-05", "71")))
                            .<String>path("errors[0].code"))
                    .isEqualTo("UNKNOWN_KPI");
        }

        @Test
        void choose_the_names_of_measurements_is_each_for_his_own_figures() {
            is(201, send(druif.anna(), measurement("eerste-lijn-intern", "geheim-1", 1, "2026-05", "71")));
            is(201, send(druif.anna(), measurement("eerste-lijn-intern", "geheim-1", 2, "2026-05", "72")));
            String own = is(201, send(carel(), measurement("klachten", "geheim-1", 1, "2026-Q2", "2")))
                    .path("id");
            assertThat(is(200, carel().queryParam("newest", true).get(MEASUREMENTS))
                            .<List<String>>path("items.id"))
                    .containsExactly(own);
            is(201, send(carel(), measurement("klachten", "taken", 1, "2026-Q2", "3")));
            is(201, send(druif.anna(), measurement("eerste-lijn-intern", "taken", 1, "2026-05", "73")));
            assertThat(attainments(druif.anna(), "2026-05").<String>path("items[1].value"))
                    .isEqualTo("73");
            assertThat(attainments(carel(), "2026-Q2").<String>path("items[0].value"))
                    .isEqualTo("3");
        }

        @Test
        void know_of_an_internal_objective_is_no_customer_by_any_route() {
            String internal = is(
                            201, send(druif.anna(), measurement("eerste-lijn-intern", "intern", 1, "2026-05", "71")))
                    .path("id");
            String own = is(201, send(druif.anna(), firstLine("71"))).path("id");
            assertThat(attainments(carel(), "2026-05").<List<String>>path("items.kpi"))
                    .containsExactly("eerste-lijn");
            assertThat(is(200, carel().get(MEASUREMENTS)).<List<String>>path("items.id"))
                    .containsExactly(own);
            assertThat(is(200, carel().get(MEASUREMENTS + "/" + own)).<String>path("recordedBy"))
                    .isNull();
            isProblem(404, "not-found", carel().get(MEASUREMENTS + "/" + internal));
            assertThat(is(400, send(carel(), measurement("eerste-lijn-intern", "i2", 1, "2026-05", "71")))
                            .<String>path("errors[0].code"))
                    .isEqualTo("UNKNOWN_KPI");
            isProblem(404, "not-found", druif.managerOf("PURMEREND").get(MEASUREMENTS + "/" + own));
            assertThat(is(200, druif.managerOf("PURMEREND").get(MEASUREMENTS)).<List<?>>path("items"))
                    .isEmpty();
        }
    }

    @Test
    void what_was_told_cannot_be_changed_behind_the_services_back() throws SQLException {
        is(201, send(feed(), firstLine("71")));
        var database = Database.underTest();
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
            for (var change : List.of("update kpi_measurement set kpi = 'x'", "delete from kpi_measurement")) {
                assertThatThrownBy(() -> statement.executeUpdate(change)).hasMessageContaining("permission denied");
            }
        }
    }
}
