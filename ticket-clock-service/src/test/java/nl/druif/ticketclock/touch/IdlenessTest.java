package nl.druif.ticketclock.touch;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static nl.druif.ticketclock.ticket.TicketEventType.ASSIGNED;
import static nl.druif.ticketclock.ticket.TicketEventType.CLOSED;
import static nl.druif.ticketclock.ticket.TicketEventType.CUSTOMER_REPLIED;
import static nl.druif.ticketclock.ticket.TicketEventType.NOTED;
import static nl.druif.ticketclock.ticket.TicketEventType.REOPENED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESOLVED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESPONDED;
import static nl.druif.ticketclock.ticket.TicketEventType.WORK_STARTED;
import static nl.druif.ticketclock.ticket.TicketEventType.WORK_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdlenessTest {

    @Nested
    class Worked_examples {
        @Test
        void first_touched_at_12_20_and_solved_at_12_50_it_lay_200_of_230_minutes() {
            var ticket = Told.opened("09:00").then(WORK_STARTED, "12:20").then(RESOLVED, "12:50");
            assertThat(ticket.fourHours().outcome()).isEqualTo(Outcome.MET);
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofMinutes(230), ofMinutes(30), ofMinutes(200)));
            assertThat(ticket.idleness().percent()).isEqualByComparingTo("86.95");
            assertThat(ticket.idleness().isBeyond(Threshold.USUAL)).isTrue();
        }

        @ParameterizedTest
        @EnumSource(names = {"WORK_STARTED", "ASSIGNED", "RESPONDED", "NOTED"})
        void waiting_for_the_customer_from_09_05_until_12_15_explains_why_it_lay(TicketEventType firstTouch) {
            var ticket = Told.opened("09:00")
                    .status("Wacht op klant", "09:05")
                    .status("In behandeling", "12:15")
                    .then(firstTouch, "12:20")
                    .then(RESOLVED, "12:50");
            assertThat(ticket.fourHours().outcome()).isEqualTo(Outcome.MET);
            assertThat(ticket.idleness().counted()).isEqualTo(ofMinutes(40));
            assertThat(ticket.idleness().isBeyond(Threshold.USUAL)).isFalse();
        }
    }

    @Nested
    class A_pause {
        @Test
        void explains_a_stretch_that_is_shorter_and_none_that_is_as_long() {
            assertThat(idle(waiting("10:31"))).isEqualTo(ZERO);
            assertThat(idle(waiting("10:30"))).isEqualTo(ofMinutes(30));
        }

        @Test
        void explains_nothing_with_the_night_that_it_lasts() {
            var ticket = Told.opened("16:00")
                    .status("Wacht op klant", "17:30")
                    .status("In behandeling", "2026-04-28T08:00")
                    .then(RESOLVED, "2026-04-28T09:00");
            assertThat(idle(ticket)).isEqualTo(ofMinutes(150));
        }

        private static Told waiting(String until) {
            return Told.opened("10:00")
                    .status("Wacht op klant", "10:00")
                    .status("In behandeling", until)
                    .then(NOTED, "10:32")
                    .then(RESOLVED, "11:02");
        }
    }

    @Nested
    class Most_of_its_time {
        @Test
        void is_more_than_half_of_it_to_the_millisecond() {
            var half = new Idleness(ofHours(2), ZERO, ofHours(1));
            var more = new Idleness(ofHours(2), ZERO, ofHours(1).plusMillis(1));
            assertThat(half.isBeyond(Threshold.USUAL)).isFalse();
            assertThat(more.isBeyond(Threshold.USUAL)).isTrue();
        }

        @Test
        void is_what_a_tenant_says_it_is() {
            var lay = new Idleness(ofHours(100), ZERO, ofHours(80));
            assertThat(lay.isBeyond(new Threshold(80))).isFalse();
            assertThat(lay.isBeyond(new Threshold(79))).isTrue();
        }

        @Test
        void is_never_the_time_of_a_ticket_that_was_solved_outside_opening_hours() {
            var ticket = Told.opened("2026-04-25T10:00").then(RESOLVED, "2026-04-25T12:00");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ZERO, ZERO, ZERO));
            assertThat(ticket.idleness().isBeyond(new Threshold(1))).isFalse();
            assertThat(ticket.idleness().percent()).isZero();
        }
    }

    @Nested
    class The_longest_stretch {
        @Test
        void is_one_between_two_touches_and_not_all_of_them_together() {
            var ticket = Told.opened("09:00")
                    .then(ASSIGNED, "10:00")
                    .then(RESPONDED, "10:45")
                    .then(NOTED, "11:30")
                    .then(RESOLVED, "12:00");
            assertThat(idle(ticket)).isEqualTo(ofHours(1));
        }

        @Test
        void goes_on_over_a_night_as_far_as_it_is_counted() {
            var ticket = Told.opened("16:30").then(NOTED, "17:00").then(RESOLVED, "2026-04-28T09:00");
            assertThat(idle(ticket)).isEqualTo(ofHours(2));
        }

        @Test
        void ends_with_a_hand_on_the_ticket_at_night_too() {
            var ticket = Told.opened("16:30")
                    .then(NOTED, "17:00")
                    .then(NOTED, "22:00")
                    .then(RESOLVED, "2026-04-28T09:00");
            assertThat(idle(ticket)).isEqualTo(ofHours(1));
        }

        @Test
        void is_not_ended_by_a_customer_who_asks_again() {
            var ticket = Told.opened("09:00")
                    .then(CUSTOMER_REPLIED, "10:00")
                    .by(PartyRole.CUSTOMER, NOTED, "11:00")
                    .then(RESOLVED, "12:00");
            assertThat(idle(ticket)).isEqualTo(ofHours(3));
        }

        @Test
        void of_a_ticket_that_was_reopened_is_before_or_after_and_never_in_between() {
            var ticket = Told.opened("09:00")
                    .then(RESOLVED, "10:00")
                    .then(REOPENED, "11:00")
                    .then(RESOLVED, "12:30");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofMinutes(150), ZERO, ofMinutes(90)));
        }

        @Test
        void does_not_reach_into_what_happened_after_the_clock_had_stopped() {
            var ticket = Told.opened("09:00")
                    .then(RESOLVED, "10:00")
                    .then(NOTED, "15:00")
                    .then(CLOSED, "17:00");
            assertThat(idle(ticket)).isEqualTo(ofHours(1));
        }

        @Test
        void is_known_when_the_time_to_resolve_is_over() {
            var running = Told.opened("09:00");
            assertThat(Idleness.of(running.fourHours(), running.events())).isEmpty();
        }
    }

    @Nested
    class Work {
        @Test
        void of_two_teams_at_once_counts_once() {
            var ticket = Told.opened("09:00")
                    .team("desk", WORK_STARTED, "09:30")
                    .team("network", WORK_STARTED, "10:00")
                    .team("desk", WORK_STOPPED, "10:30")
                    .team("network", WORK_STOPPED, "11:00")
                    .then(RESOLVED, "11:15");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofMinutes(135), ofMinutes(90), ofMinutes(30)));
        }

        @Test
        void that_nobody_said_to_be_done_lasts_until_the_ticket_is_solved() {
            var ticket = Told.opened("09:00").then(WORK_STARTED, "09:30").then(RESOLVED, "12:00");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofHours(3), ofMinutes(150), ofMinutes(30)));
        }

        @Test
        void does_not_go_on_by_itself_when_the_ticket_is_reopened() {
            var ticket = Told.opened("09:00")
                    .then(WORK_STARTED, "09:00")
                    .then(RESOLVED, "10:00")
                    .then(REOPENED, "10:30")
                    .then(RESOLVED, "12:30");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofHours(3), ofHours(1), ofHours(2)));
        }

        @Test
        void while_the_clock_was_paused_is_no_part_of_the_counted_time() {
            var ticket = Told.opened("09:00")
                    .status("Wacht op klant", "10:00")
                    .then(WORK_STARTED, "10:10")
                    .then(WORK_STOPPED, "10:20")
                    .status("In behandeling", "10:30")
                    .then(RESOLVED, "12:30");
            assertThat(ticket.idleness()).isEqualTo(new Idleness(ofHours(3), ZERO, ofHours(2)));
        }
    }

    private static Duration idle(Told ticket) {
        return ticket.idleness().idle();
    }
}
