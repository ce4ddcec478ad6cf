package nl.druif.ticketclock.board;

import static io.restassured.RestAssured.given;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.SignIn;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
@WithTestResource(SignIn.class)
class BoardPageTest {
    private static final String BOARD = "/ticket-clock/board";
    private final Desk desk = new Desk(new TenantId(SignIn.TENANT));

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @BeforeEach
    void aTicket() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        var sla = Waterland.published(
                desk.tenant(),
                Waterland.SLA,
                1,
                AgreementKind.SLA,
                List.of(Waterland.version(
                        1,
                        Waterland.START,
                        OnNewVersion.PIN,
                        Waterland.resolve(4),
                        Waterland.target("streven", Nature.OBJECTIVE, 2))));
        awaited(() -> terms.save(desk.tenant(), List.of(withWaterlandAsItSignsIn(sla)), clock.instant()));
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00")
                .replace("WATERLAND", "waterland")
                .replace("\"source\"", "\"team\": \"servicedesk\", \"source\""));
    }

    @Test
    void nobody_looks_without_signing_in() {
        for (var path : List.of(BOARD, BOARD + "/clocks", BOARD + "/clock-stream")) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(302)
                    .header("Location", containsString("code_challenge_method=S256"));
        }
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(Tokens.tenant(desk.tenant()).role("agent").sign())
                .get(BOARD)
                .then()
                .statusCode(302);
    }

    @Test
    void the_page_holds_nothing_inline_and_asks_nobody_else_for_anything() {
        var page = as("carla").get(BOARD);
        page.then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("Wat straks verloopt"));
        assertThat(page.asString())
                .doesNotContain("<style", " style=", " onclick", "javascript:", "http://", "https://")
                .doesNotContainPattern(Pattern.compile("<script(?![^>]* src=\"/ticket-clock/assets/)"));
        for (var asset : List.of("board.js", "board.css", "druif.css", "druif.svg")) {
            assertThat(given().get("/ticket-clock/assets/" + asset).statusCode())
                    .as(asset)
                    .isEqualTo(200);
        }
    }

    @Test
    void the_language_is_the_readers_and_can_be_chosen() {
        as("carla")
                .header("Accept-Language", "en")
                .get(BOARD)
                .then()
                .header("Content-Language", equalTo("en"))
                .body(containsString("What runs out next"));
        as("carla").get(BOARD + "?lang=EN&team=x").then().body(containsString("<html lang=\"en\">"));
    }

    @Test
    void the_board_shows_the_same_clocks_as_the_api_to_whoever_has_a_session() {
        var ours = as("carla").get(BOARD + "/clocks");
        assertThat(ours.jsonPath().getList("items.nature")).containsExactly("OBJECTIVE", "COMMITMENT");
        assertThat(ours.jsonPath().getList("items.team")).containsOnly("servicedesk");
        assertThat(ours.jsonPath().getString("items[1].remaining")).isEqualTo("PT3H30M");
        assertThat(ours.jsonPath().getString("items[1].goalDuration")).isEqualTo("PT4H");
        assertThat(ours.jsonPath().getString("items[1].timeZone")).isEqualTo("Europe/Amsterdam");
        var theirs = as("eva").get(BOARD + "/clocks");
        assertThat(theirs.jsonPath().getList("items.nature")).containsExactly("COMMITMENT");
        assertThat(theirs.asString()).doesNotContain("servicedesk", "streven");
    }

    @Test
    void a_ticket_says_why_its_clock_runs_out_then() {
        var page = as("carla").get(BOARD + "/tickets/" + desk.ticket("M-1").get("id"));
        page.then()
                .statusCode(200)
                .body(containsString("Waarom dit tijdstip?"))
                .body(containsString("verloopt op di 28 apr 2026 11:00"))
                .body(containsString("Koningsdag"))
                .body(containsString("streven"))
                .body(containsString("3 u 30 min servicetijd"));
        as("eva")
                .header("Accept-Language", "en")
                .get(BOARD + "/tickets/" + desk.ticket("M-1").get("id"))
                .then()
                .body(containsString("due on Tue 28 Apr 2026 11:00"))
                .body(not(containsString("streven")))
                .body(not(containsString("servicedesk")));
    }

    @Test
    void what_cannot_be_shown_is_refused_in_words() {
        as("carla")
                .get(BOARD + "/tickets/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("Hier is niets wat u mag zien."));
        as("carla")
                .get(BOARD + "?nonsense=1")
                .then()
                .statusCode(400)
                .body(containsString("Deze parameter bestaat niet"));
        as("itsm").get(BOARD).then().statusCode(403);
    }

    private static AgreementPublished withWaterlandAsItSignsIn(AgreementPublished sla) {
        return new AgreementPublished(
                sla.id(),
                sla.tenant(),
                sla.agreement(),
                sla.revision(),
                sla.reference(),
                sla.title(),
                sla.kind(),
                sla.provider(),
                new AgreementPublished.PartyName("waterland", "Gemeente Waterland"),
                sla.services(),
                sla.reach(),
                sla.versions(),
                sla.at());
    }

    private static RequestSpecification as(String person) {
        return SignIn.as(person, BOARD);
    }
}
