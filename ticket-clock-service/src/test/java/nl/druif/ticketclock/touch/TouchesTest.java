package nl.druif.ticketclock.touch;

import static nl.druif.ticketclock.ticket.TicketEventType.ASSIGNED;
import static nl.druif.ticketclock.ticket.TicketEventType.CANCELLED;
import static nl.druif.ticketclock.ticket.TicketEventType.CLOSED;
import static nl.druif.ticketclock.ticket.TicketEventType.CUSTOMER_REPLIED;
import static nl.druif.ticketclock.ticket.TicketEventType.NOTED;
import static nl.druif.ticketclock.ticket.TicketEventType.PRIORITY_CHANGED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESOLVED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESPONDED;
import static nl.druif.ticketclock.ticket.TicketEventType.WORK_STARTED;
import static nl.druif.ticketclock.ticket.TicketEventType.WORK_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.touch.Touch.Kind;
import org.junit.jupiter.api.Test;

class TouchesTest {

    @Test
    void are_work_from_its_start_until_its_stop_and_hand_overs_answers_and_notes() {
        var ticket = Told.opened("09:00")
                .team("desk", ASSIGNED, "09:10")
                .then(NOTED, "09:20")
                .team("desk", WORK_STARTED, "09:30")
                .then(RESPONDED, "09:40")
                .team("desk", WORK_STOPPED, "10:00")
                .then(RESOLVED, "10:30");
        assertThat(ticket.touches("12:00").all())
                .containsExactly(
                        moment(Kind.ASSIGNED, "09:10", "desk"),
                        moment(Kind.NOTED, "09:20", "desk"),
                        work("09:30", "10:00", "desk"),
                        moment(Kind.RESPONDED, "09:40", "desk"),
                        moment(Kind.RESOLVED, "10:30", "desk"));
    }

    @Test
    void are_nothing_that_a_customer_does_and_nothing_that_merely_changes() {
        var ticket = Told.opened("09:00")
                .then(CUSTOMER_REPLIED, "09:10")
                .by(PartyRole.CUSTOMER, NOTED, "09:20")
                .status("In de wachtrij", "09:30")
                .then(PRIORITY_CHANGED, "09:40")
                .by(PartyRole.CUSTOMER, CLOSED, "10:00");
        assertThat(ticket.touches("12:00").all()).isEmpty();
    }

    @Test
    void are_also_a_team_that_is_told_with_something_else() {
        var ticket =
                Told.opened("09:00").team("desk", PRIORITY_CHANGED, "09:10").team("network", PRIORITY_CHANGED, "10:00");
        assertThat(ticket.touches("12:00").all()).containsExactly(moment(Kind.ASSIGNED, "10:00", "network"));
    }

    @Test
    void know_no_work_after_the_end_of_a_ticket() {
        var ticket = Told.opened("09:00").team("desk", WORK_STARTED, "09:30").then(CANCELLED, "10:00");
        assertThat(ticket.touches("12:00").all()).containsExactly(work("09:30", "10:00", "desk"));
    }

    @Test
    void know_work_that_goes_on_until_then() {
        var ticket = Told.opened("09:00").team("desk", WORK_STARTED, "09:30").then(NOTED, "13:00");
        assertThat(ticket.touches("12:00").all()).containsExactly(work("09:30", "12:00", "desk"));
    }

    @Test
    void end_with_all_work_when_a_team_stops_that_nobody_told_to_have_begun() {
        var ticket = Told.opened("09:00")
                .team("desk", WORK_STARTED, "09:30")
                .team("network", WORK_STOPPED, "10:00")
                .then(RESOLVED, "12:00");
        assertThat(ticket.touches("12:00").all()).contains(work("09:30", "10:00", "desk"));
    }

    @Test
    void begin_with_the_first_of_two_starts_of_the_same_team() {
        var ticket = Told.opened("09:00")
                .team("desk", WORK_STARTED, "09:30")
                .team("desk", WORK_STARTED, "09:45")
                .team("desk", WORK_STOPPED, "10:00");
        assertThat(ticket.touches("12:00").all()).containsExactly(work("09:30", "10:00", "desk"));
    }

    @Test
    void are_the_same_in_whatever_order_they_are_told() {
        var ticket = Told.opened("09:00")
                .team("desk", WORK_STARTED, "09:30")
                .then(NOTED, "09:40")
                .team("network", WORK_STARTED, "09:50")
                .team("desk", WORK_STOPPED, "10:00")
                .then(RESOLVED, "12:00");
        var shuffled = new ArrayList<>(ticket.events());
        var random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(shuffled, random);
            assertThat(Touches.of(shuffled, Told.at("13:00"))).isEqualTo(ticket.touches("13:00"));
        }
    }

    @Test
    void of_a_ticket_without_events_are_none() {
        assertThat(Touches.of(List.of(), Told.at("13:00")).all()).isEmpty();
    }

    private static Touch moment(Kind kind, String at, String team) {
        return new Touch(kind, Told.at(at), Told.at(at), Optional.of(team));
    }

    private static Touch work(String from, String until, String team) {
        return new Touch(Kind.WORKED, Told.at(from), Told.at(until), Optional.of(team));
    }
}
