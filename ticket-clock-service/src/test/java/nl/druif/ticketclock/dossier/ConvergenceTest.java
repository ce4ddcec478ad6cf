package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Reports;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ConvergenceTest {
    private static final String CLOCKS = """
            select t.reference, c.label, c.cycle, c.state, c.outcome, c.started_at, c.due_at, c.breached_at, c.stopped_at,
                c.counted_millis, c.elapsed_millis, t.outcome, t.status, t.closed_at, t.wake_at
            from clock c join ticket t on t.id = c.ticket
            order by 1, 2, 3""";

    private final List<ReportedEvent> story = List.of(
            Reports.event("1", TicketEventType.OPENED, "2026-04-24T15:00:00Z"),
            Reports.inStatus("2", "Wacht op klant", "2026-04-24T15:30:00Z"),
            Reports.inStatus("3", "In behandeling", "2026-04-28T08:00:00Z"),
            Reports.event("4", TicketEventType.RESOLVED, "2026-04-28T10:00:00Z"),
            Reports.event("5", TicketEventType.REOPENED, "2026-04-28T12:00:00Z"),
            Reports.event("6", TicketEventType.RESOLVED, "2026-04-28T13:00:00Z"),
            Reports.event("7", TicketEventType.CLOSED, "2026-04-29T08:00:00Z"));

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    TicketStore tickets;

    @Inject
    Tables tables;

    @BeforeEach
    void later() {
        clock.set(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void the_same_story_in_any_order_and_told_twice_ends_in_the_same_rows() {
        var told = told(story, 7);
        assertThat(told).singleElement().asString().contains("STOPPED").contains("MET");
        var random = new Random(20261121);
        for (int i = 0; i < 12; i++) {
            var shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(0, random.nextInt(story.size())));
            Collections.shuffle(shuffled, random);
            assertThat(told(shuffled, 1 + random.nextInt(3))).isEqualTo(told);
        }
    }

    @Test
    void terms_that_are_heard_of_after_the_tickets_judge_them_all_the_same() {
        var desk = Desk.fresh();
        awaited(() -> tickets.record(desk.tenant(), story, clock.instant()));
        assertThat(tables.rows(desk.tenant(), "select outcome from ticket")).containsExactly("NONE");

        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        var judged = told(story, 7);
        Await.until("the ticket to be judged", () -> tables.rows(desk.tenant(), CLOCKS), judged::equals);
    }

    private List<String> told(List<ReportedEvent> events, int atATime) {
        var desk = Desk.fresh();
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        for (int from = 0; from < events.size(); from += atATime) {
            var part = events.subList(from, Math.min(events.size(), from + atATime));
            awaited(() -> tickets.record(desk.tenant(), part, clock.instant()));
        }
        return tables.rows(desk.tenant(), CLOCKS);
    }
}
