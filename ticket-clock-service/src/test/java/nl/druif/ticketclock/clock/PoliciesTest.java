package nl.druif.ticketclock.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Optional;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where an agreement has a choice. Monday 2 March 2026, office hours 08:00 to 18:00. */
class PoliciesTest {

    @Nested
    class AnotherPriority {
        private final Promise low =
                Promise.toResolve("low").within("PT8H").forPriorities("P3").pausedOn("PENDING", PartyRole.CUSTOMER);
        private final Promise high = Promise.toResolve("high").within("PT4H").forPriorities("P1");
        private final TermsVersion keep = Deal.officeHours().promising(low, high);
        private final TermsVersion restart =
                Deal.officeHours().onPriorityChange(OnPriorityChange.RESTART).promising(low, high);
        private final History raised =
                History.openedWithPriority("P3", "2026-03-02T09:00").priority("P1", "2026-03-02T11:00");

        @Test
        void keeping_the_start_the_new_target_counts_from_the_opening() {
            assertThat(raised.read("2026-03-02T12:00", keep).clocks())
                    .extracting(Reading::target, Reading::state, Reading::counted)
                    .containsExactly(
                            tuple("low", ClockState.CANCELLED, ofHours(2)),
                            tuple("high", ClockState.RUNNING, ofHours(3)));
        }

        @Test
        void keeping_the_start_earlier_pauses_stay_deducted_though_the_new_target_knows_no_pause() {
            var clock = History.openedWithPriority("P3", "2026-03-02T09:00")
                    .status("PENDING", "2026-03-02T09:30")
                    .status("OPEN", "2026-03-02T10:30")
                    .priority("P1", "2026-03-02T11:00")
                    .status("PENDING", "2026-03-02T12:00")
                    .read("2026-03-02T13:00", keep)
                    .clocks()
                    .get(1);

            assertThat(clock.counted()).isEqualTo(ofHours(3));
        }

        @Test
        void restarting_the_new_target_counts_from_the_change() {
            var clock = raised.read("2026-03-02T12:00", restart).clocks().get(1);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T11:00"));
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T15:00"));
        }

        @Test
        void restarting_a_target_that_holds_for_both_priorities_starts_its_next_cycle() {
            var any = Deal.officeHours()
                    .onPriorityChange(OnPriorityChange.RESTART)
                    .promising(Promise.toResolve("any").within("PT4H"));

            assertThat(raised.read("2026-03-02T12:00", any).clocks())
                    .extracting(Reading::cycle, Reading::state, Reading::counted)
                    .containsExactly(
                            tuple(1, ClockState.CANCELLED, ofHours(2)), tuple(2, ClockState.RUNNING, ofHours(1)));
        }

        @Test
        void a_target_that_comes_to_apply_when_it_is_overrun_is_born_breached_and_warns_of_nothing() {
            var clock = History.openedWithPriority("P3", "2026-03-02T09:00")
                    .priority("P1", "2026-03-02T14:00")
                    .read("2026-03-02T15:00", keep)
                    .clocks()
                    .get(1);

            assertThat(clock.bornBreached()).isTrue();
            assertThat(clock.breachedAt()).contains(amsterdam("2026-03-02T13:00"));
            assertThat(clock.warnings()).isEmpty();
        }

        @Test
        void a_target_that_comes_to_apply_halfway_warns_at_that_moment() {
            var clock = History.openedWithPriority("P3", "2026-03-02T09:00")
                    .priority("P1", "2026-03-02T11:30")
                    .read("2026-03-02T11:45", keep)
                    .clocks()
                    .get(1);

            assertThat(clock.warnings()).containsExactly(new Warning(50, amsterdam("2026-03-02T11:30")));
        }

        @Test
        void lowering_the_priority_of_an_overrun_ticket_takes_the_verdict_but_is_reported() {
            var reading = History.openedWithPriority("P1", "2026-03-02T09:00")
                    .priority("P3", "2026-03-02T14:00")
                    .read("2026-03-02T15:00", keep);

            assertThat(reading.clocks())
                    .extracting(Reading::target, Reading::state, Reading::outcome)
                    .containsExactly(
                            tuple("low", ClockState.RUNNING, Outcome.OPEN),
                            tuple("high", ClockState.CANCELLED, Outcome.OPEN));
            assertThat(reading.anomalies()).extracting(Anomaly::kind).contains(Anomaly.Kind.LEFT_AFTER_OVERRUN);
        }

        @Test
        void back_at_the_first_priority_the_first_clock_goes_on() {
            var clocks = raised.priority("P3", "2026-03-02T12:00")
                    .read("2026-03-02T13:00", keep)
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::target, Reading::cycle, Reading::state, Reading::counted)
                    .containsExactly(
                            tuple("low", 1, ClockState.RUNNING, ofHours(4)),
                            tuple("high", 1, ClockState.CANCELLED, ofHours(3)));
        }

        @Test
        void an_event_that_resolves_and_changes_the_priority_is_judged_by_the_priority_before() {
            var clock = History.openedWithPriority("P3", "2026-03-02T09:00")
                    .add(TicketEventType.RESOLVED, "2026-03-02T15:00", null, "P1", null, null)
                    .clock("2026-03-02T17:00", keep);

            assertThat(clock.target()).isEqualTo("low");
            assertThat(clock.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void a_priority_that_is_first_heard_later_is_no_change() {
            var clock = History.opened("2026-03-02T09:00")
                    .priority("P1", "2026-03-02T09:20")
                    .clock("2026-03-02T12:00", restart);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T09:00"));
        }

        @Test
        void a_carried_priority_is_a_change_whatever_the_type_of_the_event_says() {
            var clock = History.openedWithPriority("P3", "2026-03-02T09:00")
                    .add(TicketEventType.WORK_STARTED, "2026-03-02T11:00", null, "P1", null, null)
                    .read("2026-03-02T12:00", restart)
                    .clocks()
                    .get(1);

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T11:00"));
        }
    }

    @Nested
    class Reopening {
        private final History reopened =
                History.opened("2026-03-02T09:00").resolved("2026-03-02T11:00").reopened("2026-03-02T14:00");

        private TermsVersion four(OnReopen policy) {
            return Deal.officeHours()
                    .onReopen(policy)
                    .promising(Promise.toResolve("r").within("PT4H"));
        }

        @Test
        void continuing_the_time_between_resolved_and_reopened_does_not_count() {
            var clock = reopened.clock("2026-03-02T15:00", four(OnReopen.CONTINUE));

            assertThat(clock.counted()).isEqualTo(ofHours(3));
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T16:00"));
            assertThat(clock.ledger())
                    .extracting(LedgerSegment::phase, LedgerSegment::length)
                    .containsExactly(
                            tuple(Phase.COUNTED, ofHours(2)),
                            tuple(Phase.IGNORED, ofHours(3)),
                            tuple(Phase.COUNTED, ofHours(1)));
        }

        @Test
        void a_new_cycle_starts_at_the_reopening_and_the_first_verdict_stands() {
            assertThat(reopened.read("2026-03-02T19:00", four(OnReopen.NEW_CYCLE))
                            .clocks())
                    .extracting(Reading::cycle, Reading::outcome, Reading::counted)
                    .containsExactly(tuple(1, Outcome.MET, ofHours(2)), tuple(2, Outcome.OPEN, ofHours(4)));
        }

        @Test
        void first_only_the_first_stop_is_final() {
            var clock = reopened.clock("2026-03-02T19:00", four(OnReopen.FIRST_ONLY));

            assertThat(clock.stoppedAt()).contains(amsterdam("2026-03-02T11:00"));
        }

        @Test
        void a_priority_changed_while_it_was_resolved_restarts_it_at_the_reopening_where_changes_restart() {
            var raised = History.openedWithPriority("P2", "2026-03-02T09:00")
                    .resolved("2026-03-02T11:00")
                    .priority("P1", "2026-03-02T12:00")
                    .reopened("2026-03-02T14:00");
            var unchanged = History.openedWithPriority("P2", "2026-03-02T09:00")
                    .resolved("2026-03-02T11:00")
                    .replied("2026-03-02T12:00")
                    .reopened("2026-03-02T14:00");
            var restarting = Deal.officeHours()
                    .onReopen(OnReopen.CONTINUE)
                    .onPriorityChange(OnPriorityChange.RESTART)
                    .promising(Promise.toResolve("r").within("PT4H"));

            assertThat(raised.read("2026-03-02T15:00", restarting).clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofHours(2)), tuple(2, ofHours(1)));
            assertThat(raised.read("2026-03-02T15:00", four(OnReopen.CONTINUE)).clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofHours(3)));
            assertThat(unchanged.read("2026-03-02T15:00", restarting).clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofHours(3)));
        }

        @Test
        void a_priority_changed_before_it_was_resolved_does_not_restart_it_at_the_reopening() {
            var history = History.openedWithPriority("P2", "2026-03-02T09:00")
                    .priority("P1", "2026-03-02T10:00")
                    .resolved("2026-03-02T11:00")
                    .reopened("2026-03-02T14:00");
            var restarting = Deal.officeHours()
                    .onPriorityChange(OnPriorityChange.RESTART)
                    .promising(Promise.toResolve("r").within("PT4H"));

            assertThat(history.read("2026-03-02T15:00", restarting).clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofHours(1)), tuple(2, ofHours(2)));
        }

        @Test
        void a_team_that_holds_it_owns_it_anew_only_in_a_new_cycle() {
            var history = History.opened("2026-03-02T09:00")
                    .assigned("desk", "2026-03-02T09:00")
                    .workStarted("2026-03-02T09:10")
                    .resolved("2026-03-02T10:00")
                    .reopened("2026-03-02T11:00");

            assertThat(history.read("2026-03-02T12:00", owned(OnReopen.NEW_CYCLE))
                            .clocks())
                    .extracting(Reading::clock, Reading::cycle, Reading::counted)
                    .containsExactly(tuple("own/desk", 1, ofMinutes(10)), tuple("own/desk", 2, ofHours(1)));
            assertThat(history.read("2026-03-02T12:00", owned(OnReopen.CONTINUE))
                            .clocks())
                    .extracting(Reading::clock, Reading::cycle)
                    .containsExactly(tuple("own/desk", 1));
        }

        private TermsVersion owned(OnReopen policy) {
            return Deal.officeHours()
                    .onReopen(policy)
                    .promising(Promise.toOwn("own").within("PT30M"));
        }

        @Test
        void updates_are_due_again_after_a_reopening_unless_only_the_first_end_counts() {
            var history = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T09:30")
                    .reopened("2026-03-02T11:00");

            assertThat(history.read("2026-03-02T12:00", updated(OnReopen.CONTINUE))
                            .clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofMinutes(30)), tuple(2, ofHours(1)));
            assertThat(history.read("2026-03-02T12:00", updated(OnReopen.FIRST_ONLY))
                            .clocks())
                    .extracting(Reading::cycle, Reading::counted)
                    .containsExactly(tuple(1, ofMinutes(30)));
        }

        private TermsVersion updated(OnReopen policy) {
            return Deal.officeHours()
                    .onReopen(policy)
                    .promising(Promise.toUpdate("update", UpdateKind.CADENCE).within("PT2H"));
        }

        @Test
        void reopened_twice_both_gaps_are_left_out() {
            var clock = reopened.resolved("2026-03-02T15:00")
                    .reopened("2026-03-02T16:00")
                    .resolved("2026-03-02T16:30")
                    .clock("2026-03-02T19:00", four(OnReopen.CONTINUE));

            assertThat(clock.counted()).isEqualTo(ofMinutes(210));
            assertThat(clock.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void a_reopening_of_a_cancelled_ticket_starts_anew() {
            var clocks = History.opened("2026-03-02T09:00")
                    .cancelled("2026-03-02T10:00")
                    .reopened("2026-03-02T11:00")
                    .read("2026-03-02T12:00", four(OnReopen.CONTINUE))
                    .clocks();

            assertThat(clocks)
                    .extracting(Reading::cycle, Reading::state, Reading::counted)
                    .containsExactly(
                            tuple(1, ClockState.CANCELLED, ofHours(1)), tuple(2, ClockState.RUNNING, ofHours(1)));
        }
    }

    @Nested
    class ANewVersion {
        private final TermsVersion eightHours =
                Deal.officeHours().promising(Promise.toResolve("r").within("PT8H"));
        private final History history = History.opened("2026-03-02T09:00");

        private TermsVersion sixHours(OnNewVersion policy) {
            return second(policy).promising(Promise.toResolve("r").within("PT6H"));
        }

        private Deal second(OnNewVersion policy) {
            return Deal.officeHours()
                    .asVersion(2)
                    .onNewVersion(policy)
                    .validFrom("2026-03-02T12:00")
                    .recordedAt("2026-02-20T12:00");
        }

        @Test
        void pinned_a_ticket_keeps_the_version_it_was_opened_under() {
            var clock = history.clock("2026-03-02T13:00", eightHours, sixHours(OnNewVersion.PIN));

            assertThat(clock.version()).isEqualTo(1);
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T17:00"));
        }

        @Test
        void at_a_cutover_an_open_clock_moves_with_its_start() {
            var clock = history.clock("2026-03-02T13:00", eightHours, sixHours(OnNewVersion.CUTOVER));

            assertThat(clock.version()).isEqualTo(2);
            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T09:00"));
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T15:00"));
        }

        @Test
        void before_a_cutover_the_old_version_holds_and_the_move_is_known_to_come() {
            var reading = history.read("2026-03-02T11:59", eightHours, sixHours(OnNewVersion.CUTOVER));

            assertThat(reading.clocks()).extracting(Reading::version).containsExactly(1);
            assertThat(reading.nextTransitionAt()).contains(amsterdam("2026-03-02T12:00"));
        }

        @Test
        void at_the_very_moment_of_a_cutover_the_new_version_holds_by_the_event_that_was_last() {
            var clock = history.clock("2026-03-02T12:00", eightHours, sixHours(OnNewVersion.CUTOVER));

            assertThat(clock.version()).isEqualTo(2);
            var later = history.clock("2026-03-02T13:00", eightHours, sixHours(OnNewVersion.CUTOVER));
            assertThat(later.ledger())
                    .extracting(LedgerSegment::causeEvent)
                    .containsOnly(Optional.of(history.events().get(0).identity()));
        }

        @Test
        void replayed_a_clock_that_was_open_had_no_verdict_to_keep() {
            var fiveHours = Deal.officeHours()
                    .asVersion(2)
                    .onNewVersion(OnNewVersion.REPLAY)
                    .validFrom("2026-03-01T00:00")
                    .recordedAt("2026-03-02T12:00")
                    .promising(Promise.toResolve("r").within("PT5H"));

            var reading = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T16:00")
                    .read("2026-03-06T12:00", eightHours, fiveHours);

            assertThat(reading.clocks()).extracting(Reading::outcome).containsExactly(Outcome.BREACHED);
            assertThat(reading.superseded()).isEmpty();
        }

        @Test
        void a_clock_that_stopped_before_a_cutover_stays_as_it_was_judged() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T12:00")
                    .clock("2026-03-02T13:00", eightHours, sixHours(OnNewVersion.CUTOVER));

            assertThat(clock.version()).isEqualTo(1);
        }

        @Test
        void a_target_that_the_new_version_does_not_have_is_cancelled_at_the_cutover() {
            var other = second(OnNewVersion.CUTOVER)
                    .promising(Promise.toRespond("respond").within("PT1H"));

            assertThat(history.read("2026-03-02T13:00", eightHours, other).clocks())
                    .extracting(Reading::target, Reading::state)
                    .contains(tuple("r", ClockState.CANCELLED));
        }

        @Test
        void replayed_a_closed_ticket_is_judged_again_and_the_earlier_verdict_is_kept() {
            var fiveHours = Deal.officeHours()
                    .asVersion(2)
                    .onNewVersion(OnNewVersion.REPLAY)
                    .validFrom("2026-03-01T00:00")
                    .recordedAt("2026-03-05T12:00")
                    .promising(Promise.toResolve("r").within("PT5H"));

            var reading = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T16:00")
                    .read("2026-03-06T12:00", eightHours, fiveHours);

            assertThat(reading.clocks())
                    .extracting(Reading::version, Reading::outcome)
                    .containsExactly(tuple(2, Outcome.BREACHED));
            assertThat(reading.superseded())
                    .extracting(SupersededVerdict::version, SupersededVerdict::outcome)
                    .containsExactly(tuple(1, Outcome.MET));
        }

        @Test
        void a_version_recorded_after_the_fact_moves_nothing_before_it_was_recorded() {
            var late = Deal.officeHours()
                    .asVersion(2)
                    .onNewVersion(OnNewVersion.CUTOVER)
                    .validFrom("2026-03-02T10:00")
                    .recordedAt("2026-03-02T14:00")
                    .promising(Promise.toResolve("r").within("PT4H"));

            assertThat(History.opened("2026-03-02T09:00")
                            .resolved("2026-03-02T13:30")
                            .clock("2026-03-02T17:00", eightHours, late)
                            .outcome())
                    .isEqualTo(Outcome.MET);
            assertThat(history.clock("2026-03-02T17:00", eightHours, late).outcome())
                    .isEqualTo(Outcome.BREACHED);
        }

        @Test
        void a_history_older_than_every_signature_belongs_to_the_version_that_says_it_was_valid_then() {
            var first = Deal.officeHours()
                    .validFrom("2016-01-01T00:00")
                    .recordedAt("2026-01-01T00:00")
                    .promising(Promise.toResolve("r").within("PT8H"));
            var next = Deal.officeHours()
                    .asVersion(2)
                    .validFrom("2016-07-01T00:00")
                    .recordedAt("2026-01-02T00:00")
                    .promising(Promise.toResolve("r").within("PT6H"));

            assertThat(History.opened("2016-06-01T09:00")
                            .clock("2016-08-01T10:00", first, next)
                            .version())
                    .isEqualTo(1);
            assertThat(History.opened("2016-07-04T09:00")
                            .clock("2016-08-01T10:00", first, next)
                            .version())
                    .isEqualTo(2);
        }

        @Test
        void outside_the_validity_of_the_agreement_nothing_is_promised() {
            var ended = Deal.officeHours()
                    .validUntil("2026-03-01T00:00")
                    .promising(Promise.toResolve("r").within("PT8H"));

            assertThat(history.read("2026-03-02T13:00", ended).clocks()).isEmpty();
        }

        @Test
        void a_clock_that_runs_when_the_agreement_ends_keeps_its_promise() {
            var ending = Deal.officeHours()
                    .validUntil("2026-03-02T10:00")
                    .promising(Promise.toResolve("r").within("PT8H"));

            assertThat(history.clock("2026-03-02T13:00", ending).dueAt()).contains(amsterdam("2026-03-02T17:00"));
        }
    }

    @Nested
    class WhichTargetApplies {
        @Test
        void the_more_specific_one_takes_the_place_of_the_general_one() {
            var version = Deal.officeHours()
                    .promising(
                            Promise.toResolve("any").within("PT8H"),
                            Promise.toResolve("mail").within("PT6H").forServices("mail"),
                            Promise.toResolve("urgent mail")
                                    .within("PT2H")
                                    .forServices("mail")
                                    .forPriorities("P1"));

            assertThat(History.openedFor("mail", "2026-03-02T09:00")
                            .clock("2026-03-02T10:00", version)
                            .target())
                    .isEqualTo("mail");
            assertThat(History.openedFor("print", "2026-03-02T09:00")
                            .clock("2026-03-02T10:00", version)
                            .target())
                    .isEqualTo("any");
            assertThat(History.empty()
                            .add(TicketEventType.OPENED, "2026-03-02T09:00", null, "P1", null, "mail")
                            .clock("2026-03-02T10:00", version)
                            .target())
                    .isEqualTo("urgent mail");
        }

        @Test
        void two_that_are_equally_specific_both_apply_as_four_hours_mostly_and_eight_nearly_always() {
            var version = Deal.officeHours()
                    .promising(
                            Promise.toResolve("mostly").within("PT4H"),
                            Promise.toResolve("nearly always").within("PT8H"));

            assertThat(History.opened("2026-03-02T09:00")
                            .read("2026-03-02T10:00", version)
                            .clocks())
                    .hasSize(2);
        }

        @Test
        void a_service_that_the_agreement_does_not_cover_has_no_clock() {
            var version = Deal.officeHours()
                    .covering("mail")
                    .promising(Promise.toResolve("r").within("PT8H"));

            assertThat(History.openedFor("print", "2026-03-02T09:00")
                            .read("2026-03-02T10:00", version)
                            .clocks())
                    .isEmpty();
        }

        @Test
        void a_ticket_that_moves_to_a_service_outside_the_agreement_cancels_its_clock() {
            var version = Deal.officeHours()
                    .covering("mail")
                    .promising(Promise.toResolve("r").within("PT8H"));

            assertThat(History.openedFor("mail", "2026-03-02T09:00")
                            .service("print", "2026-03-02T10:00")
                            .clock("2026-03-02T11:00", version)
                            .state())
                    .isEqualTo(ClockState.CANCELLED);
        }
    }
}
