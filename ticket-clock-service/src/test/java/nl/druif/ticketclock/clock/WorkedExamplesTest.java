package nl.druif.ticketclock.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The examples that the rules of the clock are explained with. */
class WorkedExamplesTest {

    @Nested
    class KingsDay {
        private final Reading clock = History.opened("2026-04-24T17:00")
                .clock(
                        "2026-04-28T11:00",
                        Deal.officeHours()
                                .promising(Promise.toResolve("resolve").within("PT4H")));

        @Test
        void four_hours_from_friday_five_o_clock_are_due_on_tuesday_at_eleven() {
            assertThat(clock.dueAt()).contains(amsterdam("2026-04-28T11:00+02:00"));
        }

        @Test
        void the_ledger_names_the_hour_on_friday_the_weekend_the_holiday_and_the_three_hours_on_tuesday() {
            assertThat(clock.ledger())
                    .extracting(LedgerSegment::phase)
                    .containsExactly(Phase.COUNTED, Phase.CLOSED, Phase.HOLIDAY, Phase.CLOSED, Phase.COUNTED);
            assertThat(clock.ledger().get(0).length()).isEqualTo(ofHours(1));
            assertThat(clock.ledger().get(2).name()).contains("Koningsdag");
            assertThat(clock.ledger().get(4).length()).isEqualTo(ofHours(3));
        }
    }

    @Nested
    class ClocksThatChange {
        @Test
        void four_hours_round_the_clock_through_the_spring_gap_are_due_at_half_past_six() {
            var clock = History.opened("2026-03-29T01:30:00+01:00")
                    .clock(
                            "2026-03-29T03:00",
                            Deal.roundTheClock()
                                    .promising(Promise.toResolve("r").within("PT4H")));

            assertThat(clock.dueAt()).contains(amsterdam("2026-03-29T06:30"));
        }
    }

    @Nested
    class TheLastMillisecond {
        private final nl.druif.foundation.terms.TermsVersion eightHours =
                Deal.roundTheClock().promising(Promise.toResolve("resolve").within("PT8H"));

        @Test
        void exactly_the_target_is_met() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T17:00")
                    .clock("2026-03-02T18:00", eightHours);

            assertThat(clock.outcome()).isEqualTo(Outcome.MET);
            assertThat(clock.counted()).isEqualTo(ofHours(8));
            assertThat(clock.breachedAt()).isEmpty();
        }

        @Test
        void a_millisecond_more_is_breached() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T17:00:00.001")
                    .clock("2026-03-02T18:00", eightHours);

            assertThat(clock.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(clock.breachedAt()).contains(amsterdam("2026-03-02T17:00"));
            assertThat(clock.overrun()).isEqualTo(Duration.ofMillis(1));
        }

        @Test
        void nearly_all_of_the_target_never_breaches() {
            var clock = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T16:59:45.888")
                    .clock("2026-03-02T18:00", eightHours);

            assertThat(clock.outcome()).isEqualTo(Outcome.MET);
        }
    }

    @Nested
    class WaitingForTheCustomer {
        private final History history = History.opened("2026-03-02T10:00")
                .status("PENDING_CUSTOMER", "2026-03-02T10:00")
                .replied("2026-03-02T10:20")
                .status("IN_PROGRESS", "2026-03-02T12:20");
        private final Promise promise =
                Promise.toResolve("resolve").within("PT8H").pausedOn("PENDING_CUSTOMER", PartyRole.CUSTOMER);

        @Test
        void strictly_only_the_twenty_minutes_until_the_answer_are_a_pause() {
            var clock = history.clock(
                    "2026-03-02T12:20", Deal.officeHours().strict().promising(promise));

            assertThat(paused(clock)).isEqualTo(ofMinutes(20));
            assertThat(clock.counted()).isEqualTo(ofMinutes(120));
        }

        @Test
        void not_strictly_all_of_it_is_a_pause() {
            var clock = history.clock("2026-03-02T12:20", Deal.officeHours().promising(promise));

            assertThat(paused(clock)).isEqualTo(ofMinutes(140));
            assertThat(clock.counted()).isZero();
        }

        @Test
        void the_two_hours_after_the_answer_are_reported_as_illegitimate_in_both() {
            for (var version : List.of(
                    Deal.officeHours().promising(promise),
                    Deal.officeHours().strict().promising(promise))) {
                assertThat(history.clock("2026-03-02T12:20", version).illegitimatePauses())
                        .containsExactly(new IllegitimatePause(
                                amsterdam("2026-03-02T10:20"), amsterdam("2026-03-02T12:20"), ofMinutes(120)));
            }
        }

        private static Duration paused(Reading clock) {
            return clock.ledger().stream()
                    .filter(segment -> segment.phase() == Phase.PAUSED)
                    .map(LedgerSegment::length)
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    @Nested
    class CommitmentAndObjective {
        @Test
        void seven_hours_meet_the_eight_that_were_promised_and_miss_the_six_that_were_aimed_at() {
            var readings = History.opened("2026-03-02T09:00")
                    .resolved("2026-03-02T16:00")
                    .read(
                            "2026-03-02T18:00",
                            Deal.officeHours()
                                    .promising(
                                            Promise.toResolve("commitment").within("PT8H"),
                                            Promise.toResolve("objective")
                                                    .within("PT6H")
                                                    .asObjective()))
                    .clocks();

            assertThat(readings)
                    .extracting(Reading::nature, Reading::outcome)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Nature.COMMITMENT, Outcome.MET),
                            org.assertj.core.groups.Tuple.tuple(Nature.OBJECTIVE, Outcome.BREACHED));
        }
    }
}
