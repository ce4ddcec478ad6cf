package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.ExclusionStore;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class WhatWasKnownThenTest {
    private static final String OPENED = "2026-04-24T10:00:00+02:00";
    private static final String DUE = "agreements[0].clocks[0].reading.dueAt";
    private static final String OUTCOME = "agreements[0].clocks[0].reading.outcome";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    ExclusionStore exclusions;

    @Inject
    Tables tables;

    @BeforeEach
    void promised() {
        clock.set(Instant.parse("2026-04-30T12:00:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void as_of_an_instant_the_ticket_is_what_had_happened_by_then() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        desk.hears(event("M-1", "2", "RESOLVED", "2026-04-24T11:00:00+02:00"));
        var then = at(Map.of("asOf", "2026-04-24T08:30:00Z"));
        assertThat(then.jsonPath().getString("ticket.state")).isEqualTo("OPEN");
        assertThat(then.jsonPath().getString("ticket.outcome")).isEqualTo("OPEN");
        assertThat(then.jsonPath().getString("ticket.breachAt")).isEqualTo("2026-04-24T12:00:00Z");
        assertThat(then.jsonPath().getList("events")).hasSize(1);
        assertThat(then.jsonPath().getString("agreements[0].clocks[0].reading.state"))
                .isEqualTo("RUNNING");
        assertThat(then.jsonPath().getBoolean("agreements[0].clocks[0].withinCalendarHours"))
                .isTrue();
        assertThat(then.jsonPath().getString("agreements[0].clocks[0].goalDuration"))
                .isEqualTo("PT4H");
        var now = at(Map.of());
        assertThat(now.jsonPath().getString("ticket.state")).isEqualTo("RESOLVED");
        assertThat(now.jsonPath().getString("ticket.outcome")).isEqualTo("MET");
    }

    @Test
    void an_event_that_was_heard_later_was_not_known_then() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        var before = heardAt("1");
        desk.hears(event("M-1", "2", "RESOLVED", "2026-04-24T11:00:00+02:00"));
        var after = heardAt("2");
        assertThat(before).isNotEqualTo(after);
        var then = at(Map.of("recordedAt", before));
        assertThat(then.jsonPath().getString(OUTCOME)).isEqualTo("BREACHED");
        assertThat(then.jsonPath().getString("recordedAt"))
                .isEqualTo(Instant.parse(before).toString());
        assertThat(at(Map.of("recordedAt", after)).jsonPath().getString(OUTCOME))
                .isEqualTo("MET");
        assertThat(at(Map.of("recordedAt", "2020-01-01T00:00:00Z")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_version_that_was_signed_later_was_not_known_then() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        awaited(() -> terms.save(
                desk.tenant(),
                List.of(Waterland.published(
                        desk.tenant(),
                        Waterland.SLA,
                        2,
                        AgreementKind.SLA,
                        List.of(
                                Waterland.version(1, Waterland.START, OnNewVersion.PIN, Waterland.resolve(4)),
                                Waterland.version(
                                        2,
                                        Instant.parse("2026-04-01T00:00:00Z"),
                                        Instant.parse("2098-01-01T00:00:00Z"),
                                        OnNewVersion.REPLAY,
                                        Waterland.resolve(2))))),
                clock.instant()));
        var known = at(Map.of("recordedAt", "2098-06-01T00:00:00Z"));
        assertThat(known.jsonPath().getInt("agreements[0].clocks[0].reading.version"))
                .as(known.asString())
                .isEqualTo(2);
        var then = at(Map.of("recordedAt", "2097-06-01T00:00:00Z"));
        assertThat(then.jsonPath().getInt("agreements[0].clocks[0].reading.version"))
                .isEqualTo(1);
    }

    @Test
    void an_exclusion_counts_from_when_both_had_signed_it_until_both_took_it_back() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        var signed = Waterland.excluded(desk.tenant(), Waterland.SLA, "2026-04-24T09:00:00Z", "2026-04-24T10:00:00Z");
        awaited(() -> exclusions.save(desk.tenant(), List.of(told(signed, "2096-05-01T00:00:00Z")), clock.instant()));
        awaited(() -> exclusions.save(
                desk.tenant(), List.of(told(Waterland.revoked(signed), "2096-07-01T00:00:00Z")), clock.instant()));
        assertThat(due("2096-04-01T00:00:00Z")).isEqualTo("2026-04-24T12:00:00Z");
        assertThat(due("2096-06-01T00:00:00Z")).isEqualTo("2026-04-24T13:00:00Z");
        assertThat(due("2096-08-01T00:00:00Z")).isEqualTo("2026-04-24T12:00:00Z");
    }

    @Test
    void a_ticket_that_was_another_customers_then_is_not_found_by_those_whose_it_is_now() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        var before = heardAt("1");
        desk.hears(event("M-1", "2", "SERVICE_CHANGED", "2026-04-24T10:30:00+02:00")
                .replace("WATERLAND", "PURMEREND"));
        var path = ROOT + "/tickets/" + desk.ticket("M-1").get("id");
        var now = desk.viewerOf("PURMEREND").get(path);
        assertThat(now.jsonPath().getList("events.sourceEventId")).containsExactly("2");
        assertThat(now.asString()).doesNotContain("WATERLAND");
        assertThat(desk.viewerOf("PURMEREND")
                        .queryParam("recordedAt", before)
                        .get(path)
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.viewerOf("PURMEREND")
                        .queryParam("asOf", "2026-04-24T08:10:00Z")
                        .get(path)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void instants_out_of_reach_are_faults_each_with_its_name() {
        desk.hears(event("M-1", "1", "OPENED", OPENED));
        var refused = at(Map.of("asOf", "2027-05-02T00:00:00Z", "recordedAt", "2100-01-01T00:00:00Z"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.parameter")).containsExactly("asOf", "recordedAt");
        assertThat(refused.jsonPath().getList("errors.code")).containsExactly("AS_OF_TOO_FAR", "INSTANT_OUT_OF_RANGE");
        for (var odd : List.of("yesterday", "1969-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z", "")) {
            assertThat(at(Map.of("asOf", odd)).statusCode()).as(odd).isEqualTo(400);
            assertThat(at(Map.of("recordedAt", odd)).statusCode()).as(odd).isEqualTo(400);
        }
    }

    @Test
    void a_customer_is_told_no_teams_and_does_not_ask_by_them() {
        desk.hears(
                event("M-1", "1", "OPENED", OPENED).replace("\"source\"", "\"team\": \"netwerkbeheer\", \"source\""));
        var path = ROOT + "/tickets/" + desk.ticket("M-1").get("id");
        assertThat(desk.agent().get(path).asString()).contains("netwerkbeheer");
        assertThat(desk.viewerOf("WATERLAND").get(path).asString()).doesNotContain("netwerkbeheer");
        assertThat(desk.viewerOf("WATERLAND").get(ROOT + "/tickets").asString()).doesNotContain("netwerkbeheer");
        assertThat(desk.viewerOf("WATERLAND")
                        .queryParam("team", "netwerkbeheer")
                        .get(ROOT + "/tickets")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("TEAMS_ARE_INTERNAL");
    }

    private static ExclusionSigned told(ExclusionSigned some, String at) {
        return new ExclusionSigned(
                some.id(),
                some.tenant(),
                some.exclusion(),
                some.agreement(),
                some.revision(),
                some.excluded(),
                some.cause(),
                some.revoked(),
                Instant.parse(at));
    }

    private String due(String recordedAt) {
        return at(Map.of("recordedAt", recordedAt)).jsonPath().getString(DUE);
    }

    private String heardAt(String event) {
        return tables.rows(
                        desk.tenant(),
                        "select to_char(heard_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from ticket_event"
                                + " where source_event_id = '" + event + "'")
                .get(0);
    }

    private Response at(Map<String, String> query) {
        var path = ROOT + "/tickets/" + desk.ticket("M-1").get("id");
        var asked = desk.agent();
        new ArrayList<>(query.entrySet()).forEach(entry -> asked.queryParam(entry.getKey(), entry.getValue()));
        return asked.get(path);
    }
}
