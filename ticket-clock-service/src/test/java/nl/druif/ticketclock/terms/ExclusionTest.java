package nl.druif.ticketclock.terms;

import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opened on Friday 24 April 2026 at 17:00, due on Tuesday at 11:00, solved at 14:00: three hours too late. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ExclusionTest {
    private static final Instant THURSDAY = Instant.parse("2026-04-30T08:00:00Z");

    private static final String WAITING =
            "select mode from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    ExclusionStore exclusions;

    @Inject
    News news;

    @Inject
    Tables tables;

    @BeforeEach
    void solvedTooLate() {
        clock.set(Instant.parse("2026-04-29T10:00:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        solved("M-1", "mail");
        news.heard(desk.tenant(), TargetBreached.class, 1);
        clock.set(THURSDAY);
    }

    @Test
    void signed_after_the_fact_takes_the_breach_back_and_keeps_the_verdict_as_superseded() throws Exception {
        signs(tuesday("10:00", "13:00"));
        assertThat(news.heard(desk.tenant(), FiringWithdrawn.class, 1))
                .singleElement()
                .satisfies(withdrawn -> assertThat(withdrawn.reason()).isEqualTo("EXCLUSION_SIGNED"));
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "MET");
        var read = desk.dossier("M-1").jsonPath();
        assertThat(read.getString("agreements[0].clocks[0].reading.counted")).isEqualTo("PT4H");
        assertThat(read.getList("agreements[0].clocks[0].reading.ledger.findAll { it.phase == 'EXCLUDED' }.clause"))
                .containsOnly("overmacht");
        assertThat(read.getString("agreements[0].superseded[0].outcome")).isEqualTo("BREACHED");
        assertThat(read.getString("agreements[0].superseded[0].reason")).isEqualTo("EXCLUSION_SIGNED");
    }

    @Test
    void is_not_heard_while_tickets_are_judged_that_it_could_not_wake_yet() throws Exception {
        try (var judging = Database.underTest().connect(Database.underTest().app())) {
            judging.setAutoCommit(false);
            lock(judging);
            var told = List.of(tuesday("10:00", "13:00"));
            var hearing = CompletableFuture.runAsync(
                    () -> awaited(() -> exclusions.save(desk.tenant(), told, clock.instant())));
            Await.until(
                    "somebody waits", () -> !tables.rows(desk.tenant(), WAITING).isEmpty());
            assertThat(hearing).isNotDone();
            judging.commit();
            hearing.get(20, TimeUnit.SECONDS);
        }
        news.heard(desk.tenant(), FiringWithdrawn.class, 1);
    }

    private void lock(Connection judging) throws SQLException {
        try (var statement =
                judging.prepareStatement("select pg_advisory_xact_lock_shared(hashtextextended('terms ' || ?, 0))")) {
            statement.setString(1, desk.tenant().toString());
            statement.execute();
        }
    }

    @Test
    void time_that_was_paused_or_excluded_twice_is_taken_off_once() throws Exception {
        desk.hears(waiting("M-1", "9", "2026-04-28T09:00:00+02:00", "Wacht op klant"));
        desk.hears(waiting("M-1", "10", "2026-04-28T11:00:00+02:00", "In behandeling"));
        signs(tuesday("10:00", "12:00"));
        signs(tuesday("11:30", "13:00"));
        // Friday 17–18, Tuesday 8–9 and 13–14: paused from 9 to 11, excluded from 10 to 13.
        Await.until(
                "three hours",
                () -> desk.dossier("M-1").jsonPath().getString("agreements[0].clocks[0].reading.counted"),
                "PT3H"::equals);
    }

    @Test
    void revoked_leaves_everything_as_it_was_and_an_older_telling_changes_nothing() throws Exception {
        var signed = tuesday("10:00", "13:00");
        signs(signed);
        news.heard(desk.tenant(), FiringWithdrawn.class, 1);
        signs(Waterland.revoked(signed));
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 2).get(1).at())
                .isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "BREACHED");

        var stale = new ExclusionSigned(
                UUID.randomUUID(),
                signed.tenant(),
                signed.exclusion(),
                signed.agreement(),
                1,
                signed.excluded(),
                signed.cause(),
                false,
                signed.at());
        signs(stale);
        var other = tuesday("13:30", "13:45");
        signs(other);
        Await.until(
                "the quarter of an hour",
                () -> desk.dossier("M-1").jsonPath().getString("agreements[0].clocks[0].reading.counted"),
                "PT6H45M"::equals);
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "BREACHED");
    }

    @Test
    void wakes_the_tickets_it_can_touch_and_no_others() throws Exception {
        clock.set(Instant.parse("2026-04-29T10:00:00Z"));
        solved("M-2", "mail");
        solved("T-1", "telefonie");
        desk.hears(event("M-3", "M-3-1", "OPENED", "2026-04-28T13:00:00+02:00"));
        desk.hears(event("M-3", "M-3-2", "RESOLVED", "2026-04-28T14:00:00+02:00"));
        clock.set(THURSDAY);
        signs(tuesday("10:00", "13:00"));
        Await.until("two judged anew", () -> judgedOn(THURSDAY), List.of("M-1", "M-2")::equals);
    }

    private List<String> judgedOn(Instant now) {
        return tables.rows(
                desk.tenant(),
                "select distinct t.reference from ticket t join clock c on c.tenant_id = t.tenant_id and c.ticket = t.id"
                        + " where c.read_at = '" + now + "' order by 1");
    }

    private void solved(String ticket, String service) {
        desk.hears(event(ticket, ticket + "-1", "OPENED", "2026-04-24T17:00:00+02:00")
                .replace("mail", service));
        desk.hears(event(ticket, ticket + "-2", "RESOLVED", "2026-04-28T14:00:00+02:00")
                .replace("mail", service));
    }

    private static String waiting(String ticket, String id, String at, String status) {
        return event(ticket, id, "STATUS_CHANGED", at)
                .replace("\"source\"", "\"status\": \"" + status + "\", \"source\"");
    }

    private void signs(ExclusionSigned exclusion) throws Exception {
        news.tell(exclusion);
    }

    private ExclusionSigned tuesday(String from, String until) {
        return Waterland.excluded(
                desk.tenant(),
                Waterland.SLA,
                tuesdayAt(from).toString(),
                tuesdayAt(until).toString());
    }

    private static Instant tuesdayAt(String time) {
        return OffsetDateTime.parse("2026-04-28T" + time + ":00+02:00").toInstant();
    }
}
