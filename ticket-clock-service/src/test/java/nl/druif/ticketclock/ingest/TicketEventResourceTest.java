package nl.druif.ticketclock.ingest;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class TicketEventResourceTest {
    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @BeforeEach
    void signed() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @Test
    void a_ticket_opened_on_friday_before_kings_day_is_due_on_tuesday_morning() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));

        var clocks = desk.dossier("M-1").jsonPath();
        assertThat(clocks.getString("agreements[0].clocks[0].reading.dueAt")).isEqualTo("2026-04-28T09:00:00Z");
        assertThat(desk.ticket("M-1"))
                .containsEntry("outcome", "OPEN")
                .containsEntry("breachAt", "2026-04-28T09:00:00Z");
    }

    @Test
    void an_event_told_twice_counts_once() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var again = desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("hearing")).isEqualTo("KNOWN");
        assertThat(desk.dossier("M-1").jsonPath().getList("events")).hasSize(1);
    }

    @Test
    void an_event_told_in_other_words_is_refused() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var other = desk.integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(event("M-1", "1", "OPENED", "2026-04-24T16:00:00+02:00"))
                .post(ROOT + "/ticket-events");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.jsonPath().getString("code")).isEqualTo("EVENT_CONTENT_DIFFERS");
    }

    @Test
    void an_event_known_of_another_ticket_opens_none() {
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        var batch = desk.integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"events\": [%s, %s, %s]}"
                        .formatted(
                                event("M-3", "1", "OPENED", "2026-04-24T17:00:00+02:00"),
                                event("M-4", "2", "OPENED", "2026-04-24T17:00:00+02:00"),
                                event("M-5", "2", "OPENED", "2026-04-24T17:00:00+02:00")))
                .post(ROOT + "/ticket-events/_batch");

        assertThat(batch.jsonPath().getList("items.status")).containsExactly(409, 201, 409);
        assertThat(desk.integration().get(ROOT + "/tickets").jsonPath().getList("items.reference"))
                .containsExactlyInAnyOrder("M-1", "M-4");
    }
}
