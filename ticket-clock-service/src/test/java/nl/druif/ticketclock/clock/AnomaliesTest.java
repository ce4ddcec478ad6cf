package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.clock.Anomaly.Kind;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** A history may be odd; it is judged all the same, and what was odd is named with its event. */
class AnomaliesTest {
    private static final String AS_OF = "2026-03-02T17:00";
    private final TermsVersion terms =
            Deal.officeHours().promising(Promise.toResolve("resolve").within("PT4H"));

    @Test
    void an_ordinary_life_has_none() {
        assertThat(in(History.opened("2026-03-02T09:00")
                        .assigned("mail", "2026-03-02T09:10")
                        .workStarted("2026-03-02T09:20")
                        .then(TicketEventType.WORK_STOPPED, "2026-03-02T09:40")
                        .status("PENDING", "2026-03-02T10:00")
                        .status("OPEN", "2026-03-02T11:00")
                        .resolved("2026-03-02T12:00")
                        .reopened("2026-03-02T13:00")
                        .resolved("2026-03-02T14:00")
                        .closed("2026-03-02T15:00")
                        .reopened("2026-03-02T16:00")))
                .isEmpty();
    }

    @Test
    void nothing_at_all_has_none() {
        assertThat(in(History.empty())).isEmpty();
    }

    @Test
    void an_opening_told_under_another_name_is_one() {
        assertThat(in(History.opened("2026-03-02T09:00").then(TicketEventType.OPENED, "2026-03-02T10:00")))
                .containsExactly(new Anomaly(Kind.OPENED_TWICE, "e1", "The first opening counts."));
    }

    @Test
    void a_second_resolution_is_one_but_not_after_a_reopening() {
        var resolved = History.opened("2026-03-02T09:00").resolved("2026-03-02T10:00");
        assertThat(kinds(resolved.resolved("2026-03-02T11:00"))).containsExactly(tuple(Kind.RESOLVED_TWICE, "e2"));
        assertThat(kinds(History.opened("2026-03-02T09:00")
                        .closed("2026-03-02T10:00")
                        .resolved("2026-03-02T11:00")))
                .containsExactly(tuple(Kind.RESOLVED_TWICE, "e2"));
    }

    @Test
    void reopening_what_is_open_is_one() {
        assertThat(kinds(History.opened("2026-03-02T09:00").reopened("2026-03-02T10:00")))
                .containsExactly(tuple(Kind.REOPENED_WITHOUT_RESOLVE, "e1"));
    }

    @Test
    void a_status_told_again_is_one() {
        assertThat(in(History.opened("2026-03-02T09:00")
                        .status("PENDING", "2026-03-02T10:00")
                        .replied("2026-03-02T10:30")
                        .status("PENDING", "2026-03-02T11:00")))
                .containsExactly(new Anomaly(Kind.RESUMED_WITHOUT_PAUSE, "e3", "The status was PENDING already."));
    }

    @Test
    void stopping_work_that_nobody_started_is_one() {
        assertThat(kinds(History.opened("2026-03-02T09:00")
                        .then(TicketEventType.WORK_STOPPED, "2026-03-02T10:00")
                        .workStarted("2026-03-02T11:00")
                        .then(TicketEventType.WORK_STOPPED, "2026-03-02T12:00")
                        .then(TicketEventType.WORK_STOPPED, "2026-03-02T13:00")))
                .containsExactly(
                        tuple(Kind.WORK_STOPPED_WITHOUT_START, "e1"), tuple(Kind.WORK_STOPPED_WITHOUT_START, "e4"));
    }

    @Test
    void whatever_happens_to_a_cancelled_ticket_is_one_until_it_is_reopened() {
        assertThat(kinds(History.opened("2026-03-02T09:00")
                        .cancelled("2026-03-02T10:00")
                        .responded("2026-03-02T11:00")
                        .replied("2026-03-02T12:00")
                        .reopened("2026-03-02T13:00")
                        .responded("2026-03-02T14:00")))
                .containsExactly(
                        tuple(Kind.HAPPENED_AFTER_CANCELLED, "e2"), tuple(Kind.HAPPENED_AFTER_CANCELLED, "e3"));
    }

    @Test
    void what_is_said_to_have_happened_before_the_opening_is_one() {
        assertThat(kinds(History.empty()
                        .add(TicketEventType.ASSIGNED, "2026-03-02T08:30", null, null, "mail", null)
                        .then(TicketEventType.OPENED, "2026-03-02T09:00")))
                .containsExactly(tuple(Kind.HAPPENED_BEFORE_OPENED, "e0"));
    }

    @Test
    void what_happens_after_the_instant_of_reading_is_none_yet() {
        assertThat(in(History.opened("2026-03-02T09:00").reopened(AS_OF).reopened("2026-03-02T17:00:00.001")))
                .hasSize(1);
    }

    @Test
    void a_ticket_that_nothing_opened_has_no_clocks_and_says_so() {
        assertThat(kinds(History.empty().then(TicketEventType.ASSIGNED, "2026-03-02T09:00")))
                .containsExactly(tuple(Kind.NEVER_OPENED, "e0"));
    }

    @Test
    void a_clock_beyond_what_its_calendar_knows_has_no_verdict_and_says_so() {
        var history = History.empty()
                .add(new TicketEvent(
                        Optional.of("late"),
                        TicketEventType.OPENED,
                        History.amsterdam("2099-12-31T23:00"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        var reading = history.read("2100-01-01T12:00", terms);

        assertThat(reading.anomalies())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.kind()).isEqualTo(Kind.CALENDAR_UNKNOWN))
                .satisfies(anomaly -> assertThat(anomaly.event()).isEqualTo("late"))
                .satisfies(anomaly -> assertThat(anomaly.detail()).contains("resolve"));
    }

    private List<Anomaly> in(History history) {
        return history.read(AS_OF, terms).anomalies();
    }

    private List<Tuple> kinds(History history) {
        return in(history).stream()
                .map(anomaly -> tuple(anomaly.kind(), anomaly.event()))
                .toList();
    }
}
