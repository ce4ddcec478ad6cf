package nl.druif.ticketclock.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What counts, by which calendar. Monday 2 March 2026, office hours 08:00 to 18:00. */
class CountingTest {

    @Nested
    class Pauses {
        private final TermsVersion fourHours = Deal.officeHours()
                .promising(Promise.toResolve("r")
                        .within("PT4H")
                        .pausedOn("PENDING_CUSTOMER", PartyRole.CUSTOMER)
                        .pausedOn("PENDING_SUPPLIER", PartyRole.SUPPLIER));

        @Test
        void while_paused_the_due_time_is_the_one_that_holds_if_work_resumes_now() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING_CUSTOMER", "2026-03-02T10:00")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T15:00"));
            assertThat(clock.dueIfResumedNow()).isTrue();
            assertThat(clock.nextTransitionAt()).isEmpty();
        }

        @Test
        void a_pause_names_its_status_event_and_its_party_and_a_closed_night_stays_closed() {
            var clock = History.opened("2026-03-02T16:00")
                    .status("PENDING_SUPPLIER", "2026-03-02T17:00")
                    .status("OPEN", "2026-03-03T09:00")
                    .clock("2026-03-03T10:00", fourHours);

            assertThat(clock.ledger())
                    .extracting(
                            LedgerSegment::phase,
                            LedgerSegment::length,
                            segment -> segment.causeEvent().orElse(""))
                    .containsExactly(
                            tuple(Phase.COUNTED, ofHours(1), "e0"),
                            tuple(Phase.PAUSED, ofHours(1), "e1"),
                            tuple(Phase.CLOSED, ofHours(14), ""),
                            tuple(Phase.PAUSED, ofHours(1), "e1"),
                            tuple(Phase.COUNTED, ofHours(1), "e2"));
            assertThat(clock.ledger().get(1).party()).contains(PartyRole.SUPPLIER);
        }

        @Test
        void from_one_pause_into_another_each_has_its_party() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING_CUSTOMER", "2026-03-02T10:00")
                    .status("PENDING_SUPPLIER", "2026-03-02T11:00")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.ledger())
                    .extracting(segment -> segment.party().orElse(PartyRole.PROVIDER))
                    .containsExactly(PartyRole.PROVIDER, PartyRole.CUSTOMER, PartyRole.SUPPLIER);
        }

        @Test
        void an_answer_of_the_customer_ends_no_pause_for_a_supplier() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING_SUPPLIER", "2026-03-02T10:00")
                    .replied("2026-03-02T10:30")
                    .clock(
                            "2026-03-02T12:00",
                            Deal.officeHours()
                                    .strict()
                                    .promising(Promise.toResolve("r")
                                            .within("PT4H")
                                            .pausedOn("PENDING_SUPPLIER", PartyRole.SUPPLIER)));

            assertThat(clock.counted()).isEqualTo(ofHours(1));
            assertThat(clock.illegitimatePauses()).isEmpty();
        }

        @Test
        void strictly_the_customer_is_waited_for_again_when_the_status_is_set_again() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING_CUSTOMER", "2026-03-02T10:00")
                    .replied("2026-03-02T10:30")
                    .status("PENDING_CUSTOMER", "2026-03-02T11:00")
                    .clock(
                            "2026-03-02T12:00",
                            Deal.officeHours()
                                    .strict()
                                    .promising(Promise.toResolve("r")
                                            .within("PT4H")
                                            .pausedOn("PENDING_CUSTOMER", PartyRole.CUSTOMER)));

            assertThat(clock.counted()).isEqualTo(ofMinutes(90));
            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
        }

        @Test
        void a_ticket_opened_in_a_pausing_status_starts_paused() {
            var clock = History.empty()
                    .add(TicketEventType.OPENED, "2026-03-02T09:00", "PENDING_CUSTOMER", null, null, null)
                    .clock("2026-03-02T10:00", fourHours);

            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
            assertThat(clock.counted()).isZero();
        }
    }

    @Nested
    class Exclusions {
        private final TermsVersion fourHours = Deal.officeHours()
                .promising(Promise.toResolve("r").within("PT4H").pausedOn("PENDING", PartyRole.CUSTOMER));

        @Test
        void excluded_time_does_not_count_and_names_its_clause() {
            var clock = History.opened("2026-03-02T09:00")
                    .excluded("2026-03-02T10:00", "2026-03-02T11:00")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.counted()).isEqualTo(ofHours(2));
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T14:00"));
            assertThat(clock.ledger().get(1))
                    .extracting(
                            LedgerSegment::phase, segment -> segment.clause().orElse(""))
                    .containsExactly(Phase.EXCLUDED, "7.2");
        }

        @Test
        void where_it_overlaps_a_pause_nothing_is_subtracted_twice() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING", "2026-03-02T10:00")
                    .status("OPEN", "2026-03-02T11:00")
                    .excluded("2026-03-02T10:30", "2026-03-02T11:30")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.counted()).isEqualTo(ofMinutes(90));
        }

        @Test
        void where_two_overlap_nothing_is_subtracted_twice() {
            var clock = History.opened("2026-03-02T09:00")
                    .excluded("2026-03-02T10:00", "2026-03-02T11:00")
                    .excluded("2026-03-02T10:30", "2026-03-02T11:30")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.counted()).isEqualTo(ofMinutes(90));
        }

        @Test
        void one_that_is_still_to_come_puts_the_due_time_off() {
            var clock = History.opened("2026-03-02T09:00")
                    .excluded("2026-03-02T11:00", "2026-03-02T16:00")
                    .clock("2026-03-02T10:00", fourHours);

            assertThat(clock.dueAt()).contains(amsterdam("2026-03-02T18:00"));
        }

        @Test
        void a_ticket_that_lay_within_one_has_no_verdict() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T10:00")
                    .excluded("2026-03-02T08:00", "2026-03-02T12:00")
                    .clock("2026-03-02T12:00", fourHours);

            assertThat(clock.outcome()).isEqualTo(Outcome.EXCLUDED);
        }
    }

    @Nested
    class FollowTheSun {
        private final OpeningHours newYork =
                OpeningHours.of("America/New_York", WeeklyHours.mondayToFriday(Deal.window("08:00", "18:00")));

        @Test
        void the_clock_counts_in_the_hours_of_whoever_holds_the_ticket() {
            // Amsterdam closes at 18:00; New York, six hours behind, is open until midnight in Amsterdam.
            var clock = History.opened("2026-03-02T16:00")
                    .assigned("overseas", "2026-03-02T18:00")
                    .clock(
                            "2026-03-02T20:00",
                            Deal.officeHours()
                                    .withCalendar("new york", newYork)
                                    .withTeamIn("overseas", "new york")
                                    .promising(Promise.toResolve("r")
                                            .within("PT8H")
                                            .inCalendar("HOLDER_TEAM")));

            assertThat(clock.counted()).isEqualTo(ofHours(4));
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-03T00:00"));
        }
    }

    @Nested
    class Days {
        @Test
        void wall_clock_days_end_at_the_same_local_time_whatever_the_clocks_did() {
            var clock = History.opened("2026-03-20T09:00")
                    .clock(
                            "2026-03-21T09:00",
                            Deal.officeHours().promising(Promise.toResolve("r").withinWallClockDays(30)));

            assertThat(clock.dueAt()).contains(amsterdam("2026-04-19T09:00"));
            assertThat(clock.counted()).isEqualTo(ofHours(24));
            assertThat(clock.remaining()).isEqualTo(ofHours(29 * 24 - 1));
        }

        @Test
        void a_working_day_due_at_closing_is_missed_in_the_evening() {
            var oneDay = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(1, "CLOSING"));
            var history = History.opened("2026-03-02T09:00").resolved("2026-03-03T19:00");

            assertThat(history.clock("2026-03-04T09:00", oneDay))
                    .extracting(Reading::outcome, reading -> reading.dueAt().orElseThrow())
                    .containsExactly(Outcome.BREACHED, amsterdam("2026-03-03T18:00"));
        }

        @Test
        void a_working_day_due_at_the_next_opening_is_met_in_the_evening() {
            var oneDay = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(1, "NEXT_OPENING"));
            var history = History.opened("2026-03-02T09:00").resolved("2026-03-03T19:00");

            assertThat(history.clock("2026-03-04T09:00", oneDay).outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void two_working_days_over_kings_day_are_due_at_four_o_clock_on_wednesday() {
            var clock = History.opened("2026-04-24T17:00")
                    .clock(
                            "2026-04-25T12:00",
                            Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(2, "16:00")));

            assertThat(clock.dueAt()).contains(amsterdam("2026-04-29T16:00"));
        }

        @Test
        void opening_hours_spent_paused_come_on_top_of_working_days() {
            var clock = History.opened("2026-03-02T09:00")
                    .status("PENDING", "2026-03-02T17:00")
                    .status("OPEN", "2026-03-03T09:00")
                    .clock(
                            "2026-03-03T10:00",
                            Deal.officeHours()
                                    .promising(Promise.toResolve("r")
                                            .withinWorkingDays(1, "CLOSING")
                                            .pausedOn("PENDING", PartyRole.CUSTOMER)));

            // Closing on Tuesday, plus an hour on Monday and one on Tuesday.
            assertThat(clock.dueAt()).contains(amsterdam("2026-03-04T10:00"));
        }

        @Test
        void opening_hours_that_are_excluded_before_the_due_point_put_working_days_off() {
            var oneDay = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(1, "CLOSING"));
            var opened = History.opened("2026-03-02T09:00");
            assertThat(opened.excluded("2026-03-03T10:00", "2026-03-03T12:00")
                            .clock("2026-03-03T09:00", oneDay)
                            .dueAt())
                    .contains(amsterdam("2026-03-04T10:00"));
            assertThat(opened.clock("2026-03-03T15:00", oneDay).dueAt()).contains(amsterdam("2026-03-04T10:00"));
        }

        @Test
        void what_is_excluded_before_the_opening_at_night_or_after_the_due_point_puts_no_working_day_off() {
            var oneDay = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(1, "CLOSING"));
            assertThat(History.opened("2026-03-02T09:00")
                            .excluded("2026-03-02T08:00", "2026-03-02T09:00")
                            .excluded("2026-03-02T18:00", "2026-03-03T08:00")
                            .excluded("2026-03-03T18:00", "2026-03-04T12:00")
                            .clock("2026-03-05T09:00", oneDay)
                            .dueAt())
                    .contains(amsterdam("2026-03-03T18:00"));
        }

        @Test
        void exclusions_while_paused_put_working_days_off_by_the_pause_alone() {
            var oneDay = Deal.officeHours()
                    .promising(Promise.toResolve("r")
                            .withinWorkingDays(1, "CLOSING")
                            .pausedOn("PENDING", PartyRole.CUSTOMER));
            assertThat(History.opened("2026-03-02T09:00")
                            .status("PENDING", "2026-03-02T10:00")
                            .status("OPEN", "2026-03-02T12:00")
                            .excluded("2026-03-02T10:00", "2026-03-02T12:00")
                            .clock("2026-03-02T15:00", oneDay)
                            .dueAt())
                    .contains(amsterdam("2026-03-04T10:00"));
        }

        @Test
        void a_pause_after_the_due_point_saves_no_working_day() {
            var oneDay = Deal.officeHours()
                    .promising(Promise.toResolve("r")
                            .withinWorkingDays(1, "CLOSING")
                            .pausedOn("PENDING", PartyRole.CUSTOMER));
            var late = History.opened("2026-03-02T09:00")
                    .status("PENDING", "2026-03-04T09:00")
                    .status("OPEN", "2026-03-04T12:00")
                    .resolved("2026-03-04T13:00")
                    .clock("2026-03-05T09:00", oneDay);
            assertThat(late.dueAt()).contains(amsterdam("2026-03-03T18:00"));
            assertThat(late.breachedAt()).contains(amsterdam("2026-03-03T18:00"));
        }

        @Test
        void a_working_day_that_no_calendar_knows_has_no_due_time() {
            var oneDay = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(1, "NEXT_OPENING"));
            var clock = History.opened("2099-12-30T09:00").clock("2099-12-30T10:00", oneDay);
            assertThat(clock.dueAt()).isEmpty();
            assertThat(clock.outcome()).isEqualTo(Outcome.OPEN);
        }
    }

    @Nested
    class OddHistories {
        private final TermsVersion fourHours =
                Deal.officeHours().promising(Promise.toResolve("r").within("PT4H"));

        @Test
        void resolved_before_opened_is_met_with_nothing_counted_and_reported() {
            var reading = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T08:00")
                    .read("2026-03-02T17:00", fourHours);

            assertThat(reading.clocks())
                    .extracting(Reading::state, Reading::outcome, Reading::counted)
                    .containsExactly(tuple(ClockState.STOPPED, Outcome.MET, Duration.ZERO));
            assertThat(reading.anomalies())
                    .extracting(Anomaly::kind)
                    .containsExactly(Anomaly.Kind.HAPPENED_BEFORE_OPENED);
        }

        @Test
        void a_ticket_that_nobody_saw_opening_has_no_clock_yet() {
            var reading = History.empty().responded("2026-03-02T10:00").read("2026-03-02T17:00", fourHours);

            assertThat(reading.clocks()).isEmpty();
            assertThat(reading.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.NEVER_OPENED);
        }

        @Test
        void an_event_that_carries_the_opening_opens_the_ticket_then() {
            var row = new nl.druif.ticketclock.ticket.TicketEvent(
                    java.util.Optional.of("row-1"),
                    TicketEventType.STATUS_CHANGED,
                    amsterdam("2026-03-02T10:00"),
                    0,
                    java.util.Optional.of("IN_PROGRESS"),
                    java.util.Optional.of("P1"),
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    java.util.Optional.of(amsterdam("2026-03-02T09:00")));
            var clock = History.empty()
                    .add(row)
                    .clock(
                            "2026-03-02T11:00",
                            Deal.officeHours()
                                    .promising(Promise.toResolve("r")
                                            .within("PT4H")
                                            .forPriorities("P1")));

            assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T09:00"));
            assertThat(clock.counted()).isEqualTo(ofHours(2));
        }

        @Test
        void resolving_twice_the_first_time_counts() {
            var reading = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T10:00")
                    .resolved("2026-03-02T16:00")
                    .read("2026-03-02T17:00", fourHours);

            assertThat(reading.clocks()).extracting(Reading::counted).containsExactly(ofHours(1));
            assertThat(reading.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.RESOLVED_TWICE);
        }

        @Test
        void setting_the_status_that_it_has_resumes_nothing_and_is_reported() {
            var reading = History.opened("2026-03-02T09:00")
                    .status("OPEN", "2026-03-02T10:00")
                    .status("OPEN", "2026-03-02T11:00")
                    .read("2026-03-02T12:00", fourHours);

            assertThat(reading.clocks()).extracting(Reading::counted).containsExactly(ofHours(3));
            assertThat(reading.anomalies())
                    .extracting(Anomaly::kind)
                    .containsExactly(Anomaly.Kind.RESUMED_WITHOUT_PAUSE);
        }

        @Test
        void what_happens_after_the_instant_of_reading_has_not_happened() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T15:00")
                    .clock("2026-03-02T11:00", fourHours);

            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        }

        @Test
        void a_calendar_that_is_never_open_gives_no_due_time_and_no_verdict() {
            var never = Deal.in(OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday()));

            var clock = History.opened("2026-03-02T09:00")
                    .clock(
                            "2026-03-02T11:00",
                            never.promising(Promise.toResolve("r").within("PT4H")));

            assertThat(clock.dueAt()).isEmpty();
            assertThat(clock.outcome()).isEqualTo(Outcome.OPEN);
        }
    }
}
