package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.druif.foundation.json.Json;
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

/** A ticket of which nothing was known. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class NewcomerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ReportedEvent OPENED = Reports.event("1", TicketEventType.OPENED, "2026-04-24T15:00:00Z");
    private static final ReportedEvent RESOLVED = Reports.event("2", TicketEventType.RESOLVED, "2026-04-24T15:30:00Z");

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    TicketStore tickets;

    @Inject
    Tables tables;

    @BeforeEach
    void something_was_promised_about_it() {
        clock.set(Instant.parse("2026-04-24T16:00:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void comes_into_being_as_what_it_was_judged_to_be() {
        awaited(() -> tickets.record(desk.tenant(), List.of(OPENED, RESOLVED), clock.instant()));

        assertThat(tables.rows(desk.tenant(), "select state, outcome, revision from ticket"))
                .containsExactly("RESOLVED MET 1");
    }

    @Test
    void that_somebody_else_opens_at_the_same_moment_is_judged_with_what_he_told() throws SQLException {
        try (var other = tables.holding(desk.tenant(), "select 1");
                var telling = other.createStatement()) {
            var ticket = OPENED.ticketId(desk.tenant());
            telling.execute("insert into ticket (tenant_id, id, source, reference) values ('%s', '%s', '%s', '%s')"
                    .formatted(desk.tenant(), ticket, OPENED.source(), OPENED.ticket()));
            telling.execute(
                    """
                    insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                    values ('%s', '%s', '2', '%s', '%s', '%s')""".formatted(desk.tenant(), OPENED.source(), ticket, RESOLVED.occurredAt(), Json.text(RESOLVED)));

            var told = CompletableFuture.supplyAsync(
                    () -> awaited(() -> tickets.record(desk.tenant(), List.of(OPENED), clock.instant())));
            Await.within(PATIENCE, "us to wait for him", this::waiting, count -> count == 1);
            other.commit();

            assertThat(told.join()).hasSize(1);
        }
        assertThat(tables.rows(desk.tenant(), "select state, outcome, revision from ticket"))
                .containsExactly("RESOLVED MET 1");
        assertThat(tables.rows(desk.tenant(), "select distinct state from clock"))
                .containsExactly("STOPPED");
    }

    private long waiting() {
        return Long.parseLong(tables.rows(desk.tenant(), """
                select count(*)
                from pg_stat_activity
                where wait_event_type = 'Lock' and query like 'insert into ticket %' and usename = current_user""").get(0));
    }
}
