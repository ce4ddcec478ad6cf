package nl.druif.ticketclock.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Optional;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What starts and stops each kind of clock. Monday 2 March 2026, office hours 08:00 to 18:00. */
class MetricsTest {

    @Test
    void a_note_starts_and_stops_none_of_them() {
        var terms = Deal.officeHours()
                .promising(
                        Promise.toRespond("respond").within("PT1H"),
                        Promise.toOwn("own").within("PT1H"),
                        Promise.toUpdate("update", UpdateKind.CADENCE).within("PT2H"),
                        Promise.toUpdate("wait", UpdateKind.CUSTOMER_WAIT).within("PT2H"),
                        Promise.toResolve("resolve").within("PT4H"));
        var before = told().read("2026-03-02T16:00", terms).clocks();
        var noted = told().then(TicketEventType.NOTED, "2026-03-02T09:05")
                .then(TicketEventType.NOTED, "2026-03-02T10:05")
                .then(TicketEventType.NOTED, "2026-03-02T14:05");
        assertThat(before).hasSize(6);
        assertThat(noted.read("2026-03-02T16:00", terms).clocks()).isEqualTo(before);
    }

    private static History told() {
        return History.opened("2026-03-02T09:00")
                .assigned("desk", "2026-03-02T09:30")
                .replied("2026-03-02T10:00")
                .responded("2026-03-02T11:00")
                .resolved("2026-03-02T14:00");
    }

    @Nested
    class TimeToRespond {
        private final TermsVersion oneHour =
                Deal.officeHours().promising(Promise.toRespond("respond").within("PT1H"));

        @Test
        void the_first_answer_of_the_provider_ends_it_whatever_is_answered_later() {
            var clock = History.opened("2026-03-02T09:00")
                    .responded("2026-03-02T09:40")
                    .responded("2026-03-02T11:00")
                    .clock("2026-03-02T12:00", oneHour);

            assertThat(clock.stoppedAt()).contains(amsterdam("2026-03-02T09:40"));
            assertThat(clock.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void a_resolution_is_an_answer() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T09:30")
                    .clock("2026-03-02T12:00", oneHour);

            assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        }

        @Test
        void neither_an_assignment_nor_work_nor_the_customer_ends_it() {
            var clock = History.opened("2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:10")
                    .workStarted("2026-03-02T09:20")
                    .replied("2026-03-02T09:30")
                    .clock("2026-03-02T09:45", oneHour);

            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.remaining()).isEqualTo(ofMinutes(15));
        }

        @Test
        void a_reopening_asks_for_no_second_first_answer() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T09:30")
                    .reopened("2026-03-02T10:00")
                    .clock(
                            "2026-03-02T12:00",
                            Deal.officeHours()
                                    .onReopen(OnReopen.NEW_CYCLE)
                                    .promising(Promise.toRespond("respond").within("PT1H")));

            assertThat(clock.stoppedAt()).contains(amsterdam("2026-03-02T09:30"));
        }
    }

    @Nested
    class TimeToResolve {
        @Test
        void a_ticket_closed_without_being_resolved_is_over() {
            var clock = History.opened("2026-03-02T09:00")
                    .closed("2026-03-02T11:00")
                    .clock(
                            "2026-03-02T12:00",
                            Deal.officeHours().promising(Promise.toResolve("r").within("PT4H")));

            assertThat(clock.counted()).isEqualTo(ofHours(2));
            assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        }

        @Test
        void a_target_that_stops_on_closed_runs_on_after_the_resolution() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T11:00")
                    .closed("2026-03-02T14:00")
                    .clock(
                            "2026-03-02T15:00",
                            Deal.officeHours()
                                    .promising(Promise.toResolve("r")
                                            .within("PT4H")
                                            .stoppingOnClosed()));

            assertThat(clock.counted()).isEqualTo(ofHours(5));
            assertThat(clock.outcome()).isEqualTo(Outcome.BREACHED);
        }

        @Test
        void closing_after_resolving_changes_nothing() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T11:00")
                    .closed("2026-03-07T11:00")
                    .clock(
                            "2026-03-09T12:00",
                            Deal.officeHours().promising(Promise.toResolve("r").within("PT4H")));

            assertThat(clock.stoppedAt()).contains(amsterdam("2026-03-02T11:00"));
        }

        @Test
        void a_cancelled_ticket_has_no_verdict_unless_it_was_breached_before() {
            var fourHours = Deal.officeHours().promising(Promise.toResolve("r").within("PT4H"));

            var inTime = History.opened("2026-03-02T09:00").cancelled("2026-03-02T12:00");
            var late = History.opened("2026-03-02T09:00").cancelled("2026-03-02T14:00");

            assertThat(inTime.clock("2026-03-02T17:00", fourHours))
                    .extracting(Reading::state, Reading::outcome)
                    .containsExactly(ClockState.CANCELLED, Outcome.OPEN);
            assertThat(late.clock("2026-03-02T17:00", fourHours))
                    .extracting(Reading::state, Reading::outcome)
                    .containsExactly(ClockState.CANCELLED, Outcome.BREACHED);
        }

        @Test
        void used_up_exactly_at_a_closing_is_due_then_and_breached_from_the_next_opening_on() {
            var history = History.opened("2026-03-02T16:00");
            var twoHours = Deal.officeHours().promising(Promise.toResolve("r").within("PT2H"));

            assertThat(history.clock("2026-03-02T22:00", twoHours).dueAt()).contains(amsterdam("2026-03-02T18:00"));
            assertThat(history.clock("2026-03-03T08:00", twoHours).outcome()).isEqualTo(Outcome.OPEN);
            assertThat(history.clock("2026-03-03T08:00:00.001", twoHours))
                    .extracting(Reading::outcome, Reading::breachedAt)
                    .containsExactly(Outcome.BREACHED, Optional.of(amsterdam("2026-03-03T08:00")));
        }
    }

    @Nested
    class TimeToUpdate {
        private final TermsVersion everyTwoHours = Deal.officeHours()
                .promising(Promise.toUpdate("cadence", UpdateKind.CADENCE).within("PT2H"));
        private final TermsVersion answeredInTwoHours = Deal.officeHours()
                .promising(Promise.toUpdate("answer", UpdateKind.CUSTOMER_WAIT).within("PT2H"));

        @Test
        void a_cadence_has_a_cycle_from_each_update_to_the_next_the_first_from_the_opening() {
            var clocks = History.opened("2026-03-02T09:00")
                    .responded("2026-03-02T10:00")
                    .responded("2026-03-02T13:00")
                    .resolved("2026-03-02T14:00")
                    .read("2026-03-02T17:00", everyTwoHours)
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::cycle, Reading::counted, Reading::outcome)
                    .containsExactly(
                            tuple(1, ofHours(1), Outcome.MET),
                            tuple(2, ofHours(3), Outcome.BREACHED),
                            tuple(3, ofHours(1), Outcome.MET));
        }

        @Test
        void an_answer_to_a_customer_counts_from_the_oldest_message_without_one() {
            var clock = History.opened("2026-03-02T09:00")
                    .replied("2026-03-02T10:00")
                    .replied("2026-03-02T11:30")
                    .responded("2026-03-02T12:30")
                    .clock("2026-03-02T17:00", answeredInTwoHours);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T10:00"));
            assertThat(clock.outcome()).isEqualTo(Outcome.BREACHED);
        }

        @Test
        void each_wait_of_the_customer_is_a_cycle() {
            var clocks = History.opened("2026-03-02T09:00")
                    .replied("2026-03-02T10:00")
                    .responded("2026-03-02T11:00")
                    .replied("2026-03-02T13:00")
                    .read("2026-03-02T14:00", answeredInTwoHours)
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::cycle, Reading::state)
                    .containsExactly(tuple(1, ClockState.STOPPED), tuple(2, ClockState.RUNNING));
        }

        @Test
        void before_the_customer_asks_anything_the_clock_is_pending() {
            var clock = History.opened("2026-03-02T09:00").clock("2026-03-02T14:00", answeredInTwoHours);

            assertThat(clock.state()).isEqualTo(ClockState.PENDING);
            assertThat(clock.startedAt()).isEmpty();
        }

        @Test
        void thanks_after_the_resolution_wait_for_nobody() {
            var reading = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T10:00")
                    .replied("2026-03-02T11:00")
                    .read("2026-03-02T17:00", answeredInTwoHours);

            assertThat(reading.clocks()).isEmpty();
        }

        @Test
        void a_message_that_leads_to_reopening_waits_from_the_reopening_on() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T10:00")
                    .replied("2026-03-02T11:00")
                    .reopened("2026-03-02T12:00")
                    .clock("2026-03-02T13:00", answeredInTwoHours);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T12:00"));
        }
    }

    @Nested
    class TimeToOwn {
        private final TermsVersion halfAnHour =
                Deal.officeHours().promising(Promise.toOwn("own").within("PT30M"));

        @Test
        void each_team_has_a_clock_from_the_assignment_until_it_takes_the_ticket_up() {
            var clocks = History.opened("2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:00")
                    .workStarted("2026-03-02T09:10")
                    .assigned("network", "2026-03-02T10:00")
                    .workStarted("2026-03-02T11:00")
                    .read("2026-03-02T17:00", halfAnHour)
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::clock, Reading::cycle, Reading::counted, Reading::outcome)
                    .containsExactly(
                            tuple("own/desk", 1, ofMinutes(10), Outcome.MET),
                            tuple("own/network", 1, ofHours(1), Outcome.BREACHED));
        }

        @Test
        void a_ticket_that_comes_back_to_a_team_starts_its_next_cycle() {
            var clocks = History.opened("2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:00")
                    .assigned("network", "2026-03-02T09:20")
                    .assigned("desk", "2026-03-02T09:40")
                    .read("2026-03-02T10:00", halfAnHour)
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::clock, Reading::cycle, Reading::state)
                    .containsExactly(
                            tuple("own/desk", 1, ClockState.STOPPED),
                            tuple("own/network", 1, ClockState.STOPPED),
                            tuple("own/desk", 2, ClockState.RUNNING));
        }

        @Test
        void another_assignment_within_the_team_starts_nothing() {
            var clock = History.opened("2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:20")
                    .clock("2026-03-02T10:00", halfAnHour);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T09:00"));
        }

        @Test
        void the_promise_of_one_team_goes_before_that_of_all() {
            var clocks = History.opened("2026-03-02T09:00")
                    .assigned("network", "2026-03-02T09:00")
                    .workStarted("2026-03-02T09:10")
                    .assigned("desk", "2026-03-02T10:00")
                    .read(
                            "2026-03-02T10:05",
                            Deal.officeHours()
                                    .promising(
                                            Promise.toOwn("any").within("PT30M"),
                                            Promise.toOwn("networks")
                                                    .within("PT2H")
                                                    .byTeam("network")))
                    .clocks();

            assertThat(clocks).extracting(Reading::clock).containsExactly("any/desk", "networks/network");
        }
    }
}
