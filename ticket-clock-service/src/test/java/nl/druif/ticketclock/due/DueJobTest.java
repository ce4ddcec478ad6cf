package nl.druif.ticketclock.due;

import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.Notices;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.alarm.Alarm;
import nl.druif.ticketclock.alarm.Waking;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class DueJobTest {
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    TicketStore tickets;

    @Inject
    Notices notices;

    @Inject
    Alarm alarm;

    @Inject
    News news;

    @Inject
    Tables tables;

    @BeforeEach
    void signed() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void time_alone_warns_three_times_and_breaches_once_each_dated_when_it_happened() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        clock.set(Instant.parse("2026-04-28T08:59:59Z"));
        assertThat(news.heard(desk.tenant(), ClockWarned.class, 3))
                .extracting(ClockWarned::at)
                .containsExactly(
                        Instant.parse("2026-04-28T07:00:00Z"),
                        Instant.parse("2026-04-28T08:00:00Z"),
                        Instant.parse("2026-04-28T08:36:00Z"));

        clock.set(Instant.parse("2026-04-30T10:00:00Z"));
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 1))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.at()).isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
                    assertThat(breach.reference()).isEqualTo("M-1");
                });
        assertThat(news.heard(desk.tenant(), TicketJudged.class, 2).get(1).clocks())
                .singleElement()
                .satisfies(clock -> assertThat(clock.outcome()).isEqualTo(Outcome.BREACHED));
    }

    @Test
    void a_target_that_is_used_up_to_the_millisecond_is_not_breached_yet() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        clock.set(Instant.parse("2026-04-28T09:00:00Z"));
        news.heard(desk.tenant(), ClockWarned.class, 3);
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "OPEN");

        clock.set(Instant.parse("2026-04-28T09:00:00.001Z"));
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 1).get(0).at())
                .isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
    }

    @Test
    void many_sweepers_announce_each_breach_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            desk.hears(event("M-" + i, "1-" + i, "OPENED", "2026-04-24T17:00:00+02:00"));
        }
        clock.set(Instant.parse("2026-04-30T10:00:00Z"));
        var pool = Executors.newFixedThreadPool(4);
        try {
            var sweeps = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 16; i++) {
                sweeps.add(CompletableFuture.supplyAsync(
                        () -> awaited(() -> tickets.reviseDue(desk.tenant(), 7, clock.instant())), pool));
            }
            for (var sweep : sweeps) {
                sweep.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 40)).hasSize(40);
        assertThat(tables.rows(
                        desk.tenant(),
                        "select count(*), count(*) filter (where telling > 1) from fired where threshold = 100"))
                .containsExactly("40 0");
    }

    @Test
    void a_ticket_that_cannot_be_judged_keeps_no_other_from_it_and_is_tried_again_later() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        desk.hears(event("M-2", "2", "OPENED", "2026-04-24T17:00:00+02:00"));
        tables.change(
                desk.tenant(),
                "insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)"
                        + " select tenant_id, source, 'poison', id, now(), '{\"type\": 7}' from ticket"
                        + " where reference = 'M-1'");
        clock.set(Instant.parse("2026-04-30T10:00:00Z"));
        assertThat(news.heard(desk.tenant(), TargetBreached.class, 1))
                .extracting(TargetBreached::reference)
                .containsExactly("M-2");
        assertThat(tables.rows(desk.tenant(), "select wake_at from ticket where reference = 'M-1'"))
                .containsExactly("2026-04-30 10:10:00+00");
    }

    @Test
    void other_processes_are_told_what_is_due_first() {
        var heard = new CopyOnWriteArrayList<String>();
        notices.hear(Waking.CHANNEL, heard::add);
        Await.until("somebody to listen", () -> tell("anything"), told -> heard.contains("anything"));

        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var warning = new Waking(desk.tenant(), Instant.parse("2026-04-28T07:00:00Z"));
        Await.until("the first warning", () -> heard, told -> told.contains(warning.notice()));
    }

    @Test
    void what_another_process_tells_is_due_first_is_awaited_here_too() {
        var later = clock.instant().plus(Duration.ofDays(300));
        Await.until(
                "the alarm",
                () -> tell(new Waking(desk.tenant(), later).notice()),
                told -> !alarm.isFirst(desk.tenant(), later));
    }

    private List<String> tell(String notice) {
        return tables.rows(desk.tenant(), "select pg_notify('due', '" + notice + "')::text");
    }

    @Test
    void the_claim_of_due_tickets_goes_along_its_index_and_nowhere_else() {
        var plan = tables.rows(
                desk.tenant(),
                "explain select id from ticket where tenant_id = '" + desk.tenant() + "' and wake_at <= now()"
                        + " order by wake_at limit 500 for update skip locked");
        assertThat(String.join("\n", plan))
                .contains("ticket_due")
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan");
    }
}
