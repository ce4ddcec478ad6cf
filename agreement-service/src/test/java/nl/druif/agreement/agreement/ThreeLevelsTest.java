package nl.druif.agreement.agreement;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Druif promises everybody, what Waterland agreed on top of that, and what it agreed about mail on top of that. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class ThreeLevelsTest {
    private static final String AGREEMENTS = ROOT + "/agreements";
    private static final String FRIDAY_AFTERNOON = "2026-05-08T17:00:00+02:00";

    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    StrictJson json;

    private String corporate;
    private String customer;
    private String service;

    @BeforeEach
    void signed_one_after_the_other() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
        corporate = signed(draft("CONCERN", "\"level\": \"CORPORATE\"", """
                {"calendar": "kantoor", "targets": [
                    {"id": "reageren", "metric": "TIME_TO_RESPOND", "duration": "PT8H"},
                    {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT24H"},
                    {"id": "geheim", "metric": "TIME_TO_RESOLVE", "duration": "PT3H", "nature": "OBJECTIVE"}]}"""));
        customer = signed(draft("WATERLAND", "\"level\": \"CUSTOMER\", \"parent\": \"CONCERN\"", """
                {"targets": [{"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT16H"}]}"""));
        service = signed(draft("WATERLAND-MAIL", "\"level\": \"SERVICE\", \"parent\": \"WATERLAND\"", """
                {"services": ["mail"], "targets": [
                    {"id": "reageren", "metric": "TIME_TO_RESPOND", "duration": "PT1H"},
                    {"id": "geheim", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "nature": "OBJECTIVE"}]}"""));
    }

    private static String draft(String reference, String place, String terms) {
        return """
                {"reference": "%s", "title": "Werkplek", "kind": "SLA", "provider": "DRUIF", "customer": "WATERLAND",
                 "scope": "MULTILEVEL", %s, "validFrom": "2026-05-01T00:00:00+02:00", "terms": %s}""".formatted(reference, place, terms);
    }

    private String signed(String draft) {
        var id = druif.does("/agreements", draft).<String>path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        for (var signer : List.of(druif.anna(), druif.managerOf("WATERLAND"))) {
            is(201, signer.body("{}").post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
        }
        return id;
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static Response targets(RequestSpecification asked, String customer, String service, String at) {
        if (!customer.isEmpty()) {
            asked.queryParam("customer", customer);
        }
        return asked.queryParam("service", service).queryParam("at", at).get(ROOT + "/targets");
    }

    private static List<String> held(Response answer) {
        return is(200, answer).jsonPath().<Map<String, Object>>getList("items").stream()
                .map(item -> item.get("reference") + " " + item.get("clause"))
                .toList();
    }

    @Test
    void a_draft_is_read_as_clocks_would_hear_it_with_all_that_it_inherits() {
        var draft = druif.does(
                        "/agreements",
                        draft("WATERLAND-TELEFONIE", "\"level\": \"SERVICE\", \"parent\": \"WATERLAND\"", """
                        {"services": ["telefonie"], "targets": [
                            {"id": "reageren", "metric": "TIME_TO_RESPOND", "duration": "PT2H"}]}"""))
                .<String>path("id");
        var told = is(200, druif.bram().get(AGREEMENTS + "/" + draft + "/versions/1/terms"));
        var text = json.read(told.asByteArray(), AgreementText.class);
        assertThat(text.terms().targets())
                .extracting(target -> target.id() + " " + target.duration().orElseThrow())
                .containsExactly("reageren PT2H", "oplossen PT16H", "geheim PT3H");
        assertThat(text.terms().calendars()).containsOnlyKeys("kantoor");
        assertThat(text.reach().orElseThrow().above()).containsExactly("WATERLAND", "CONCERN");
        assertThat(text.services()).extracting(each -> each.reference()).containsExactly("telefonie");
        assertThat(Json.text(text)).isEqualTo(told.asString());
        assertThat(druif.managerOf("WATERLAND")
                        .get(AGREEMENTS + "/" + service + "/versions/1/terms")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void each_version_tells_of_every_clause_where_it_comes_from() {
        var version = is(200, druif.anna().get(AGREEMENTS + "/" + service + "/versions/1"))
                .jsonPath();
        assertThat(version.getList("resolved.targets.id")).containsExactly("reageren", "oplossen", "geheim");
        assertThat(version.getList("resolved.targets.duration")).containsExactly("PT1H", "PT16H", "PT2H");
        assertThat(version.<Map<String, Map<String, Object>>>get("origins"))
                .containsEntry("targets/reageren", Map.of("agreement", "WATERLAND-MAIL", "version", 1))
                .containsEntry("targets/oplossen", Map.of("agreement", "WATERLAND", "version", 1))
                .containsEntry("calendar", Map.of("agreement", "CONCERN", "version", 1));
        assertThat(version.getList("terms.targets.id")).containsExactly("reageren", "geheim");
    }

    @Test
    void a_customer_reads_what_he_inherits_and_no_objective_of_any_level() {
        for (var id : List.of(corporate, customer, service)) {
            var read = is(200, druif.managerOf("WATERLAND").get(AGREEMENTS + "/" + id + "/versions"))
                    .asString();
            assertThat(read).contains("oplossen").doesNotContain("geheim").doesNotContain("OBJECTIVE");
        }
        is(404, druif.managerOf("PURMEREND").get(AGREEMENTS + "/" + corporate));
    }

    @Test
    void the_targets_of_a_ticket_are_those_of_the_nearest_level_with_the_chain_that_led_there() {
        var mail = targets(druif.anna(), "WATERLAND", "mail", FRIDAY_AFTERNOON);
        assertThat(held(mail))
                .containsExactlyInAnyOrder(
                        "WATERLAND-MAIL targets/reageren",
                        "WATERLAND-MAIL targets/oplossen",
                        "WATERLAND-MAIL targets/geheim");
        var answer = mail.jsonPath();
        assertThat(answer.getString("items.find { it.clause == 'targets/oplossen' }.origin.agreement"))
                .isEqualTo("WATERLAND");
        assertThat(answer.getString("items.find { it.clause == 'targets/reageren' }.firstDueAt"))
                .isEqualTo("2026-05-08T16:00:00Z");
        assertThat(answer.getList("chain.why")).containsOnly("INHERITANCE");
        assertThat(answer.getList("chain.findAll { it.agreement == 'WATERLAND' }.byAgreement"))
                .containsOnly("WATERLAND-MAIL");
    }

    @Test
    void a_lower_level_may_ask_for_less_and_what_it_inherits_is_promised_once() {
        signed(draft("WATERLAND-TELEFONIE", "\"level\": \"SERVICE\", \"parent\": \"WATERLAND\"", """
                {"services": ["telefonie"], "targets": [{"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT20H"}]}"""));
        var telephony = targets(druif.managerOf("WATERLAND"), "", "telefonie", FRIDAY_AFTERNOON);
        assertThat(held(telephony))
                .containsExactlyInAnyOrder(
                        "WATERLAND-TELEFONIE targets/reageren", "WATERLAND-TELEFONIE targets/oplossen");
        assertThat(telephony.jsonPath().getString("items.find { it.clause == 'targets/oplossen' }.target.duration"))
                .isEqualTo("PT20H");
    }

    @Test
    void the_corporate_text_holds_for_a_customer_who_agreed_on_nothing() {
        assertThat(held(targets(druif.anna(), "PURMEREND", "mail", FRIDAY_AFTERNOON)))
                .containsExactly("CONCERN targets/reageren", "CONCERN targets/oplossen", "CONCERN targets/geheim");
        assertThat(held(targets(druif.managerOf("PURMEREND"), "", "mail", FRIDAY_AFTERNOON)))
                .containsExactly("CONCERN targets/reageren", "CONCERN targets/oplossen");
    }

    @Test
    void a_customer_asks_about_himself_and_hears_nothing_of_objectives() {
        var own = is(200, targets(druif.managerOf("WATERLAND"), "WATERLAND", "mail", FRIDAY_AFTERNOON));
        assertThat(own.asString()).doesNotContain("geheim").doesNotContain("OBJECTIVE");
        var other = is(403, targets(druif.managerOf("WATERLAND"), "PURMEREND", "mail", FRIDAY_AFTERNOON));
        assertThat(other.<String>path("type")).endsWith("/not-your-customer");
    }

    @Test
    void an_expired_agreement_sets_no_target_and_the_chain_says_so() {
        for (var id : List.of(service, customer, corporate)) {
            druif.does("/agreements/" + id + "/terminations", """
                    {"endsAt": "2026-06-01T00:00:00+02:00"}""");
        }
        var july = targets(druif.anna(), "WATERLAND", "mail", "2026-07-01T09:00:00+02:00");
        assertThat(held(july)).isEmpty();
        assertThat(july.jsonPath().getList("chain.why"))
                .containsExactly("NOT_IN_FORCE", "NOT_IN_FORCE", "NOT_IN_FORCE");
        assertThat(held(targets(druif.anna(), "WATERLAND", "mail", FRIDAY_AFTERNOON)))
                .hasSize(3);
    }

    @Test
    void a_question_with_a_key_nobody_knows_is_refused() {
        is(400, druif.anna().queryParam("kleur", "rood").get(ROOT + "/targets"));
        is(400, druif.anna().queryParam("at", "gisteren").get(ROOT + "/targets"));
    }

    @Test
    void the_tenants_own_people_say_whose_ticket_it_is() {
        for (var query : List.of("", "?customer=", "?service=mail")) {
            var refused = is(400, druif.anna().get(ROOT + "/targets" + query)).jsonPath();
            assertThat(refused.getList("errors.code")).containsExactly("REQUIRED");
            assertThat(refused.getList("errors.parameter")).containsExactly("customer");
        }
    }

    @Test
    void without_a_service_only_what_is_promised_of_every_service_holds() {
        assertThat(held(druif.anna()
                        .queryParam("customer", "WATERLAND")
                        .queryParam("at", FRIDAY_AFTERNOON)
                        .get(ROOT + "/targets")))
                .isNotEmpty()
                .noneMatch(target -> target.startsWith("WATERLAND-MAIL"));
    }

    @Test
    void a_draft_names_all_that_is_wrong_with_its_place() {
        var wrong = is(
                400,
                druif.anna()
                        .body(draft("X", "\"level\": \"CORPORATE\", \"parent\": \"NERGENS\"", """
                {"calendar": "kantoor", "targets": []}"""))
                        .post(AGREEMENTS));
        assertThat(wrong.<List<String>>path("errors.pointer")).containsExactly("#/parent");
        var unknown = is(
                400,
                druif.anna()
                        .body(draft("X", "\"level\": \"CUSTOMER\", \"parent\": \"NERGENS\"", """
                {"calendar": "kantoor", "targets": []}"""))
                        .post(AGREEMENTS));
        assertThat(unknown.<List<String>>path("errors.code")).containsExactly("UNKNOWN_PARENT");
    }

    @Test
    void two_drafts_do_not_build_on_each_other() {
        var above = druif.does("/agreements", draft("BOVEN", "\"level\": \"CORPORATE\"", """
                {"calendar": "kantoor", "targets": []}"""));
        druif.does("/agreements", draft("ONDER", "\"level\": \"CUSTOMER\", \"parent\": \"BOVEN\"", """
                {"calendar": "kantoor", "targets": []}"""));
        var circle = druif.anna()
                .header("If-Match", above.header("ETag"))
                .body(draft("BOVEN", "\"level\": \"SERVICE\", \"parent\": \"ONDER\"", """
                        {"calendar": "kantoor", "targets": []}"""))
                .put(AGREEMENTS + "/" + above.path("id"));
        assertThat(is(409, circle).<String>path("type")).endsWith("/cyclic-parents");
    }

    @Test
    void a_text_is_not_proposed_on_what_nobody_signed() {
        druif.does("/agreements", draft("BOVEN", "\"level\": \"CORPORATE\"", """
                {"calendar": "kantoor", "targets": [{"id": "a", "metric": "TIME_TO_RESOLVE", "duration": "PT8H"}]}"""));
        var below = druif.does("/agreements", draft("ONDER", "\"level\": \"CUSTOMER\", \"parent\": \"BOVEN\"", """
                {"targets": [{"id": "b", "metric": "TIME_TO_RESPOND", "duration": "PT1H"}]}"""));
        var refused = druif.anna().body("").post(AGREEMENTS + "/" + below.path("id") + "/proposals");
        assertThat(is(409, refused).<String>path("type")).endsWith("/parent-not-in-force");
    }
}
