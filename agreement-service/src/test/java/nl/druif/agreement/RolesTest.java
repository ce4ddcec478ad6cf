package nl.druif.agreement;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.druif.agreement.settlement.Judged;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.RoleMatrix;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code roles.txt} says who may do what; here each role tries all of it. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class RolesTest {
    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    private RoleMatrix matrix = RoleMatrix.of(ROOT, "{}", "");

    @BeforeEach
    void read() throws IOException {
        try (var table = RolesTest.class.getResourceAsStream("/roles.txt")) {
            matrix = RoleMatrix.of(
                    ROOT,
                    given().get(ROOT + "/openapi.json").asString(),
                    new String(table.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void of_every_operation_it_is_said_who_may_do_it() {
        assertThat(matrix.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider-admin",
                "agreement-manager",
                "agent",
                "auditor",
                "customer-manager",
                "customer-viewer",
                "integration",
                "platform-operator"
            })
    void a_role_may_do_what_the_table_says_and_nothing_else(String role) {
        assertThat(matrix.wrongAnswers(role, () -> of(druif, role))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider-admin", "auditor", "customer-manager"})
    void to_another_tenant_what_exists_here_is_no_different_from_what_does_not(String role) throws Exception {
        var ids = existing();
        assertThat(matrix.thingsWithout(ids)).isEmpty();
        assertThat(matrix.leaks(role, () -> of(Tenant.fresh(), role), ids)).isEmpty();
    }

    /** One of each kind of thing that has an id. */
    private Map<String, String> existing() throws Exception {
        clock.set(Instant.parse("2026-06-01T08:00:00Z"));
        druif.withParties().withCatalogue();
        var agreement = signed();
        Teller.tell(List.of(new Judged(druif.id(), UUID.randomUUID()).withoutPromise(1)));
        var settlement = Await.until("the settlement", () -> ids("/settlements"), ids -> !ids.isEmpty());
        return Map.ofEntries(
                entry("parties", ids("/parties").get(0)),
                entry("segments", made("/segments", """
                        {"reference": "goud", "name": "Goud", "members": ["WATERLAND"]}""")),
                entry("services", ids("/services").get(0)),
                entry("calendars", ids("/calendars").get(0)),
                entry("agreements", agreement),
                entry("agreement-files", "SLA-ROLES"),
                entry("comments", made("/agreements/" + agreement + "/comments", """
                        {"version": 1, "clause": "targets/oplossen", "text": "Waarom zo?"}""")),
                entry("exclusions", made("/exclusions", """
                        {"agreement": "%s", "from": "2026-05-12T10:00:00+02:00", "until": "2026-05-12T12:00:00+02:00",
                         "clause": "overmacht", "cause": "Stroomstoring", "party": "SUPPLIER"}""".formatted(agreement))),
                entry("settlements", settlement.get(0)),
                entry("reviews", made("/reviews", """
                        {"agreement": "%s", "trigger": "TOOL_CHANGE", "reason": "Een ander meldingensysteem"}""".formatted(agreement))),
                entry("kpi-measurements", made("/kpi-measurements", """
                        {"source": "meetbureau", "sourceMeasurementId": "1", "agreement": "%s", "kpi": "eerste-lijn",
                         "period": "2026-05", "value": "71.5", "measuredAt": "2026-05-20T10:00:00Z"}""".formatted(agreement))));
    }

    private String signed() {
        var draft = Tenant.sla("SLA-ROLES").replaceFirst("\"services\"", """
                "exclusionClauses": [{"id": "overmacht", "title": "Overmacht", "text": "Wat niemand kon voorzien"}],
                "kpis": [{"id": "eerste-lijn", "name": "Eerste lijn", "unit": "%", "measuredBy": "DRUIF", "direction": "AT_LEAST",
                    "threshold": 70, "period": "MONTH"}], "services\"""");
        var id = made("/agreements", draft);
        druif.does("/agreements/" + id + "/proposals", "");
        druif.does("/agreements/" + id + "/versions/1/signatures", "{}");
        assertThat(druif.managerOf("WATERLAND")
                        .body("{}")
                        .post(ROOT + "/agreements/" + id + "/versions/1/signatures")
                        .statusCode())
                .isEqualTo(201);
        return id;
    }

    private String made(String path, String body) {
        return druif.does(path, body).path("id");
    }

    private List<String> ids(String list) {
        return druif.anna().get(ROOT + list).path("items.id");
    }

    private static Tokens of(Tenant tenant, String role) {
        return Tokens.tenant(tenant.id()).role(role).party("WATERLAND");
    }
}
