package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Reports.event;
import static nl.druif.ticketclock.Reports.inStatus;
import static nl.druif.ticketclock.ticket.TicketEventType.CANCELLED;
import static nl.druif.ticketclock.ticket.TicketEventType.CLOSED;
import static nl.druif.ticketclock.ticket.TicketEventType.OPENED;
import static nl.druif.ticketclock.ticket.TicketEventType.REOPENED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.junit.jupiter.api.Test;

class ParticularsTest {
    private static final Instant LATER = Instant.parse("2026-05-01T00:00:00Z");
    private final ReportedEvent opened = event("1", OPENED, "2026-04-24T08:00:00Z");
    private final ReportedEvent resolved = event("2", RESOLVED, "2026-04-24T09:00:00Z");
    private final ReportedEvent reopened = event("3", REOPENED, "2026-04-24T10:00:00Z");
    private final ReportedEvent closed = event("4", CLOSED, "2026-04-24T11:00:00Z");

    @Test
    void the_last_word_on_a_fact_holds_in_whatever_order_it_was_heard() {
        var waiting = inStatus("5", "Wacht op klant", "2026-04-24T08:30:00Z");
        var busy = inStatus("6", "In behandeling", "2026-04-24T08:45:00Z");
        assertThat(of(busy, opened, waiting).status()).contains("In behandeling");
    }

    @Test
    void a_reopened_ticket_is_neither_resolved_nor_closed() {
        assertThat(of(opened, resolved, reopened).state()).isEqualTo(TicketState.OPEN);
        assertThat(of(opened, resolved, reopened).resolvedAt()).isEmpty();
    }

    @Test
    void the_first_resolution_since_the_last_reopening_stands() {
        var again = event("5", RESOLVED, "2026-04-24T10:30:00Z");
        var oncemore = event("6", RESOLVED, "2026-04-24T10:45:00Z");
        assertThat(of(opened, resolved, reopened, again, oncemore).resolvedAt()).contains(again.occurredAt());
    }

    @Test
    void closing_goes_before_resolving_and_cancelling_before_both() {
        assertThat(of(opened, resolved, closed).state()).isEqualTo(TicketState.CLOSED);
        assertThat(of(opened, closed, event("5", CANCELLED, "2026-04-24T12:00:00Z"))
                        .state())
                .isEqualTo(TicketState.CANCELLED);
    }

    @Test
    void what_lies_in_the_future_has_not_happened() {
        assertThat(Particulars.of(List.of(opened, resolved), Instant.parse("2026-04-24T08:30:00Z"))
                        .state())
                .isEqualTo(TicketState.OPEN);
    }

    private static Particulars of(ReportedEvent... events) {
        return Particulars.of(List.of(events), LATER);
    }
}
