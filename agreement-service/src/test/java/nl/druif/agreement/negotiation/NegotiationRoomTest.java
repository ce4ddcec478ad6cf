package nl.druif.agreement.negotiation;

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
import java.util.UUID;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Drafts on Friday 24 April an SLA that holds from 1 May, with an internal objective that the customer never sees. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class NegotiationRoomTest {
    private static final String AGREEMENTS = ROOT + "/agreements";

    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @BeforeEach
    void on_friday_morning() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
    }

    private RequestSpecification waterland() {
        return druif.managerOf("WATERLAND");
    }

    private RequestSpecification auditor() {
        return druif.as(Tokens.tenant(druif.id()).role(Role.AUDITOR));
    }

    private String drafted() {
        return druif.draft("SLA-1").path("id");
    }

    private String proposed() {
        var id = drafted();
        druif.does("/agreements/" + id + "/proposals", "");
        return id;
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static void isProblem(int status, String slug, Response answer) {
        is(status, answer);
        assertThat(answer.<String>path("type")).isEqualTo("https://druif.nl/problems/" + slug);
    }

    private static Response comment(RequestSpecification by, String id, String clause, boolean internal) {
        return by.body("""
                {"version": 1, "clause": "%s", "text": "Waarom zo?", "internal": %s}""".formatted(clause, internal)).post(AGREEMENTS + "/" + id + "/comments");
    }

    private static List<String> comments(RequestSpecification by, String id, String query) {
        return is(200, by.get(AGREEMENTS + "/" + id + "/comments" + query)).path("items.clause");
    }

    private static String counter(String toResolve) {
        return """
                {"validFrom": "2026-05-01T00:00:00+02:00", "reason": "Wij willen sneller", "terms": {
                    "services": ["mail"], "calendar": "kantoor", "targets": [
                        {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "%s", "priorities": ["1"]}]}}""".formatted(toResolve);
    }

    @Nested
    class comments {
        @Test
        void of_both_sides_stand_in_one_list() {
            var id = proposed();
            is(201, comment(waterland(), id, "targets/oplossen", false));
            clock.set(Instant.parse("2026-04-24T08:05:00Z"));
            is(201, comment(druif.anna(), id, "experienceTargets/sterren", false));
            assertThat(comments(waterland(), id, "")).containsExactly("targets/oplossen", "experienceTargets/sterren");
            assertThat(comments(druif.anna(), id, "?clause=targets/oplossen&version=1&resolved=false"))
                    .containsExactly("targets/oplossen");
        }

        @Test
        void that_are_internal_or_about_a_draft_or_an_objective_stay_with_the_provider() {
            var id = drafted();
            assertThat(is(201, comment(druif.anna(), id, "targets/oplossen", false))
                            .<Boolean>path("internal"))
                    .isTrue();
            druif.does("/agreements/" + id + "/proposals", "");
            is(201, comment(druif.anna(), id, "targets/oplossen", true));
            is(201, comment(druif.anna(), id, "targets/oplossen-intern", false));
            assertThat(comments(druif.anna(), id, "")).hasSize(3);
            assertThat(comments(waterland(), id, "")).isEmpty();
        }

        @Test
        void are_on_clauses_that_their_author_may_see() {
            var id = proposed();
            for (var clause : List.of("targets/oplossen-intern", "targets/wat-niet-bestaat")) {
                assertThat(is(400, comment(waterland(), id, clause, false)).<List<String>>path("errors.code"))
                        .containsExactly("UNKNOWN_CLAUSE");
            }
            isProblem(404, "not-found", comment(druif.managerOf("PURMEREND"), id, "targets/oplossen", false));
            isProblem(404, "not-found", comment(waterland(), drafted2(), "targets/oplossen", false));
            isProblem(404, "not-found", Tenant.fresh().anna().get(AGREEMENTS + "/" + id + "/comments"));
        }

        @Test
        void of_a_customer_are_never_internal() {
            var id = proposed();
            var refused = is(400, comment(waterland(), id, "targets/oplossen", true));
            assertThat(refused.<String>path("errors[0].pointer")).isEqualTo("#/internal");
            assertThat(refused.<String>path("errors[0].code")).isEqualTo("ONLY_THE_PROVIDER_KEEPS_INTERNAL");
            assertThat(refused.<String>path("errors[0].detail")).startsWith("Alleen de leverancier");
            assertThat(comments(druif.anna(), id, "")).isEmpty();
        }

        private String drafted2() {
            return druif.draft("SLA-2").path("id");
        }

        @Test
        void are_resolved_once_by_who_may_see_them() {
            var id = proposed();
            var open =
                    is(201, comment(waterland(), id, "targets/oplossen", false)).<String>path("id");
            var internal =
                    is(201, comment(druif.anna(), id, "targets/oplossen", true)).<String>path("id");
            var resolutions = AGREEMENTS + "/" + id + "/comments/%s/resolutions";
            isProblem(404, "not-found", waterland().post(resolutions.formatted(internal)));
            isProblem(404, "not-found", waterland().post(resolutions.formatted(UUID.randomUUID())));
            assertThat(is(201, druif.anna().post(resolutions.formatted(open))).<String>path("resolved.at"))
                    .isEqualTo("2026-04-24T08:00:00Z");
            isProblem(409, "already-resolved", waterland().post(resolutions.formatted(open)));
            assertThat(comments(waterland(), id, "?resolved=true")).hasSize(1);
        }

        @Test
        void of_hostile_lengths_and_names_are_refused_all_at_once() {
            var answer = is(400, druif.anna().body("""
                    {"version": 1, "clause": "' or 1=1", "text": "", "intern": true}""").post(AGREEMENTS + "/" + proposed() + "/comments"));
            assertThat(answer.<List<String>>path("errors.pointer"))
                    .containsExactlyInAnyOrder("#/clause", "#/text", "#/intern");
        }
    }

    @Nested
    class a_counter {
        @Test
        void leads_to_a_draft_that_the_provider_proposes() {
            var id = proposed();
            is(201, waterland().body(counter("PT3H")).post(AGREEMENTS + "/" + id + "/versions/1/counters"));
            var standing = is(200, druif.anna().get(AGREEMENTS + "/" + id));
            assertThat(standing.<String>path("status")).isEqualTo("DRAFT");
            assertThat(standing.<Integer>path("open")).isEqualTo(2);
            assertThat(standing.<List<String>>path("current.terms.targets.id"))
                    .containsExactly("oplossen", "oplossen-intern");
            isProblem(404, "not-found", waterland().get(AGREEMENTS + "/" + id + "/versions/2"));
            druif.does("/agreements/" + id + "/proposals", "");
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id + "/versions/2"))
                            .<List<String>>path("terms.targets.id"))
                    .containsExactly("oplossen");
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id + "/counters"))
                            .<List<String>>path("items.text.reason"))
                    .containsExactly("Wij willen sneller");
        }

        @Test
        void of_the_provider_is_nothing_that_the_customer_sees() {
            var id = proposed();
            is(201, druif.anna().body(counter("PT3H")).post(AGREEMENTS + "/" + id + "/versions/1/counters"));
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id + "/counters"))
                            .<List<?>>path("items"))
                    .isEmpty();
            isProblem(
                    409,
                    "version-not-proposed",
                    waterland().body(counter("PT3H")).post(AGREEMENTS + "/" + id + "/versions/1/counters"));
            isProblem(409, "nothing-to-withdraw", waterland().post(AGREEMENTS + "/" + id + "/withdrawals"));
        }

        @Test
        void does_not_tell_which_calendars_there_are() {
            var id = proposed();
            druif.does("/calendars", """
                    {"reference": "team", "name": "Team", "hours": {"timeZone": "Europe/Amsterdam", "weekly": {
                        "monday": [{"from": "08:00", "to": "18:00"}]}}}""");
            for (var name : List.of("team", "nergens")) {
                var answer = is(
                        400,
                        waterland()
                                .body(counter("PT3H").replace("kantoor", name))
                                .post(AGREEMENTS + "/" + id + "/versions/1/counters"));
                assertThat(answer.<List<String>>path("errors.code")).containsOnly("UNKNOWN_CALENDAR");
            }
        }
    }

    @Nested
    class signatures {
        private Response sign(RequestSpecification by, String id, String hash) {
            return by.body("{\"textHash\": \"" + hash + "\"}").post(AGREEMENTS + "/" + id + "/versions/1/signatures");
        }

        @Test
        void are_for_the_text_that_was_read() {
            var id = proposed();
            var hash = is(200, waterland().get(AGREEMENTS + "/" + id)).<String>path("current.textHash");
            isProblem(409, "text-changed", sign(waterland(), id, "0".repeat(64)));
            is(400, sign(waterland(), id, "geen hash"));
            is(201, sign(waterland(), id, hash));
            is(201, sign(druif.anna(), id, hash));
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id + "/versions/1/signatures"))
                            .<List<String>>path("items.side"))
                    .containsExactlyInAnyOrder("PROVIDER", "CUSTOMER");
        }

        @Test
        void wait_for_legal_review_where_the_agreement_asks_for_it() {
            var draft = Tenant.sla("SLA-1").replaceFirst("\\{", "{\"legalReview\": true, ");
            var id = druif.does("/agreements", draft).<String>path("id");
            druif.does("/agreements/" + id + "/proposals", "");
            var approvals = AGREEMENTS + "/" + id + "/versions/1/approvals";
            isProblem(
                    409,
                    "legal-review-pending",
                    druif.bram().body("{}").post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
            isProblem(
                    403,
                    "forbidden",
                    druif.anna().body("{\"verdict\": \"APPROVED\"}").post(approvals));
            isProblem(403, "forbidden", waterland().get(approvals));
            is(
                    201,
                    auditor()
                            .body("{\"verdict\": \"APPROVED\", \"remark\": \"Akkoord\"}")
                            .post(approvals));
            assertThat(is(200, druif.anna().get(approvals)).<List<String>>path("items.verdict"))
                    .containsExactly("APPROVED");
            is(201, druif.bram().body("{}").post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id)).asString())
                    .doesNotContain("Akkoord");
        }

        @Test
        void are_tried_out_with_what_they_would_do() {
            var id = proposed();
            var tried = is(
                    200,
                    waterland()
                            .queryParam("validateOnly", true)
                            .body("{}")
                            .post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
            assertThat(tried.<List<?>>path("preview.feasibility.firstDueTimes")).isNotEmpty();
            assertThat(tried.asString()).doesNotContain("oplossen-intern", "OBJECTIVE");
            assertThat(is(200, waterland().get(AGREEMENTS + "/" + id)).<List<?>>path("current.signatures"))
                    .isEmpty();
        }
    }

    @Nested
    class before_signing {
        private String ola() {
            var ola = """
                    {"reference": "OLA-1", "title": "Netwerk", "kind": "OLA", "provider": "NETWERK", "customer": "DRUIF",
                     "validFrom": "2026-01-01T00:00:00+01:00", "terms": {"services": ["mail"], "calendar": "kantoor", "targets": [
                        {"id": "herstel", "metric": "TIME_TO_RESOLVE", "duration": "PT6H"}]}}""";
            var id = druif.does("/agreements", ola).<String>path("id");
            druif.does("/agreements/" + id + "/proposals", "");
            druif.does("/agreements/" + id + "/versions/1/signatures", "{}");
            is(
                    201,
                    druif.bram()
                            .body("{\"side\": \"CUSTOMER\"}")
                            .post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
            return id;
        }

        private Response feasibility(RequestSpecification by, String id) {
            return is(200, by.get(AGREEMENTS + "/" + id + "/versions/1/feasibility"));
        }

        @Test
        void the_provider_learns_that_his_team_is_too_slow_and_the_customer_does_not() {
            ola();
            var id = proposed();
            var told = feasibility(druif.anna(), id);
            assertThat(told.<List<String>>path("findings.code")).contains("UNDERPINNING_TOO_SLOW");
            assertThat(told.<String>path("findings[0].message")).contains("OLA-1", "langer");
            var seen = feasibility(waterland(), id).asString();
            assertThat(seen).doesNotContain("UNDERPINNING", "OLA-1", "NETWERK", "oplossen-intern");
        }

        @Test
        void it_is_told_in_dutch_or_in_english() {
            var id = proposed();
            assertThat(feasibility(druif.anna(), id).asString()).contains("De tekst zegt niet");
            assertThat(feasibility(druif.anna().header("Accept-Language", "en"), id)
                            .asString())
                    .contains("The text does not say");
        }

        @Test
        void first_due_times_are_told_for_given_arrivals() {
            var id = drafted();
            var told = is(
                    200,
                    druif.anna()
                            .queryParam("arrival", "2026-05-01T17:00:00+02:00")
                            .get(AGREEMENTS + "/" + id + "/versions/1/feasibility"));
            assertThat(told.<List<String>>path("firstDueTimes.findAll { it.clause == 'targets/oplossen' }.dueAt"))
                    .containsOnly("2026-05-04T09:00:00Z");
            is(
                    400,
                    druif.anna()
                            .queryParam("arrival", "3026-05-01T17:00:00+02:00")
                            .get(AGREEMENTS + "/" + id + "/versions/1/feasibility"));
            is(404, druif.anna().get(AGREEMENTS + "/" + id + "/versions/2/feasibility"));
        }

        @Test
        void versions_are_compared_clause_by_clause() {
            var id = proposed();
            is(201, waterland().body(counter("PT3H")).post(AGREEMENTS + "/" + id + "/versions/1/counters"));
            var differences = is(200, druif.anna().get(AGREEMENTS + "/" + id + "/versions/2/differences"));
            assertThat(differences.<Integer>path("from")).isEqualTo(1);
            assertThat(differences.<List<String>>path("items.clause"))
                    .containsExactly("targets/oplossen", "experienceTargets/sterren");
            assertThat(differences.<String>path("items[0].words")).contains("van 4 u naar 3 u");
            is(404, druif.anna().get(AGREEMENTS + "/" + id + "/versions/2/differences?from=7"));
            is(404, waterland().get(AGREEMENTS + "/" + id + "/versions/2/differences"));
        }

        @Test
        void drafts_rewritings_proposals_and_amendments_are_tried_out() {
            var draft = is(
                    200,
                    druif.anna()
                            .queryParam("validateOnly", true)
                            .body(Tenant.sla("SLA-9"))
                            .post(AGREEMENTS));
            assertThat(draft.<List<?>>path("preview.feasibility.firstDueTimes")).isNotEmpty();
            var id = drafted();
            var rewritten = is(
                    200,
                    druif.anna()
                            .header("If-Match", "\"1\"")
                            .queryParam("validateOnly", true)
                            .body(Tenant.sla("SLA-1").replace("PT4H", "PT5H"))
                            .put(AGREEMENTS + "/" + id));
            assertThat(rewritten.<List<String>>path("preview.differences.items.clause"))
                    .containsExactly("targets/oplossen");
            var tried =
                    is(200, druif.anna().queryParam("validateOnly", true).post(AGREEMENTS + "/" + id + "/proposals"));
            assertThat(tried.<String>path("status")).isEqualTo("PROPOSED");
            assertThat(is(200, druif.anna().get(AGREEMENTS + "/" + id)).<String>path("status"))
                    .isEqualTo("DRAFT");
        }

        @Test
        void a_contradiction_is_not_proposed() {
            var draft = Tenant.sla("SLA-1")
                    .replaceFirst(
                            "\"priorities\": \\[\"1\"\\]",
                            "\"pausesOn\": [{\"status\": \"Closed\", \"party\": \"CUSTOMER\"}]");
            var id = druif.does("/agreements", draft).<String>path("id");
            isProblem(409, "contradictory-terms", druif.anna().post(AGREEMENTS + "/" + id + "/proposals"));
            assertThat(feasibility(druif.anna(), id).<List<Boolean>>path("findings.contradiction"))
                    .contains(true);
        }
    }

    @Test
    void an_amendment_of_the_past_says_what_becomes_of_clocks() {
        var id = proposed();
        druif.does("/agreements/" + id + "/versions/1/signatures", "{}");
        is(201, waterland().body("{}").post(AGREEMENTS + "/" + id + "/versions/1/signatures"));
        clock.set(Instant.parse("2026-07-10T08:00:00Z"));
        var plain = """
                {"validFrom": "2026-07-05T00:00:00+02:00", "terms": %s}""".formatted(Tenant.terms("PT3H"));
        isProblem(409, "amendment-in-the-past", druif.anna().body(plain).post(AGREEMENTS + "/" + id + "/amendments"));
        druif.does(
                "/agreements/" + id + "/amendments",
                plain.replaceFirst("\"services\"", "\"policies\": {\"onNewVersion\": \"REPLAY\"}, \"services\""));
        is(201, druif.bram().body("{}").post(AGREEMENTS + "/" + id + "/versions/2/signatures"));
        is(201, waterland().body("{}").post(AGREEMENTS + "/" + id + "/versions/2/signatures"));
        assertThat(believed(id, "2026-07-05T10:00:00Z", "2026-07-10T07:59:59Z")).isEqualTo(1);
        assertThat(believed(id, "2026-07-05T10:00:00Z", "2026-07-10T08:00:00Z")).isEqualTo(2);
        assertThat(believed(id, "2026-07-04T10:00:00Z", "2026-07-10T08:00:00Z")).isEqualTo(1);
    }

    private int believed(String id, String validAt, String recordedAt) {
        return is(
                        200,
                        waterland()
                                .queryParam("validAt", validAt)
                                .queryParam("recordedAt", recordedAt)
                                .get(AGREEMENTS + "/" + id))
                .path("inForce");
    }
}
