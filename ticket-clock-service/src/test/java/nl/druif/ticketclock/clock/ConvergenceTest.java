package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEvent;
import org.junit.jupiter.api.Test;

/** Late, twice and out of order are normal, and lead to the same result. */
class ConvergenceTest {
    private final TermsVersion terms = Deal.officeHours()
            .promising(
                    Promise.toRespond("respond").within("PT1H"),
                    Promise.toResolve("resolve").within("PT4H").pausedOn("PENDING", PartyRole.CUSTOMER));
    private final History history = History.opened("2026-03-02T09:00")
            .status("PENDING", "2026-03-02T10:00")
            .replied("2026-03-02T10:00")
            .status("OPEN", "2026-03-02T11:00")
            .resolved("2026-03-02T15:00");

    @Test
    void all_orders_of_five_events_have_one_fingerprint() {
        var fingerprints = new HashSet<String>();
        var orders = orders(history.events());
        orders.forEach(order -> fingerprints.add(fingerprint(order)));

        assertThat(orders).hasSize(120);
        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void an_event_told_five_times_counts_once() {
        var repeated = new ArrayList<>(history.events());
        for (int i = 0; i < 5; i++) {
            repeated.addAll(history.events());
        }

        assertThat(fingerprint(repeated)).isEqualTo(fingerprint(history.events()));
    }

    @Test
    void an_event_without_a_name_is_known_by_what_it_says() {
        var nameless = history.events().stream().map(ConvergenceTest::nameless).toList();
        var twice = new ArrayList<>(nameless);
        twice.addAll(nameless);

        assertThat(fingerprint(twice)).isEqualTo(fingerprint(nameless));
    }

    @Test
    void another_verdict_has_another_fingerprint() {
        assertThat(fingerprint(history.events().subList(0, 4))).isNotEqualTo(fingerprint(history.events()));
    }

    private String fingerprint(List<TicketEvent> events) {
        return Fingerprint.of(
                TicketClock.under(List.of(terms)).read(events, List.of(), History.amsterdam("2026-03-02T17:00")));
    }

    private static TicketEvent nameless(TicketEvent event) {
        return new TicketEvent(
                Optional.empty(),
                event.type(),
                event.occurredAt(),
                event.sequence(),
                event.status(),
                event.priority(),
                event.team(),
                event.service(),
                event.requestType(),
                event.actor(),
                event.openedAt());
    }

    private static <T> List<List<T>> orders(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<T>>();
        for (int i = 0; i < things.size(); i++) {
            var rest = new ArrayList<>(things);
            var first = rest.remove(i);
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
