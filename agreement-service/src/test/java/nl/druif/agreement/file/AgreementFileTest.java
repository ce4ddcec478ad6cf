package nl.druif.agreement.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class AgreementFileTest {
    private static final String FILE = """
            # What we promise Waterland.
            reference: SLA-1
            title: Werkplek Waterland
            kind: SLA
            provider: DRUIF
            customer: WATERLAND
            validFrom: 2026-05-01T00:00:00+02:00
            terms:
              services: [mail]
              calendar: kantoor
              targets:
                - id: oplossen
                  metric: TIME_TO_RESOLVE
                  duration: PT4H
                  priorities: ["1"]
                  attainmentPercent: 95
                - {id: intern, metric: TIME_TO_RESOLVE, duration: PT2H, nature: OBJECTIVE}
              sections:
                summary: |
                  Eerst oplossen,
                  dan regelen.
            """;

    private final Tenant druif = Tenant.fresh();

    @BeforeEach
    void register() {
        druif.withParties().withCatalogue();
    }

    @Test
    void a_file_drafts_once_and_the_same_file_again_changes_nothing() {
        var first = put(FILE, "");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getString("result")).isEqualTo("DRAFTED");
        assertThat(first.header("Location"))
                .endsWith("/agreements/" + first.jsonPath().getString("id"));
        var again = put(FILE, "");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("result")).isEqualTo("UNCHANGED");
        assertThat(again.jsonPath().getList("differences")).isEmpty();
        assertThat(again.jsonPath().getLong("revision")).isEqualTo(1);
        assertThat(druif.bram()
                        .get(ROOT + "/audit-events?subjectType=agreement")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    @Test
    void another_file_rewrites_the_draft_and_says_what_differs() {
        put(FILE, "");
        var tried = put(FILE.replace("PT4H", "PT3H"), "?validateOnly=true");
        assertThat(tried.jsonPath().getString("result")).isEqualTo("REWRITTEN");
        var done = put(FILE.replace("PT4H", "PT3H").replace("Werkplek Waterland", "Werkplek"), "");
        assertThat(done.jsonPath().getString("result")).isEqualTo("REWRITTEN");
        assertThat(done.jsonPath().getList("differences.clause")).containsExactly("targets/oplossen");
        assertThat(done.jsonPath().getList("properties")).containsExactly("title");
        assertThat(done.jsonPath().getLong("revision")).isEqualTo(2);
    }

    @Test
    void what_is_read_can_be_sent_back_and_changes_nothing() {
        var id = put(FILE, "").jsonPath().getString("id");
        for (var type : new String[] {"application/yaml", "application/json"}) {
            var file = druif.anna().accept(type).get(ROOT + "/agreement-files/SLA-1");
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.contentType()).startsWith(type).doesNotContain("qs=");
            var back = druif.anna().contentType(type).body(file.asByteArray()).put(ROOT + "/agreement-files/SLA-1");
            assertThat(back.jsonPath().getString("result")).as(back.asString()).isEqualTo("UNCHANGED");
        }
        assertThat(druif.anna()
                        .accept("application/yaml")
                        .get(ROOT + "/agreements/" + id + "/versions/1")
                        .asString())
                .contains("duration: \"PT4H\"");
        assertThat(druif.anna().get(ROOT + "/agreements/" + id + "/versions/1").contentType())
                .startsWith("application/json");
        assertThat(druif.anna().get(ROOT + "/agreement-files/SLA-1").contentType())
                .startsWith("application/json");
    }

    @Test
    void what_is_signed_is_never_touched_and_becomes_an_amendment_only_when_asked() {
        var id = put(FILE, "").jsonPath().getString("id");
        druif.does("/agreements/" + id + "/proposals", "{}");
        assertThat(put(FILE, "").jsonPath().getString("result")).isEqualTo("UNCHANGED");
        assertThat(problem(put(FILE.replace("PT4H", "PT3H"), ""))).isEqualTo("version-open");
        druif.does("/agreements/" + id + "/versions/1/signatures", "{}");
        druif.managerOf("WATERLAND").body("{}").post(ROOT + "/agreements/" + id + "/versions/1/signatures");
        var signed =
                druif.anna().get(ROOT + "/agreements/" + id + "/versions/1").asString();

        assertThat(put(FILE, "").jsonPath().getString("result")).isEqualTo("UNCHANGED");
        var stricter = FILE.replace("PT4H", "PT3H");
        assertThat(problem(put(stricter, ""))).isEqualTo("signed-differs");
        var amended = put(stricter, "?amendFrom=2026-07-01T00:00:00Z");
        assertThat(amended.jsonPath().getString("result"))
                .as(amended.asString())
                .isEqualTo("AMENDED");
        assertThat(amended.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(amended.jsonPath().getList("differences.clause")).containsExactly("validFrom", "targets/oplossen");
        assertThat(put(stricter, "?amendFrom=2026-07-01T00:00:00Z").jsonPath().getString("result"))
                .isEqualTo("UNCHANGED");
        assertThat(problem(put(FILE.replace("Werkplek Waterland", "Anders"), "?amendFrom=2026-07-01T00:00:00Z")))
                .isEqualTo("version-open");
        assertThat(druif.anna().get(ROOT + "/agreements/" + id + "/versions/1").asString())
                .isEqualTo(signed);
    }

    @Test
    void faults_of_a_yaml_file_are_those_of_json_with_their_pointers() {
        var answer = put(FILE.replace("PT4H", "four hours") + "titel: x\ntitle: twice\n", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .asString()
                .contains("/terms/targets/0/duration", "/titel", "/title");
        assertThat(put(FILE.replace("SLA-1", "SLA-2"), "").jsonPath().getString("errors[0].code"))
                .isEqualTo("ANOTHER_REFERENCE");
        assertThat(put("a: &x [1]\nb: *x\n", "").jsonPath().getString("errors[0].code"))
                .isEqualTo("YAML_BEYOND_JSON");
        assertThat(put("a: [", "").jsonPath().getString("errors[0].code")).isEqualTo("MALFORMED_YAML");
        assertThat(druif.anna()
                        .contentType("text/plain")
                        .body(FILE.getBytes(UTF_8))
                        .put(ROOT + "/agreement-files/SLA-1")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_customer_reads_the_file_of_what_was_proposed_to_him_without_objectives_and_sends_none() {
        var id = put(FILE, "").jsonPath().getString("id");
        var customer = druif.managerOf("WATERLAND").accept("application/yaml");
        assertThat(customer.get(ROOT + "/agreement-files/SLA-1").statusCode()).isEqualTo(404);
        druif.does("/agreements/" + id + "/proposals", "{}");
        assertThat(customer.get(ROOT + "/agreement-files/SLA-1").asString())
                .contains("oplossen")
                .doesNotContain("intern", "OBJECTIVE");
        assertThat(customer.get(ROOT + "/agreements/" + id + "/versions/1").asString())
                .doesNotContain("intern");
        assertThat(druif.managerOf("PURMEREND")
                        .get(ROOT + "/agreement-files/SLA-1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(druif.managerOf("WATERLAND")
                        .contentType("application/yaml")
                        .body(FILE.getBytes(UTF_8))
                        .put(ROOT + "/agreement-files/SLA-1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Tenant.fresh().anna().get(ROOT + "/agreement-files/SLA-1").statusCode())
                .isEqualTo(404);
    }

    private Response put(String file, String query) {
        return druif.anna()
                .contentType("application/yaml")
                .body(file.getBytes(UTF_8))
                .put(ROOT + "/agreement-files/SLA-1" + query);
    }

    private static String problem(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        var type = answer.jsonPath().getString("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
