package nl.druif.agreement;

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
import nl.druif.agreement.settlement.Judged;
import nl.druif.foundation.event.AgreementNegotiated;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClauseDiscussed;
import nl.druif.foundation.event.PartyRegistered;
import nl.druif.foundation.event.ReviewChanged;
import nl.druif.foundation.event.SegmentRegistered;
import nl.druif.foundation.event.ServiceRegistered;
import nl.druif.foundation.event.SettlementChanged;
import nl.druif.foundation.event.Signed;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever listens knows what happened without asking; of each thing the newest telling is whole. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class EverythingIsToldTest {
    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    Told told;

    @BeforeEach
    void on_friday_morning() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
    }

    private <N extends Announcement> List<N> heard(Class<N> kind, int times) {
        return Await.until(kind.getSimpleName(), () -> told.to(druif.id(), kind), news -> news.size() >= times);
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private RequestSpecification carel() {
        return druif.managerOf("WATERLAND");
    }

    @Test
    void what_is_registered_is_told_when_it_comes_changes_and_goes() {
        var segment = druif.does("/segments", """
                {"reference": "goud", "name": "Goud", "members": ["WATERLAND"]}""");
        var path = ROOT + "/segments/" + segment.path("id");
        is(200, druif.anna().header("If-Match", "\"1\"").body("""
                        {"reference": "goud", "name": "Goud", "members": ["WATERLAND", "PURMEREND"]}""").put(path));
        is(204, druif.anna().header("If-Match", "\"2\"").delete(path));
        var news = heard(SegmentRegistered.class, 3);
        assertThat(news).extracting(SegmentRegistered::revision).containsExactly(1L, 2L, 3L);
        assertThat(news.get(1).members()).containsExactly("WATERLAND", "PURMEREND");
        assertThat(news).extracting(SegmentRegistered::removed).containsExactly(false, false, true);
        assertThat(heard(PartyRegistered.class, 4))
                .extracting(PartyRegistered::reference)
                .containsExactlyInAnyOrder("DRUIF", "WATERLAND", "PURMEREND", "NETWERK");
        assertThat(heard(ServiceRegistered.class, 2))
                .extracting(ServiceRegistered::name)
                .containsExactlyInAnyOrder("E-mail", "Telefonie");
    }

    @Test
    void each_step_of_a_negotiation_is_told_with_all_that_was_before_and_without_a_word_of_the_text() {
        String id = druif.draft("SLA-1").path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        is(
                201,
                named("Carel Kok", "WATERLAND")
                        .body("""
                {"validFrom": "2026-06-01T00:00:00+02:00", "terms": %s}""".formatted(countered()))
                        .post(ROOT + "/agreements/" + id + "/versions/1/counters"));
        druif.does("/agreements/" + id + "/proposals", "");
        var sign = ROOT + "/agreements/" + id + "/versions/2/signatures";
        is(201, druif.anna().body("{}").post(sign));
        is(201, named("Carel\u202e Kok", "WATERLAND").body("{}").post(sign));
        var news = heard(AgreementNegotiated.class, 6);
        assertThat(news)
                .extracting(AgreementNegotiated::step)
                .containsExactly(
                        "agreement.drafted",
                        "agreement.proposed",
                        "agreement.countered",
                        "agreement.proposed",
                        "agreement.signed",
                        "agreement.signed");
        assertThat(news).extracting(AgreementNegotiated::revision).isSorted().doesNotHaveDuplicates();
        var last = news.get(5);
        assertThat(last.versions())
                .extracting(AgreementNegotiated.Version::state)
                .containsExactly("COUNTERED", "SIGNED");
        assertThat(last.versions().get(1).signatures())
                .extracting(Signed::side)
                .containsExactly(PartyRole.PROVIDER, PartyRole.CUSTOMER);
        assertThat(last.versions().get(1).signatures().get(1).name()).contains("Carel Kok");
        assertThat(Json.text(last)).doesNotContain("oplossen");
        var page = is(
                200,
                druif.anna()
                        .accept("text/html")
                        .queryParam("language", "nl")
                        .get(ROOT + "/agreements/" + id + "/versions/2/document"));
        assertThat(page.asString()).contains("Ondertekend door Carel Kok").contains("Ondertekend door anna");
    }

    private static String countered() {
        return Tenant.terms("PT3H").replaceFirst(",\\s*\\{\"id\": \"oplossen-intern\"[^}]*}", "");
    }

    private RequestSpecification named(String name, String customer) {
        return druif.as(Tokens.tenant(druif.id())
                .role(Role.CUSTOMER_MANAGER)
                .claim("party", customer)
                .claim("name", name)
                .subject(UUID.fromString("00000000-0000-4000-8000-00000000000c")));
    }

    @Test
    void that_something_was_said_about_a_clause_is_told_and_that_it_stays_with_the_provider() {
        String id = druif.draft("SLA-1").path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        druif.does("/agreements/" + id + "/comments", """
                {"version": 1, "clause": "targets/oplossen", "text": "Halen wij dit?", "internal": true}""");
        String open = is(201, carel().body("""
                {"version": 1, "clause": "targets/oplossen", "text": "Waarom zo lang?"}""").post(ROOT + "/agreements/" + id + "/comments"))
                .path("id");
        druif.does("/agreements/" + id + "/comments/" + open + "/resolutions", "");
        var news = heard(ClauseDiscussed.class, 3);
        assertThat(news).extracting(ClauseDiscussed::internal).containsExactlyInAnyOrder(true, false, false);
        var settled = news.stream().filter(one -> one.resolved().isPresent()).toList();
        assertThat(settled).hasSize(1);
        assertThat(settled.get(0).comment()).hasToString(open);
        assertThat(settled.get(0).revision()).isEqualTo(2);
        assertThat(Json.text(news)).doesNotContain("Halen wij dit").doesNotContain("Waarom zo lang");
    }

    @Test
    void a_review_is_told_when_it_opens_and_when_it_is_decided() {
        String id = druif.draft("SLA-1").path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        for (var by : List.of(druif.anna(), carel())) {
            is(201, by.body("{}").post(ROOT + "/agreements/" + id + "/versions/1/signatures"));
        }
        String review = druif.does("/reviews", """
                {"agreement": "%s", "trigger": "TOOL_CHANGE", "reason": "Een ander meldingensysteem"}""".formatted(id)).path("id");
        is(201, druif.anna().header("If-Match", "\"1\"").body("""
                {"outcome": "KEEP", "reason": "Het nieuwe meet hetzelfde"}""").post(ROOT + "/reviews/" + review + "/decisions"));
        var news = heard(ReviewChanged.class, 2);
        assertThat(news).extracting(ReviewChanged::revision).containsExactly(1L, 2L);
        assertThat(news.get(1).evidence().reason()).contains("Een ander meldingensysteem");
        assertThat(news.get(1).decision().orElseThrow().outcome()).isEqualTo("KEEP");
    }

    @Test
    void a_settlement_is_told_as_it_opens_is_written_and_signed() throws Exception {
        Teller.tell(List.of(new Judged(druif.id(), UUID.randomUUID()).withoutPromise(1)));
        var opened = heard(SettlementChanged.class, 1).get(0);
        assertThat(opened.state()).isEqualTo("OPEN");
        var path = ROOT + "/settlements/" + opened.settlement();
        is(200, druif.anna().header("If-Match", "\"1\"").body("""
                {"technical": {"state": "SETTLED", "text": "Kabel vervangen"}, "administrative": {"state": "NOT_NEEDED"},
                 "financial": {"state": "SETTLED", "text": "Naar rato"}, "postings": [
                    {"party": "DRUIF", "money": {"amount": "150.00", "currency": "EUR"}},
                    {"party": "WATERLAND", "money": {"amount": "-150.00", "currency": "EUR"}}]}""").put(path));
        is(201, druif.anna().header("If-Match", "\"2\"").body("{}").post(path + "/signatures"));
        is(201, carel().header("If-Match", "\"3\"").body("{}").post(path + "/signatures"));
        var news = heard(SettlementChanged.class, 4);
        assertThat(news).extracting(SettlementChanged::revision).containsExactly(1L, 2L, 3L, 4L);
        var signed = news.get(3);
        assertThat(signed.state()).isEqualTo("SIGNED");
        assertThat(signed.postings())
                .extracting(SettlementChanged.Posting::party)
                .containsExactly("DRUIF", "WATERLAND");
        assertThat(signed.technical().text()).contains("Kabel vervangen");
        assertThat(signed.signatures()).hasSize(2);
    }
}
