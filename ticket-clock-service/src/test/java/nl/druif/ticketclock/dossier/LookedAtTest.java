package nl.druif.ticketclock.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.Reports;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.clock.Anomaly;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

class LookedAtTest {
    private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");
    private static final List<ReportedEvent> HISTORY = List.of(
            event(5, Optional.of("waterland")),
            event(1, Optional.empty()),
            event(2, Optional.of("waterland")),
            event(3, Optional.of("purmerend")),
            event(4, Optional.empty()));

    @Test
    void the_providers_people_read_everything_that_had_happened_by_then() {
        assertThat(seen(Optional.empty(), NOON.plusSeconds(4))).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void a_customer_reads_what_happened_while_the_ticket_was_his() {
        assertThat(seen(Optional.of("purmerend"), NOON.plusSeconds(9))).containsExactly("e3", "e4");
        assertThat(seen(Optional.of("waterland"), NOON.plusSeconds(9))).containsExactly("e1", "e2", "e5");
    }

    @Test
    void what_the_provider_notes_is_not_told_to_a_customer() {
        var notes = List.of(
                Reports.event("1", TicketEventType.OPENED, "2026-04-24T08:00:00Z"),
                Reports.event("2", TicketEventType.NOTED, "2026-04-24T09:00:00Z"),
                Reports.by(PartyRole.SUPPLIER, "3", TicketEventType.NOTED, "2026-04-24T10:00:00Z"),
                Reports.by(PartyRole.CUSTOMER, "4", TicketEventType.NOTED, "2026-04-24T11:00:00Z"));
        assertThat(LookedAt.of(notes, Look.now(new Audience(Optional.of("WATERLAND")), NOON))
                        .events())
                .extracting(ReportedEvent::identity)
                .containsExactly("1", "4");
        assertThat(LookedAt.of(notes, Look.now(new Audience(Optional.empty()), NOON))
                        .events())
                .hasSize(4);
    }

    @Test
    void an_anomaly_of_an_event_that_he_does_not_read_is_not_told() {
        var anomalies = List.of(
                new Anomaly(Anomaly.Kind.OPENED_TWICE, "e2", ""), new Anomaly(Anomaly.Kind.OPENED_TWICE, "e4", ""));
        assertThat(look(Optional.of("purmerend"), NOON.plusSeconds(9)).anomalies(anomalies))
                .extracting(Anomaly::event)
                .containsExactly("e4");
        assertThat(look(Optional.empty(), NOON.plusSeconds(9)).anomalies(anomalies))
                .hasSize(2);
    }

    @Test
    void an_anomaly_that_names_a_target_is_for_those_who_see_all_clocks() {
        var anomalies = List.of(
                new Anomaly(Anomaly.Kind.LEFT_AFTER_OVERRUN, "e4", "oplossen-intern had been overrun"),
                new Anomaly(Anomaly.Kind.CALENDAR_UNKNOWN, "e4", "A calendar of oplossen-intern"));
        assertThat(look(Optional.of("purmerend"), NOON.plusSeconds(9)).anomalies(anomalies))
                .isEmpty();
        assertThat(look(Optional.empty(), NOON.plusSeconds(9)).anomalies(anomalies))
                .hasSize(2);
    }

    private static List<String> seen(Optional<String> customer, Instant asOf) {
        return look(customer, asOf).events().stream()
                .map(ReportedEvent::identity)
                .toList();
    }

    private static LookedAt look(Optional<String> customer, Instant asOf) {
        return LookedAt.of(HISTORY, Look.now(new Audience(customer), asOf));
    }

    private static ReportedEvent event(int second, Optional<String> customer) {
        return new ReportedEvent(
                "topdesk",
                "M-1",
                Optional.of("e" + second),
                second == 1 ? TicketEventType.OPENED : TicketEventType.SERVICE_CHANGED,
                NOON.plusSeconds(second),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of("netwerk"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                customer,
                Optional.empty(),
                Optional.empty());
    }
}
