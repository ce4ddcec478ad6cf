package nl.druif.ticketclock.idle;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Friday 24 April 2026, under a promise to resolve within four hours and an objective of two. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class IdleTest {
    private static final String LIST = ROOT + "/idle-while-green";
    private static final String DISTRIBUTION = ROOT + "/idle-distributions";

    private final Desk desk = Desk.fresh();
    private int told;

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @BeforeEach
    void promised() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
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
        awaited(() -> terms.save(desk.tenant(), List.of(sla), clock.instant()));
    }

    @Test
    void a_ticket_shows_when_it_was_touched_and_how_it_lay_but_not_to_its_customer() {
        lay("M-1", "netwerk", "12:20", "12:50");
        tells("M-1", "NOTED", "12:30", "netwerk");
        var ticket = desk.dossier("M-1").jsonPath();
        assertThat(ticket.getList("touches.kind")).containsExactly("WORKED", "NOTED", "RESOLVED");
        assertThat(ticket.getMap("touches[0]"))
                .isEqualTo(Map.of(
                        "kind",
                        "WORKED",
                        "from",
                        "2026-04-24T10:20:00Z",
                        "until",
                        "2026-04-24T10:50:00Z",
                        "team",
                        "netwerk"));
        assertThat(ticket.getMap("agreements[0].clocks.find { it.reading.target == 'oplossen' }.lying"))
                .hasToString("{counted=PT3H50M, touched=PT30M, idle=PT3H20M, percent=86.95, whileGreen=true}");
        assertThat(ticket.getBoolean("agreements[0].clocks.find { it.reading.target == 'streven' }.lying.whileGreen"))
                .isFalse();
        var theirs = desk.viewerOf("WATERLAND")
                .get(ROOT + "/tickets/" + desk.ticket("M-1").get("id"));
        assertThat(theirs.jsonPath().getList("events.type")).doesNotContain("NOTED");
        assertThat(theirs.asString()).doesNotContain("idle", "PT3H20M", "WORKED", "netwerk");
    }

    @Test
    void tickets_that_were_left_lying_are_listed_the_longest_first() {
        lay("M-1", "netwerk", "12:20", "12:50");
        lay("M-2", "mail", "11:00", "11:30");
        lay("M-3", "mail", "10:00", "11:00");
        lay("M-4", "mail", "12:55", "13:00");
        lay("M-5", "mail", "13:30", "13:40");
        var found = desk.agent().get(LIST);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        assertThat(found.jsonPath().getList("items.reference")).containsExactly("M-4", "M-1", "M-2");
        assertThat(found.jsonPath().getMap("items[1]"))
                .containsEntry("team", "netwerk")
                .containsEntry("target", "oplossen")
                .containsEntry("counted", "PT3H50M")
                .containsEntry("idle", "PT3H20M")
                .containsEntry("solvedAt", "2026-04-24T10:50:00Z");
        assertThat(found.jsonPath().getString("items[1].percent")).isEqualTo("86.95");
        assertThat(references(LIST + "?team=netwerk")).containsExactly("M-1");
        assertThat(references(LIST + "?from=2026-04-24T10:50:00Z&until=2026-04-24T10:50:00.001Z"))
                .containsExactly("M-1");
        assertThat(references(LIST + "?customer=PURMEREND")).isEmpty();

        var first = desk.agent().get(LIST + "?pageSize=2");
        assertThat(first.jsonPath().getList("items.reference")).containsExactly("M-4", "M-1");
        lay("M-6", "mail", "12:40", "12:45");
        var second = desk.agent().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));
        assertThat(second.jsonPath().getList("items.reference")).containsExactly("M-2");
        var back = desk.agent().urlEncodingEnabled(false).get(second.jsonPath().getString("prev"));
        assertThat(back.jsonPath().getList("items.reference")).containsExactly("M-6", "M-1");
    }

    @Test
    void what_a_late_note_explains_leaves_the_list() {
        lay("M-1", "netwerk", "12:20", "12:50");
        assertThat(references(LIST)).containsExactly("M-1");
        tells("M-1", "NOTED", "10:40", "netwerk");
        assertThat(references(LIST)).isEmpty();
        assertThat(tables.rows(desk.tenant(), "select idle_millis / 60000 from clock where target = 'oplossen'"))
                .containsExactly("100");
    }

    @Test
    void what_counts_as_left_lying_is_the_tenants_to_say_and_goes_for_what_was_judged_before() {
        lay("M-1", "netwerk", "12:20", "12:50");
        assertThat(setTo("\"0\"", 90).statusCode()).isEqualTo(200);
        assertThat(references(LIST)).isEmpty();
        assertThat(desk.dossier("M-1")
                        .jsonPath()
                        .getBoolean("agreements[0].clocks.find { it.reading.target == 'oplossen' }.lying.whileGreen"))
                .isFalse();
        var refused = setTo("\"1\"", 100);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .isEqualTo("100 is geen heel percentage van 1 tot en met 99.");
        assertThat(desk.agent().get(ROOT + "/settings").jsonPath().getInt("idleAbovePercent"))
                .isEqualTo(90);
        assertThat(tables.rows(desk.tenant(), "select cast(after as jsonb) ->> 'idleAbovePercent' from audit_event"))
                .containsExactly("90");
    }

    @Test
    void a_distribution_tells_of_each_team_how_its_tickets_lay() {
        lay("M-1", "mail", "09:06", "10:00");
        lay("M-2", "mail", "09:05", "10:00");
        lay("M-3", "mail", "09:54", "10:00");
        lay("M-4", "netwerk", "12:20", "12:50");
        lay("M-5", "netwerk", "13:30", "13:40");
        tells("M-6", "OPENED", "09:00", null);
        tells("M-6", "RESOLVED", "10:00", null);
        var teams = desk.agent().get(DISTRIBUTION + "?by=team");
        assertThat(teams.statusCode()).as(teams.asString()).isEqualTo(200);
        var groups = teams.jsonPath();
        assertThat(groups.getInt("idleAbovePercent")).isEqualTo(50);
        assertThat(groups.getList("groups.met")).containsExactly(3, 1, 1);
        assertThat(groups.getList("groups.leftLying")).containsExactly(1, 1, 1);
        assertThat(groups.getList("groups.team")).startsWith("mail", "netwerk").hasSizeBetween(2, 3);
        assertThat(groups.getList("groups[0].shares.tickets")).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(groups.getList("groups[1].shares.tickets")).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
        assertThat(groups.getList("groups[2].shares.tickets")).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(groups.getMap("groups[0].shares[1]"))
                .isEqualTo(Map.of("fromPercent", 10, "untilPercent", 20, "tickets", 1));
        assertThat(groups.getList("groups.p50").stream().map(String::valueOf))
                .containsExactly("10.0", "86.95", "100.0");
        assertThat(groups.getString("groups[0].p90")).isEqualTo("90.0");

        var all = desk.agent().get(DISTRIBUTION).jsonPath();
        assertThat(all.getList("groups.met")).containsExactly(5);
        assertThat(all.getList("groups[0].shares.tickets")).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void a_customers_people_learn_nothing_of_it() {
        lay("M-1", "netwerk", "12:20", "12:50");
        for (var path : List.of(LIST, DISTRIBUTION)) {
            assertThat(desk.viewerOf("WATERLAND").get(path).statusCode()).isEqualTo(403);
            assertThat(desk.as(Tokens.tenant(desk.tenant())
                                    .role(Role.CUSTOMER_MANAGER)
                                    .claim("party", "WATERLAND"))
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Desk.fresh().agent().get(path).asString()).doesNotContain("M-1", "netwerk");
        }
    }

    @Test
    void a_question_that_makes_no_sense_is_told_why() {
        for (var query : List.of(
                "?from=2026-04-25T00:00:00Z&until=2026-04-24T00:00:00Z",
                "?from=2024-04-24T00:00:00Z&until=2026-04-24T00:00:00Z",
                "?from=gisteren",
                "?until=-100000-01-01T00:00:00Z",
                "?until=%2B100000-01-01T00:00:00Z",
                "?from=%00",
                "?by=koe",
                "?ploeg=mail")) {
            assertThat(desk.agent()
                            .urlEncodingEnabled(false)
                            .get(DISTRIBUTION + query)
                            .statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(desk.agent()
                        .get(LIST + "?from=2024-04-24T00:00:00Z&until=2026-04-24T00:00:00Z")
                        .jsonPath()
                        .getString("errors[0].detail"))
                .isEqualTo("Dit is meer dan 366 dagen.");
    }

    private List<String> references(String path) {
        var found = desk.agent().get(path);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found.jsonPath().getList("items.reference");
    }

    /** Opened at 09:00, taken up and solved then. */
    private void lay(String ticket, String team, String takenUp, String solved) {
        tells(ticket, "OPENED", "09:00", team);
        tells(ticket, "WORK_STARTED", takenUp, team);
        tells(ticket, "RESOLVED", solved, team);
    }

    private void tells(String ticket, String type, String at, @Nullable String team) {
        desk.hears("""
                {"source": "topdesk", "ticket": "%s", "sourceEventId": "e%d", "type": "%s", "occurredAt": "2026-04-24T%s:00+02:00",
                 "customer": "WATERLAND", "service": "mail", "priority": "1"%s}""".formatted(ticket, told++, type, at, team == null ? "" : ", \"team\": \"" + team + "\""));
    }

    private Response setTo(String version, int percent) {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN))
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body("{\"factsFrom\": \"1970-01-01T00:00:00Z\", \"idleAbovePercent\": %d}".formatted(percent))
                .put(ROOT + "/settings");
    }
}
