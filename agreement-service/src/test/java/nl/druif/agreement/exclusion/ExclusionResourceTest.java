package nl.druif.agreement.exclusion;

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
import nl.druif.agreement.Tenant;
import nl.druif.agreement.Told;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** On 12 May nobody could work from 10 to 12; in June the two talk about it. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class ExclusionResourceTest {
    private static final String EXCLUSIONS = ROOT + "/exclusions";

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
        agreement = signed("SLA-1");
        clock.set(Instant.parse("2026-06-01T08:00:00Z"));
    }

    private String signed(String reference) {
        var clauses = """
                "exclusionClauses": [{"id": "overmacht", "title": "Overmacht", "text": "Wat niemand kon voorzien"}], "services\"""";
        var draft = Tenant.sla(reference).replaceFirst("\"services\"", clauses);
        String id = druif.does("/agreements", draft).path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        for (var by : List.of(druif.anna(), druif.managerOf("WATERLAND"))) {
            is(201, by.body("{}").post(ROOT + "/agreements/" + id + "/versions/1/signatures"));
        }
        return id;
    }

    private String proposal() {
        return """
                {"agreement": "%s", "from": "2026-05-12T10:00:00+02:00", "until": "2026-05-12T12:00:00+02:00", "services": ["mail"],
                 "clause": "overmacht", "cause": "Stroomstoring", "party": "SUPPLIER",
                 "evidence": [{"description": "Netbeheerder", "link": "https://storing.example/12"}]}""".formatted(agreement);
    }

    private String proposed(RequestSpecification by) {
        return is(201, by.body(proposal()).post(EXCLUSIONS)).path("id");
    }

    private static Response post(RequestSpecification by, String id, String deed) {
        return by.body("{}").post(EXCLUSIONS + "/" + id + "/" + deed);
    }

    private RequestSpecification carel() {
        return druif.managerOf("WATERLAND");
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
    void counts_when_both_sides_signed_and_not_any_more_when_both_revoked_it() {
        var id = proposed(carel());
        is(201, post(druif.anna(), id, "signatures"));
        assertThat(druif.anna().get(EXCLUSIONS + "/" + id).<String>path("state"))
                .isEqualTo("PROPOSED");
        var signed = is(201, post(carel(), id, "signatures"));
        assertThat(signed.<String>path("state")).isEqualTo("SIGNED");
        assertThat(signed.<String>path("proposedBy")).isEqualTo("CUSTOMER");
        assertThat(signed.header("ETag")).isEqualTo("\"3\"");
        assertThat(signed.header("Location")).endsWith("/exclusions/" + id);

        is(201, post(carel(), id, "revocations"));
        assertThat(is(201, post(druif.bram(), id, "revocations")).<String>path("state"))
                .isEqualTo("REVOKED");
        var news = Await.until(
                "both tellings", () -> told.to(druif.id(), ExclusionSigned.class), heard -> heard.size() == 2);
        assertThat(news).extracting(ExclusionSigned::revoked).containsExactly(false, true);
        assertThat(news.get(0).excluded().from()).isEqualTo("2026-05-12T08:00:00Z");
        assertThat(deeds(id))
                .containsExactly(
                        "exclusion.proposed",
                        "exclusion.signed",
                        "exclusion.signed",
                        "exclusion.revoked",
                        "exclusion.revoked");
    }

    private List<String> deeds(String id) {
        return is(200, druif.bram().queryParam("subjectId", id).get(ROOT + "/audit-events"))
                .path("items.deed");
    }

    @Test
    void that_is_only_validated_says_what_it_would_rest_on_and_is_not_kept() {
        var answer = is(
                200,
                druif.anna().queryParam("validateOnly", true).body(proposal()).post(EXCLUSIONS));
        assertThat(answer.<String>path("ground.title")).isEqualTo("Overmacht");
        assertThat(answer.<List<Integer>>path("ground.versions")).containsExactly(1);
        assertThat(druif.anna().get(EXCLUSIONS).<List<?>>path("items")).isEmpty();
    }

    @Test
    void is_signed_by_different_people_and_withdrawn_by_either_until_then() {
        var id = proposed(druif.anna());
        is(201, post(druif.anna(), id, "signatures"));
        isProblem(409, "already-signed", post(druif.bram(), id, "signatures"));
        isProblem(
                403,
                "not-your-side",
                carel().body("{\"side\": \"PROVIDER\"}").post(EXCLUSIONS + "/" + id + "/signatures"));
        isProblem(409, "exclusion-not-signed", post(carel(), id, "revocations"));
        is(201, post(carel(), id, "withdrawals"));
        isProblem(409, "exclusion-not-open", post(carel(), id, "signatures"));
        assertThat(told.to(druif.id(), ExclusionSigned.class)).isEmpty();
    }

    @Test
    void is_found_by_what_it_is_about() {
        proposed(druif.anna());
        var id = proposed(druif.anna());
        is(201, post(druif.anna(), id, "withdrawals"));
        assertThat(listed("state", "WITHDRAWN")).containsExactly(id);
        assertThat(listed("agreement", agreement)).hasSize(2);
        assertThat(listed("clause", "staking")).isEmpty();
        assertThat(listed("from", "2026-05-12T10:00:00Z")).isEmpty();
        assertThat(listed("until", "2026-05-12T09:00:00Z")).hasSize(2);
        var first = is(200, druif.anna().queryParam("pageSize", 1).get(EXCLUSIONS));
        var second = is(200, druif.anna().get(first.<String>path("next")));
        assertThat(List.of(first.<String>path("items[0].id"), second.<String>path("items[0].id")))
                .containsExactlyInAnyOrderElementsOf(listed("agreement", agreement));
    }

    private List<String> listed(String filter, String value) {
        return is(200, druif.anna().queryParam(filter, value).get(EXCLUSIONS)).path("items.id");
    }

    @Nested
    class what_is_wrong {
        @Test
        void is_said_all_at_once() {
            var evidence = "{\"description\": \"x\"},".repeat(50) + "{\"description\": \"x\"}";
            var answer = is(400, druif.anna().body("""
                    {"agreement": "x", "from": "2026-05-12T12:00:00Z", "until": "2026-05-12T12:00:00Z", "clause": " ", "cause": "",
                     "party": "NOBODY", "why": 1, "evidence": [%s]}""".formatted(evidence)).post(EXCLUSIONS));
            assertThat(answer.<List<String>>path("errors.pointer"))
                    .contains("#/agreement", "#/clause", "#/cause", "#/party", "#/why", "#/evidence");
            var order = is(
                    400, druif.anna().body(proposal().replace("10:00", "12:00")).post(EXCLUSIONS));
            assertThat(order.<List<String>>path("errors.code")).containsExactly("ENDS_BEFORE_IT_STARTS");
            var link = is(
                    400,
                    druif.anna()
                            .body(proposal().replace("https:", "javascript:"))
                            .post(EXCLUSIONS));
            assertThat(link.<List<String>>path("errors.pointer")).containsExactly("#/evidence/0/link");
        }

        @Test
        void with_what_it_rests_on_has_a_name_of_its_own() {
            isProblem(409, "exclusion-outside-a-clause", post(proposal().replace("overmacht", "staking")));
            var outside = isProblem(
                    409, "exclusion-outside-validity", post(proposal().replace("2026-05-12T10", "2026-04-12T10")));
            assertThat(outside.<String>path("detail"))
                    .isEqualTo("Op 2026-04-12T08:00:00Z geldt geen versie van de overeenkomst.");
            var covered = is(400, post(proposal().replace("mail", "telefonie")));
            assertThat(covered.<List<String>>path("errors.code")).containsExactly("SERVICE_NOT_COVERED");
            isProblem(404, "not-found", post(proposal().replace(agreement, "01900000-0000-7000-8000-000000000001")));
        }

        private Response post(String body) {
            return druif.anna().body(body).post(EXCLUSIONS);
        }
    }

    @Nested
    class who_may {
        @Test
        void propose_and_sign_are_those_who_manage_agreements_on_either_side() {
            for (var role : List.of(Role.AGENT, Role.AUDITOR, Role.INTEGRATION, Role.PLATFORM_OPERATOR)) {
                isProblem(403, "forbidden", someone(role).body(proposal()).post(EXCLUSIONS));
            }
            isProblem(403, "forbidden", viewer().body(proposal()).post(EXCLUSIONS));
            isProblem(403, "forbidden", post(viewer(), proposed(druif.anna()), "signatures"));
        }

        @Test
        void read_are_all_of_the_house_and_the_customer_himself() {
            var id = proposed(druif.anna());
            for (var by : List.of(someone(Role.AGENT), someone(Role.AUDITOR), viewer())) {
                is(200, by.get(EXCLUSIONS + "/" + id));
                assertThat(is(200, by.get(EXCLUSIONS)).<List<String>>path("items.id"))
                        .containsExactly(id);
            }
        }

        @Test
        void read_is_no_other_customer_and_no_other_tenant() {
            var id = proposed(druif.anna());
            var purmerend = druif.managerOf("PURMEREND");
            isProblem(404, "not-found", purmerend.get(EXCLUSIONS + "/" + id));
            isProblem(404, "not-found", post(druif.managerOf("PURMEREND"), id, "signatures"));
            isProblem(
                    404,
                    "not-found",
                    druif.managerOf("PURMEREND").body(proposal()).post(EXCLUSIONS));
            assertThat(druif.managerOf("PURMEREND").get(EXCLUSIONS).<List<?>>path("items"))
                    .isEmpty();
            var other = Tenant.fresh();
            isProblem(404, "not-found", other.anna().get(EXCLUSIONS + "/" + id));
            isProblem(404, "not-found", post(other.anna(), id, "signatures"));
            assertThat(other.anna().get(EXCLUSIONS).<List<?>>path("items")).isEmpty();
        }

        private RequestSpecification someone(String role) {
            return druif.as(Tokens.tenant(druif.id()).role(role));
        }

        private RequestSpecification viewer() {
            return druif.as(Tokens.tenant(druif.id()).role(Role.CUSTOMER_VIEWER).claim("party", "WATERLAND"));
        }
    }

    @Test
    void that_was_signed_cannot_be_changed_behind_the_services_back() throws SQLException {
        var id = proposed(druif.anna());
        is(201, post(druif.anna(), id, "signatures"));
        is(201, post(carel(), id, "signatures"));
        var database = Database.underTest();
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
            for (var change : List.of("proposal = '{}'", "ends_at = '2027-01-01'", "provider_signer = 'eva'")) {
                assertThatThrownBy(() ->
                                statement.executeUpdate("update exclusion set " + change + " where id = '" + id + "'"))
                        .hasMessageContaining("is fixed");
            }
            assertThatThrownBy(() -> statement.executeUpdate("delete from exclusion where id = '" + id + "'"))
                    .hasMessageContaining("permission denied");
        }
    }
}
