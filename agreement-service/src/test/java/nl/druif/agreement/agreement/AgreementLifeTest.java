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
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class AgreementLifeTest {
    private static final String AGREEMENTS = ROOT + "/agreements";
    private static final Instant FRIDAY = Instant.parse("2026-04-24T08:00:00Z");
    private static final Instant MAY = Instant.parse("2026-04-30T22:00:00Z");

    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @BeforeEach
    void on_friday_morning() {
        clock.set(FRIDAY);
        druif.withParties().withCatalogue();
    }

    private String drafted() {
        return druif.draft("SLA-1").path("id");
    }

    private String proposed() {
        var id = drafted();
        druif.does("/agreements/" + id + "/proposals", "");
        return id;
    }

    private String signed() {
        var id = proposed();
        is(201, sign(druif.anna(), id, 1));
        is(201, sign(druif.managerOf("WATERLAND"), id, 1));
        return id;
    }

    private static Response sign(RequestSpecification by, String id, int version) {
        return by.body("{}").post(AGREEMENTS + "/" + id + "/versions/" + version + "/signatures");
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static void isProblem(int status, String slug, Response answer) {
        is(status, answer);
        assertThat(answer.<String>path("type")).isEqualTo("https://druif.nl/problems/" + slug);
    }

    private Response read(String id) {
        return is(200, druif.anna().get(AGREEMENTS + "/" + id));
    }

    private String status(String id) {
        return read(id).path("status");
    }

    private static String amendment(String from) {
        return """
                {"validFrom": "%s", "terms": %s}""".formatted(from, Tenant.terms("PT2H"));
    }

    @Nested
    class from_draft_to_end {
        @Test
        void what_both_sides_signed_holds_from_its_first_day() {
            var id = signed();
            assertThat(status(id)).isEqualTo("SIGNED");
            clock.set(MAY);
            assertThat(status(id)).isEqualTo("ACTIVE");
            assertThat(read(id).<String>path("current.terms.targets[0].duration"))
                    .isEqualTo("PT4H");
        }

        @Test
        void an_amendment_takes_over_when_both_signed_it() {
            var id = signed();
            druif.does("/agreements/" + id + "/amendments", amendment("2026-07-01T00:00:00+02:00"));
            is(201, sign(druif.bram(), id, 2));
            is(201, sign(druif.managerOf("WATERLAND"), id, 2));
            clock.set(Instant.parse("2026-06-30T22:00:00Z"));
            assertThat(read(id).<String>path("current.terms.targets[0].duration"))
                    .isEqualTo("PT2H");
        }

        @Test
        void what_was_believed_on_friday_about_july_can_be_asked_in_july() {
            var id = signed();
            clock.set(Instant.parse("2026-05-15T08:00:00Z"));
            druif.does("/agreements/" + id + "/amendments", amendment("2026-07-01T00:00:00+02:00"));
            is(201, sign(druif.bram(), id, 2));
            is(201, sign(druif.managerOf("WATERLAND"), id, 2));
            var believed = druif.anna()
                    .queryParam("validAt", "2026-07-10T00:00:00Z")
                    .queryParam("recordedAt", "2026-05-10T00:00:00Z")
                    .get(AGREEMENTS + "/" + id);
            assertThat(is(200, believed).<Integer>path("inForce")).isEqualTo(1);
        }

        @Test
        void a_withdrawn_amendment_leaves_what_was_signed_to_be_shown() {
            var id = signed();
            druif.does("/agreements/" + id + "/amendments", amendment("2026-07-01T00:00:00+02:00"));
            druif.does("/agreements/" + id + "/withdrawals", "");
            assertThat(read(id).<Integer>path("current.number")).isEqualTo(1);
            assertThat(status(id)).isEqualTo("SIGNED");
        }

        @Test
        void agreements_are_found_by_kind_customer_and_reference() {
            druif.draft("SLA-1");
            druif.draft("SLA-2");
            assertThat(references("")).containsExactlyInAnyOrder("SLA-1", "SLA-2");
            assertThat(references("?reference=SLA-2&kind=SLA&customer=WATERLAND"))
                    .containsExactly("SLA-2");
            assertThat(references("?kind=OLA")).isEmpty();
            assertThat(references("?customer=PURMEREND")).isEmpty();
        }

        private List<String> references(String query) {
            return is(200, druif.anna().get(AGREEMENTS + query)).path("items.reference");
        }

        @Test
        void a_terminated_one_ends_and_cannot_be_amended() {
            var id = signed();
            is(201, druif.managerOf("WATERLAND").body("""
                    {"endsAt": "2026-06-01T00:00:00+02:00", "reason": "We verhuizen"}""").post(AGREEMENTS + "/" + id + "/terminations"));
            clock.set(Instant.parse("2026-05-31T22:00:00Z"));
            assertThat(status(id)).isEqualTo("ENDED");
            isProblem(
                    409,
                    "agreement-ended",
                    druif.anna()
                            .body(amendment("2026-07-01T00:00:00+02:00"))
                            .post(AGREEMENTS + "/" + id + "/amendments"));
        }

        @Test
        void a_draft_can_be_rewritten_by_who_knows_its_state() {
            var draft = druif.draft("SLA-1");
            var rewritten = is(
                    200,
                    druif.anna()
                            .header("If-Match", draft.header("ETag"))
                            .body(Tenant.sla("SLA-1").replace("Werkplek", "Mail"))
                            .put(AGREEMENTS + "/" + draft.path("id")));
            assertThat(rewritten.<String>path("title")).isEqualTo("Mail Waterland");
            isProblem(
                    412,
                    "stale-version",
                    druif.anna()
                            .header("If-Match", draft.header("ETag"))
                            .body(Tenant.sla("SLA-1"))
                            .put(AGREEMENTS + "/" + draft.path("id")));
            is(428, druif.anna().body(Tenant.sla("SLA-1")).put(AGREEMENTS + "/" + draft.path("id")));
        }

        @Test
        void a_draft_that_is_only_validated_is_not_kept() {
            var tried = druif.anna()
                    .queryParam("validateOnly", true)
                    .body(Tenant.sla("SLA-1"))
                    .post(AGREEMENTS);
            assertThat(is(200, tried).<String>path("status")).isEqualTo("DRAFT");
            assertThat(druif.anna().get(AGREEMENTS).<List<?>>path("items")).isEmpty();
            is(201, druif.draft("SLA-1"));
            isProblem(
                    409,
                    "reference-taken",
                    druif.anna()
                            .queryParam("validateOnly", true)
                            .body(Tenant.sla("SLA-1"))
                            .post(AGREEMENTS));
        }

        @Test
        void a_withdrawn_proposal_is_never_signed() {
            var id = proposed();
            druif.does("/agreements/" + id + "/withdrawals", "");
            isProblem(409, "version-not-proposed", sign(druif.anna(), id, 1));
            assertThat(status(id)).isEqualTo("WITHDRAWN");
        }
    }

    @Nested
    class signatures {
        @Test
        void of_the_provider_alone_put_nothing_into_force() {
            var id = proposed();
            is(201, sign(druif.anna(), id, 1));
            isProblem(409, "already-signed", sign(druif.bram(), id, 1));
            assertThat(status(id)).isEqualTo("PROPOSED");
        }

        @Test
        void of_another_customer_find_nothing() {
            isProblem(404, "not-found", sign(druif.managerOf("PURMEREND"), proposed(), 1));
        }

        @Test
        void of_a_customers_viewer_are_refused() {
            var viewer = druif.as(
                    Tokens.tenant(druif.id()).role(Role.CUSTOMER_VIEWER).claim("party", "WATERLAND"));
            isProblem(403, "forbidden", sign(viewer, proposed(), 1));
        }

        @Test
        void of_a_customer_without_a_party_in_its_token_are_refused() {
            var nobody = druif.as(Tokens.tenant(druif.id()).role(Role.CUSTOMER_MANAGER));
            isProblem(403, "party-unclear", sign(nobody, proposed(), 1));
        }

        @Test
        void of_the_customer_by_the_provider_are_refused() {
            isProblem(
                    403,
                    "not-your-side",
                    druif.anna()
                            .body("{\"side\": \"CUSTOMER\"}")
                            .post(AGREEMENTS + "/" + proposed() + "/versions/1/signatures"));
        }

        @Test
        void of_twenty_people_at_once_count_once() {
            var id = proposed();
            var people = IntStream.range(0, 20)
                    .mapToObj(i -> druif.as(Tokens.tenant(druif.id()).role(Role.AGREEMENT_MANAGER)))
                    .map(person -> CompletableFuture.supplyAsync(
                            () -> sign(person, id, 1).statusCode()))
                    .toList();
            assertThat(people.stream().map(CompletableFuture::join).filter(status -> status == 201))
                    .hasSize(1);
        }
    }

    @Nested
    class a_customer {
        @Test
        void sees_no_draft() {
            isProblem(404, "not-found", druif.managerOf("WATERLAND").get(AGREEMENTS + "/" + drafted()));
            assertThat(druif.managerOf("WATERLAND").get(AGREEMENTS).<List<?>>path("items"))
                    .isEmpty();
        }

        @Test
        void sees_no_objective_by_any_route() {
            var id = signed();
            for (var path : List.of("/" + id, "/" + id + "/versions", "/" + id + "/versions/1")) {
                var seen = is(200, druif.managerOf("WATERLAND").get(AGREEMENTS + path))
                        .asString();
                assertThat(seen).as(path).contains("oplossen").doesNotContain("oplossen-intern", "OBJECTIVE");
            }
        }

        @Test
        void finds_what_it_signed_in_its_list() {
            var id = signed();
            clock.set(MAY);
            var listed = is(200, druif.managerOf("WATERLAND").get(AGREEMENTS));
            assertThat(listed.<List<String>>path("items.id")).containsExactly(id);
            assertThat(listed.<String>path("items[0].status")).isEqualTo("ACTIVE");
            assertThat(listed.<String>path("items[0].provider.name")).isEqualTo("Druif BV");
        }

        @Test
        void of_somebody_else_sees_nothing() {
            isProblem(404, "not-found", druif.managerOf("PURMEREND").get(AGREEMENTS + "/" + signed()));
            assertThat(druif.managerOf("PURMEREND").get(AGREEMENTS).<List<?>>path("items"))
                    .isEmpty();
            assertThat(druif.managerOf("PURMEREND")
                            .queryParam("customer", "WATERLAND")
                            .get(AGREEMENTS)
                            .<List<?>>path("items"))
                    .isEmpty();
        }

        @Test
        void may_not_draft_propose_or_amend() {
            var id = signed();
            isProblem(
                    403,
                    "forbidden",
                    druif.managerOf("WATERLAND").body(Tenant.sla("SLA-2")).post(AGREEMENTS));
            isProblem(403, "forbidden", druif.managerOf("WATERLAND").post(AGREEMENTS + "/" + id + "/proposals"));
            isProblem(
                    403,
                    "forbidden",
                    druif.managerOf("WATERLAND")
                            .body(amendment("2026-07-01T00:00:00Z"))
                            .post(AGREEMENTS + "/" + id + "/amendments"));
        }
    }

    @Nested
    class another_tenant {
        private final Tenant other = Tenant.fresh();

        @Test
        void finds_the_same_nothing_as_for_an_id_that_never_was() {
            var id = signed();
            var foreign = is(404, other.anna().get(AGREEMENTS + "/" + id));
            var absent = is(404, other.anna().get(AGREEMENTS + "/" + UUID.randomUUID()));
            assertThat(foreign.<String>path("detail")).isEqualTo(absent.path("detail"));
            assertThat(other.anna().get(AGREEMENTS).<List<?>>path("items")).isEmpty();
            isProblem(404, "not-found", sign(other.anna(), id, 1));
            isProblem(404, "not-found", other.anna().post(AGREEMENTS + "/" + id + "/withdrawals"));
        }

        @Test
        void can_use_the_same_references() {
            other.withParties().withCatalogue();
            druif.draft("SLA-1");
            is(201, other.draft("SLA-1"));
        }

        @Test
        void cannot_draft_with_the_parties_of_this_one() {
            var answer = is(400, other.anna().body(Tenant.sla("SLA-1")).post(AGREEMENTS));
            assertThat(answer.<List<String>>path("errors.code"))
                    .containsExactlyInAnyOrder("UNKNOWN_PARTY", "UNKNOWN_PARTY", "UNKNOWN_SERVICE", "UNKNOWN_CALENDAR");
        }
    }

    @Nested
    class what_is_wrong {
        @Test
        void with_a_body_is_said_five_times_at_once() {
            var answer = is(400, druif.anna().body("""
                    {"reference": " ", "title": "Werkplek", "kind": "SLAA", "provider": "DRUIF", "customer": "WATERLAND",
                     "validFrom": "gisteren", "terms": {"calender": "kantoor",
                        "targets": [{"id": "t", "metric": "TIME_TO_RESOLVE", "duration": "P1M"}]}}""").post(AGREEMENTS));
            assertThat(answer.<List<String>>path("errors.pointer"))
                    .containsExactly(
                            "#/reference", "#/kind", "#/validFrom", "#/terms/calender", "#/terms/targets/0/duration");
        }

        @Test
        void is_said_in_dutch_and_in_english() {
            var id = drafted();
            assertThat(sign(druif.anna(), id, 1).<String>path("detail"))
                    .isEqualTo(
                            "De versie is nog een concept; alleen een voorstel wordt ondertekend, getoetst of beantwoord.");
            assertThat(sign(druif.anna().header("Accept-Language", Locale.ENGLISH.toLanguageTag()), id, 1)
                            .<String>path("title"))
                    .isEqualTo("Version not proposed");
        }
    }

    @Test
    void a_post_sent_again_under_its_key_makes_one_agreement() {
        var first = druif.anna()
                .header("Idempotency-Key", "k1")
                .body(Tenant.sla("SLA-1"))
                .post(AGREEMENTS);
        var again = druif.anna()
                .header("Idempotency-Key", "k1")
                .body(Tenant.sla("SLA-1"))
                .post(AGREEMENTS);
        assertThat(is(201, again).<String>path("id")).isEqualTo(is(201, first).path("id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }
}
