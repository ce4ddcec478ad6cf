package nl.druif.ticketclock.terms;

import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four hours were promised; from Monday 27 April 2026 it is eight. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class AmendmentTest {
    private static final String FOUR_HOURS = "2026-04-28 09:00:00+00";
    private static final String EIGHT_HOURS = "2026-04-28 13:00:00+00";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    News news;

    @Inject
    Tables tables;

    @BeforeEach
    void openedOnFriday() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
    }

    @Test
    void a_new_version_that_cuts_over_moves_the_open_clock_when_it_becomes_valid() {
        amend(OnNewVersion.CUTOVER, "2026-04-27T00:00:00Z");
        assertThat(due()).isEqualTo(FOUR_HOURS);
        clock.set(Instant.parse("2026-04-27T06:00:00Z"));
        Await.until("the new due time", () -> due().equals(EIGHT_HOURS));
    }

    @Test
    void a_new_version_that_pins_leaves_the_open_clock_alone() {
        amend(OnNewVersion.PIN, "2026-04-27T00:00:00Z");
        clock.set(Instant.parse("2026-04-28T12:00:00Z"));
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 1).get(0).at())
                .isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
    }

    @Test
    void a_new_version_that_replays_judges_what_is_over_again_and_takes_the_breach_back() {
        clock.set(Instant.parse("2026-04-29T10:00:00Z"));
        desk.hears(event("M-1", "2", "RESOLVED", "2026-04-28T13:00:00+02:00"));
        desk.hears(event("M-1", "3", "CLOSED", "2026-04-29T09:00:00+02:00"));
        news.heard(desk.tenant(), TargetBreached.class, 1);

        amend(OnNewVersion.REPLAY, "2026-04-20T00:00:00Z");
        // Warnings too, where a timer told of them before the end was heard.
        Await.until(
                "the breach to be taken back",
                () -> news.heardSoFar(desk.tenant(), FiringWithdrawn.class),
                told -> told.stream().filter(one -> one.threshold().isEmpty()).count() == 1);
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "MET");
        assertThat(desk.dossier("M-1").jsonPath().getString("agreements[0].superseded[0].outcome"))
                .isEqualTo("BREACHED");
    }

    private void amend(OnNewVersion onNewVersion, String from) {
        var amended = Waterland.published(
                desk.tenant(),
                Waterland.SLA,
                2,
                AgreementKind.SLA,
                List.of(
                        Waterland.version(1, Waterland.START, OnNewVersion.PIN, Waterland.resolve(4)),
                        Waterland.version(
                                2, Instant.parse(from), clock.instant(), onNewVersion, Waterland.resolve(8))));
        awaited(() -> terms.save(desk.tenant(), List.of(amended), clock.instant()));
    }

    private String due() {
        return tables.rows(desk.tenant(), "select due_at from clock").get(0);
    }
}
