package nl.druif.ticketclock.courtesy;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class CourtesyApiTest {
    private static final String PATH = ROOT + "/settings/courtesy";
    private static final String TWO_HOURS = """
            {"calendar": {"timeZone": "Europe/Amsterdam", "weekly": {"friday": [{"from": "08:00", "to": "18:00"}],
                "tuesday": [{"from": "08:00", "to": "18:00"}]}},
             "targets": [
                {"id": "coulance", "metric": "TIME_TO_RESOLVE", "duration": "PT8H"},
                {"id": "coulance-p1", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "priorities": ["1"]}],
             "validFrom": "2026-04-24T00:00:00+02:00"}""";
    private static final Instant NOW = Instant.parse("2026-04-24T08:00:00Z");

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @Inject
    News news;

    @Inject
    TicketStore tickets;

    @BeforeEach
    void on_friday_at_ten() {
        clock.set(NOW);
    }

    @Test
    void a_ticket_out_of_scope_is_worked_on_under_a_clock_that_its_customer_does_not_see() {
        assertThat(set("\"0\"", TWO_HOURS).statusCode()).isEqualTo(200);
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T09:30:00+02:00"));

        var ticket = desk.dossier("M-1").jsonPath();
        assertThat(ticket.getString("ticket.outcome")).isEqualTo("NONE");
        assertThat(ticket.getList("agreements")).isEmpty();
        assertThat(ticket.getList("courtesy.reading.target")).containsExactly("coulance-p1");
        assertThat(ticket.getList("courtesy.reading.nature")).containsExactly("COURTESY");
        assertThat(ticket.getString("courtesy[0].reading.dueAt")).isEqualTo("2026-04-24T09:30:00Z");
        assertThat(ticket.getList("courtesy[0].reading.explanation")).isNotEmpty();
        var board = desk.agent().get(ROOT + "/clocks").jsonPath();
        assertThat(board.getList("items.nature")).containsExactly("COURTESY");
        assertThat(board.getString("items[0].remaining")).isEqualTo("PT1H30M");

        var id = desk.ticket("M-1").get("id");
        var theirs = desk.viewerOf("WATERLAND").get(ROOT + "/tickets/" + id);
        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(theirs.asString()).doesNotContain("coulance", "COURTESY");
        assertThat(desk.viewerOf("WATERLAND").get(ROOT + "/clocks").jsonPath().getList("items"))
                .isEmpty();
        var page = desk.viewerOf("WATERLAND").get("/ticket-clock/board/tickets/" + id);
        assertThat(page.asString()).doesNotContain("coulance");
    }

    @Test
    void it_breaks_as_courtesy_and_the_ticket_is_told_as_one_that_nothing_was_promised_about() {
        set("\"0\"", TWO_HOURS);
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T09:30:00+02:00"));
        clock.set(Instant.parse("2026-04-24T09:30:01Z"));
        awaited(() -> tickets.reviseDue(desk.tenant(), 100, clock.instant()));
        var breach = news.heard(desk.tenant(), TargetBreached.class, 1).get(0);
        assertThat(breach.clock().nature()).isEqualTo(Nature.COURTESY);
        assertThat(breach.at()).isEqualTo(Instant.parse("2026-04-24T09:30:00Z"));
        assertThat(news.heard(desk.tenant(), TicketJudged.class, 1))
                .allSatisfy(told -> assertThat(told.clocks()).isEmpty());
        assertThat(tables.rows(desk.tenant(), "select outcome, breach_at is null from ticket"))
                .containsExactly("NONE t");
    }

    @Test
    void an_agreement_that_is_signed_later_takes_its_place() {
        set("\"0\"", TWO_HOURS);
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T09:30:00+02:00"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        Await.until(
                "the promise",
                () -> tables.rows(desk.tenant(), "select nature, started_at = '2026-04-24T07:30:00Z' from clock"),
                found -> found.equals(List.of("COMMITMENT t")));
        assertThat(desk.dossier("M-1").jsonPath().getList("courtesy")).isEmpty();
        var then = desk.agent()
                .queryParam("recordedAt", Waterland.START.minusSeconds(1).toString())
                .get(ROOT + "/tickets/" + desk.ticket("M-1").get("id"));
        assertThat(then.statusCode()).isEqualTo(404);
    }

    @Test
    void terms_that_are_set_reach_tickets_that_are_there_and_later_ones_leave_them_alone() {
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T09:30:00+02:00"));
        set("\"0\"", TWO_HOURS);
        var due = "select to_char(due_at at time zone 'UTC', 'HH24:MI') from clock order by due_at";
        Await.until("a clock", () -> tables.rows(desk.tenant(), due), found -> found.equals(List.of("09:30")));

        clock.set(NOW.plus(Duration.ofMinutes(5)));
        var changed = set(
                "\"1\"",
                TWO_HOURS
                        .replace("PT2H", "PT1H")
                        .replace("\"validFrom\": \"2026-04-24T00:00:00+02:00\"", "\"validFrom\": null"));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("validFrom")).isEqualTo("2026-04-24T08:05:00Z");
        desk.hears(Desk.event("M-2", "2", "OPENED", "2026-04-24T10:05:00+02:00"));
        desk.hears(Desk.event("M-1", "3", "STATUS_CHANGED", "2026-04-24T10:05:00+02:00"));
        assertThat(tables.rows(desk.tenant(), due)).containsExactly("09:05", "09:30");
    }

    @Test
    void terms_are_the_administrators_to_set_and_kept_with_who_did_it() {
        var unset = desk.agent().get(PATH);
        assertThat(unset.header("ETag")).isEqualTo("\"0\"");
        assertThat(unset.jsonPath().getList("targets")).isEmpty();
        assertThat(set("\"0\"", TWO_HOURS).header("ETag")).isEqualTo("\"1\"");
        assertThat(set("\"0\"", TWO_HOURS).statusCode()).isEqualTo(412);
        assertThat(desk.agent().get(PATH).jsonPath().getList("targets.id")).containsExactly("coulance", "coulance-p1");
        assertThat(desk.viewerOf("WATERLAND").get(PATH).statusCode()).isEqualTo(403);
        assertThat(desk.agent()
                        .contentType(ContentType.JSON)
                        .header("If-Match", "\"1\"")
                        .body(TWO_HOURS)
                        .put(PATH)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Desk.fresh().agent().get(PATH).jsonPath().getInt("version")).isZero();
        assertThat(tables.rows(desk.tenant(), "select deed from audit_event")).containsExactly("courtesy.changed");
    }

    @Test
    void terms_that_make_no_sense_are_told_why() {
        assertThat(codes(TWO_HOURS.replace(
                        "TIME_TO_RESOLVE\", \"duration\": \"PT8H", "TIME_TO_OWN\", \"duration\": \"PT8H")))
                .containsExactly("NO_METRIC_OF_COURTESY");
        assertThat(codes(TWO_HOURS.replace("coulance-p1", "coulance"))).hasSize(1);
        assertThat(codes("{\"targets\": [{\"id\": \"x\", \"metric\": \"TIME_TO_RESPOND\", \"duration\": \"PT1H\"}]}"))
                .containsExactly("COURTESY_NEEDS_HOURS");
        assertThat(codes(TWO_HOURS.replace("2026-04-24T00", "2027-04-24T00"))).containsExactly("IN_THE_FUTURE");
        assertThat(codes(TWO_HOURS.replace("\"PT2H\"", "\"PT2H\", \"nature\": \"COMMITMENT\"")))
                .hasSize(1);
        for (var hostile : List.of(
                TWO_HOURS.replace("coulance-p1", "a\\u0000b"),
                "[]",
                "null",
                "{\"targets\": 7}",
                "{\"targets\": [null]}",
                "{\"calendar\": []}")) {
            assertThat(set("\"0\"", hostile).statusCode()).as(hostile).isEqualTo(400);
        }
        set("\"0\"", TWO_HOURS);
        var earlier = set("\"1\"", TWO_HOURS);
        assertThat(earlier.jsonPath().getList("errors.code")).containsExactly("NOT_AFTER_THE_LAST");
        assertThat(earlier.jsonPath().getString("errors[0].detail"))
                .isEqualTo("2026-04-23T22:00:00Z ligt niet na 2026-04-23T22:00:00Z, sinds wanneer de huidige afspraken"
                        + " gelden.");
    }

    @Test
    void hours_that_never_open_stop_no_ticket_from_coming_in() {
        var set = set("\"0\"", """
                {"calendar": {"timeZone": "Europe/Amsterdam", "weekly": {}},
                 "targets": [{"id": "nooit", "metric": "TIME_TO_RESOLVE", "duration": "PT1H"}]}""");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        desk.hears(Desk.event("M-1", "1", "OPENED", "2026-04-24T10:00:00+02:00"));
        assertThat(desk.dossier("M-1").jsonPath().getList("courtesy.reading.target"))
                .containsExactly("nooit");
        assertThat(desk.agent().get(ROOT + "/clocks").statusCode()).isEqualTo(200);
    }

    private List<String> codes(String body) {
        var refused = set("\"0\"", body);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        return refused.jsonPath().getList("errors.code");
    }

    private Response set(String version, String body) {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN))
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(body)
                .put(PATH);
    }
}
