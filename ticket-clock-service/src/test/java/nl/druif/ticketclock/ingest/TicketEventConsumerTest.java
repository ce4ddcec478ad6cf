package nl.druif.ticketclock.ingest;

import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class TicketEventConsumerTest {
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    News news;

    @Inject
    Tables tables;

    @Test
    void an_agreement_and_an_event_from_their_topics_lead_to_a_breach() throws Exception {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        send("1", "OPENED", "2026-04-24T17:00:00+02:00");
        Await.until(
                "the ticket",
                () -> !tables.rows(desk.tenant(), "select id from ticket").isEmpty());
        news.tell(Waterland.sla(desk.tenant(), 1, 4));

        assertThat(news.heard(desk.tenant(), TargetBreached.class, 1).get(0).at())
                .isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
    }

    @Test
    void what_cannot_be_understood_stops_nothing() throws Exception {
        news.send(Topic.TICKET_EVENT, desk.tenant(), "topdesk", "0", TicketEventConsumer.TYPE, "{\"type\": 7}");
        send("1", "OPENED", "2026-04-24T17:00:00+02:00");
        send("1", "OPENED", "2026-04-24T12:00:00+02:00");
        send("2", "RESOLVED", "2026-04-24T17:30:00+02:00");
        Await.until(
                "both events",
                () -> tables.rows(desk.tenant(), "select source_event_id from ticket_event order by 1")
                        .equals(List.of("1", "2")));
    }

    @Test
    void an_agreement_told_before_in_a_newer_form_changes_nothing() throws Exception {
        news.tell(Waterland.sla(desk.tenant(), 2, 8));
        Await.until(
                "the terms",
                () -> tables.rows(desk.tenant(), "select revision from agreement_terms")
                        .equals(List.of("2")));
        news.tell(Waterland.sla(desk.tenant(), 1, 4));
        news.tell(Waterland.sla(desk.tenant(), 3, 8));
        Await.until(
                "the terms after them",
                () -> tables.rows(desk.tenant(), "select revision from agreement_terms")
                        .equals(List.of("3")));
    }

    private void send(String id, String type, String at) throws Exception {
        // A newer sender says more than this version knows of.
        var data = event("M-1", id, type, at)
                .replace("\"source\": \"topdesk\", ", "")
                .replace("\"sourceEventId\": \"" + id + "\", ", "\"mood\": \"grim\", ");
        news.send(Topic.TICKET_EVENT, desk.tenant(), "topdesk", id, TicketEventConsumer.TYPE, data);
    }
}
