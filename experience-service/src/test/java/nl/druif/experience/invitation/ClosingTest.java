package nl.druif.experience.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.Desk;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "experience-service"))
class ClosingTest {
    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-04-24T15:00:00Z");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId neighbour = new TenantId(UUID.randomUUID());

    @Inject
    Desk desk;

    @Inject
    AskingStore asking;

    @BeforeEach
    void friday_afternoon() {
        desk.clock().set(FRIDAY_AFTERNOON);
    }

    @Test
    void a_closing_asks_once_however_often_it_is_told() {
        var closing = closing("INC-1");
        desk.invitation(tenant, closing);
        desk.tell(tenant, closing);
        desk.invitation(tenant, closing("INC-2"));
        assertThat(desk.invitations(tenant, closing.ticket())).hasSize(1);
        assertThat(desk.skipped(tenant, closing.ticket())).isEmpty();
    }

    @Test
    void a_second_closing_of_the_same_ticket_is_logged_and_asks_nobody() {
        desk.invitation(tenant, closing("INC-1"));
        desk.clock().advance(Duration.ofHours(2));
        var again = closing("INC-1");
        desk.tell(tenant, again);
        assertThat(skippedOnceHeard(again)).containsExactly("ALREADY_ASKED");
        assertThat(desk.invitations(tenant, again.ticket())).hasSize(1);
    }

    @Test
    void a_year_of_old_tickets_asks_nobody_and_says_why() {
        var old = desk.closing(
                tenant, "INC-OLD", "werkplek", Optional.empty(), FRIDAY_AFTERNOON.minus(Duration.ofDays(300)));
        desk.tell(tenant, old);
        assertThat(skippedOnceHeard(old)).containsExactly("CLOSED_TOO_LONG_AGO");
        assertThat(desk.invitations(tenant, old.ticket())).isEmpty();
    }

    @Test
    void a_ticket_that_was_opened_again_before_we_heard_of_its_closing_is_not_asked_about() throws Throwable {
        var closing = closing("INC-1");
        // Not over Kafka, which may bring the two apart: then the first is asked about before the second is heard.
        VertxContextSupport.subscribeAndAwait(() -> asking.hear(
                tenant, List.of(closing, openedAgain(closing)), desk.clock().instant()));
        assertThat(desk.skipped(tenant, closing.ticket())).containsExactly("REOPENED");
    }

    @Test
    void a_person_who_was_asked_this_week_is_left_in_peace() {
        desk.invitation(tenant, of("INC-1", "requester-7f3a"));
        var second = of("INC-2", "requester-7f3a");
        desk.tell(tenant, second);
        assertThat(skippedOnceHeard(second)).containsExactly("ASKED_RECENTLY");
    }

    @Test
    void a_portal_can_ask_nevertheless_but_not_twice() {
        desk.invitation(tenant, of("INC-1", "requester-7f3a"));
        var second = of("INC-2", "requester-7f3a");
        desk.tell(tenant, second);
        skippedOnceHeard(second);
        ask(tenant, second.ticket())
                .then()
                .statusCode(201)
                .header("Location", containsString("/experience/v1/invitations/"))
                .body("origin", equalTo("PORTAL"))
                .body("reference", equalTo("INC-2"))
                .body("requester", nullValue());
        ask(tenant, second.ticket()).then().statusCode(409).body("code", equalTo("ALREADY_ASKED"));
    }

    @Test
    void asking_about_a_ticket_nobody_closed_is_refused() {
        ask(tenant, UUID.randomUUID()).then().statusCode(404).body("code", equalTo("TICKET_NOT_CLOSED"));
    }

    @Test
    void a_neighbour_sees_nothing_of_it() {
        var closing = closing("INC-1");
        var invitation = desk.invitation(tenant, closing);
        assertThat(desk.invitations(neighbour, closing.ticket())).isEmpty();
        ask(neighbour, closing.ticket()).then().statusCode(404);
        for (var path : List.of("/experience/v1/invitations/", "/experience/v1/responses/")) {
            Desk.as(neighbour, Role.PROVIDER_ADMIN)
                    .get(path + invitation)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
        Desk.as(neighbour, Role.PROVIDER_ADMIN)
                .post("/experience/v1/invitations/{id}/links", invitation)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_link_of_a_neighbour_answers_nothing_in_a_portal() {
        var path = desk.link(tenant, desk.invitation(tenant, closing("INC-1")));
        var token = path.substring(path.lastIndexOf('/') + 1);
        answer(neighbour, token).then().statusCode(404);
        answer(tenant, token).then().statusCode(201).body("stars", equalTo(5));
    }

    @Test
    void the_list_goes_on_where_the_page_ended() {
        for (int i = 1; i <= 3; i++) {
            desk.invitation(tenant, closing("INC-" + i));
            desk.clock().advance(Duration.ofMinutes(1));
        }
        String next = Desk.as(tenant, Role.AUDITOR)
                .get("/experience/v1/invitations?pageSize=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("self", startsWith("http"))
                .extract()
                .path("next");
        Desk.as(tenant, Role.AUDITOR)
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reference", equalTo("INC-3"))
                .body("next", nullValue());
        Desk.as(neighbour, Role.AUDITOR)
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(400)
                .body("code", equalTo("CURSOR_MISMATCH"));
    }

    @Test
    void the_survey_can_be_changed_by_who_knows_its_state() {
        String id = Desk.as(tenant, Role.PROVIDER_ADMIN)
                .get("/experience/v1/surveys")
                .then()
                .statusCode(200)
                .body("items[0].rules.restPeriod", equalTo("PT168H"))
                .extract()
                .path("items[0].id");
        var edit = Map.of(
                "question", Map.of("nl", "Hoe ging het?", "en", "How did it go?"),
                "rules", Map.of("samplingPercent", 0, "askWithin", "P3D", "openFor", "P14D"));
        edit(id, "\"0\"", edit)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("question.nl", equalTo("Hoe ging het?"));
        edit(id, "\"0\"", edit).then().statusCode(412).body("code", equalTo("STALE_VERSION"));
        Desk.as(tenant, Role.PROVIDER_ADMIN)
                .contentType("application/json")
                .body(edit)
                .put("/experience/v1/surveys/{id}", id)
                .then()
                .statusCode(428);
        Desk.as(neighbour, Role.PROVIDER_ADMIN)
                .get("/experience/v1/surveys/{id}", id)
                .then()
                .statusCode(404);
        var closing = closing("INC-9");
        desk.tell(tenant, closing);
        assertThat(skippedOnceHeard(closing)).containsExactly("NOT_SAMPLED");
    }

    private Response edit(String id, String ifMatch, Object edit) {
        return Desk.as(tenant, Role.PROVIDER_ADMIN)
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(edit)
                .put("/experience/v1/surveys/{id}", id);
    }

    private static Response ask(TenantId tenant, UUID ticket) {
        return Desk.as(tenant, Role.INTEGRATION)
                .contentType("application/json")
                .body(Map.of("ticket", ticket))
                .post("/experience/v1/invitations");
    }

    private static Response answer(TenantId tenant, String token) {
        return Desk.as(tenant, Role.INTEGRATION)
                .contentType("application/json")
                .body(Map.of("token", token, "stars", 5))
                .post("/experience/v1/responses");
    }

    private List<String> skippedOnceHeard(TicketClosed closing) {
        return Await.until("a logged skip", () -> desk.skipped(tenant, closing.ticket()), found -> !found.isEmpty());
    }

    private TicketClosed closing(String reference) {
        return desk.closing(tenant, reference, "werkplek");
    }

    private TicketClosed of(String reference, String requester) {
        return desk.closing(
                tenant,
                reference,
                "werkplek",
                Optional.of(requester),
                desk.clock().instant());
    }

    private static TicketJudged openedAgain(TicketClosed closing) {
        return new TicketJudged(
                Uuid7.derivedFrom("reopened", closing.id()),
                closing.tenant(),
                closing.ticket(),
                2,
                closing.reference(),
                closing.service(),
                closing.customer(),
                closing.priority(),
                Optional.empty(),
                closing.at().minus(Duration.ofHours(4)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                closing.at().plus(Duration.ofMinutes(5)));
    }
}
