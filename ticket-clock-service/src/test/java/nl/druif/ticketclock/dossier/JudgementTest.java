package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Reports.event;
import static nl.druif.ticketclock.Reports.inStatus;
import static nl.druif.ticketclock.ticket.TicketEventType.CLOSED;
import static nl.druif.ticketclock.ticket.TicketEventType.NOTED;
import static nl.druif.ticketclock.ticket.TicketEventType.OPENED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A ticket opened on Friday 24 April 2026 at 17:00 in Amsterdam, to be resolved within four hours: Tuesday 11:00. */
class JudgementTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final UUID TICKET = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final Instant DUE = Instant.parse("2026-04-28T09:00:00Z");

    private final KnownTerms fourHours = KnownTerms.of(List.of(Waterland.sla(TENANT, 1, 4)));
    private final ReportedEvent opened = event("1", OPENED, "2026-04-24T15:00:00Z");
    private final ReportedEvent inTime = event("2", RESOLVED, "2026-04-28T08:00:00Z");
    private final ReportedEvent tooLate = event("3", RESOLVED, "2026-04-28T12:00:00Z");

    @Nested
    class Firing {
        @Test
        void nothing_is_told_of_a_clock_that_has_just_begun_but_that_it_runs() {
            var first = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            assertThat(first.news()).hasOnlyElementsOfType(TicketJudged.class).hasSize(1);
            assertThat(first.breachAt()).contains(DUE);
        }

        @Test
        void a_ticket_wakes_at_its_next_warning() {
            assertThat(judged(unheardOf(opened), "2026-04-24T15:01:00Z").wakeAt())
                    .contains(Instant.parse("2026-04-28T07:00:00Z"));
        }

        @Test
        void a_warning_that_was_slept_through_is_told_with_its_own_instant() {
            var first = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            var second = judged(after(first), "2026-04-28T08:30:00Z");
            assertThat(only(ClockWarned.class, second))
                    .extracting(ClockWarned::threshold, ClockWarned::at)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(50, Instant.parse("2026-04-28T07:00:00Z")),
                            org.assertj.core.groups.Tuple.tuple(75, Instant.parse("2026-04-28T08:00:00Z")));
        }

        @Test
        void a_breach_is_dated_when_time_ran_out_not_when_it_was_noticed() {
            var first = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            var second = judged(after(first), "2026-05-01T00:00:00Z");
            assertThat(only(TargetBreached.class, second))
                    .singleElement()
                    .satisfies(breach -> assertThat(breach.at()).isEqualTo(DUE));
        }

        @Test
        void what_was_told_is_not_told_again() {
            var first = judged(unheardOf(opened), "2026-05-01T00:00:00Z");
            var second = judged(after(first), "2026-05-02T00:00:00Z");
            assertThat(first.news()).isNotEmpty();
            assertThat(second.news()).isEmpty();
        }

        @Test
        void a_clock_that_was_overrun_when_first_heard_of_breaches_once_and_warns_of_nothing() {
            var first = judged(unheardOf(opened), "2026-05-01T00:00:00Z");
            assertThat(only(TargetBreached.class, first)).hasSize(1);
            assertThat(only(ClockWarned.class, first)).isEmpty();
        }

        @Test
        void a_history_that_is_over_warns_of_nothing() {
            assertThat(only(ClockWarned.class, judged(unheardOf(opened, inTime), "2026-05-01T00:00:00Z")))
                    .isEmpty();
        }
    }

    @Nested
    class Taking_back {
        @Test
        void a_resolution_that_comes_late_takes_the_breach_back() {
            var breached = judged(unheardOf(opened), "2026-04-28T10:00:00Z");
            var corrected = judged(after(breached, inTime), "2026-04-28T10:01:00Z");
            assertThat(only(FiringWithdrawn.class, corrected)).singleElement().satisfies(withdrawn -> {
                assertThat(withdrawn.firedAt()).isEqualTo(DUE);
                assertThat(withdrawn.threshold()).isEmpty();
            });
            assertThat(corrected.standing()).isEqualTo(Standing.MET);
        }

        @Test
        void a_breach_that_is_told_again_after_a_withdrawal_is_other_news() {
            var breached = judged(unheardOf(opened), "2026-04-28T10:00:00Z");
            var corrected = judged(after(breached, inTime), "2026-04-28T10:01:00Z");
            var earlier = event("0", OPENED, "2026-04-24T12:00:00Z");
            var again = judged(after(corrected, earlier), "2026-04-28T10:02:00Z");
            assertThat(only(TargetBreached.class, again))
                    .singleElement()
                    .satisfies(breach -> assertThat(breach.id())
                            .isNotEqualTo(
                                    only(TargetBreached.class, breached).get(0).id()));
        }

        @Test
        void what_hangs_on_an_agreement_that_is_gone_is_taken_back() {
            var breached = judged(unheardOf(opened), "2026-04-28T10:00:00Z");
            var without = Judgement.of(
                    TENANT, after(breached), KnownTerms.of(List.of()), Instant.parse("2026-04-28T11:00:00Z"));
            assertThat(only(FiringWithdrawn.class, without)).hasSize(1);
            assertThat(without.standing()).isEqualTo(Standing.NONE);
            assertThat(without.vanished()).hasSize(1);
        }
    }

    /** Nobody could work on Tuesday from 08:00 to 11:00 in Amsterdam, and both sides signed that. */
    @Nested
    class Excluding {
        private final ExclusionSigned tuesdayMorning =
                Waterland.excluded(TENANT, Waterland.SLA, "2026-04-28T06:00:00Z", "2026-04-28T09:00:00Z");
        private final Judgement breached = judged(unheardOf(opened, tooLate), "2026-05-01T00:00:00Z");

        @Test
        void takes_the_breach_back_and_says_why() {
            var excluded = judgedWith(tuesdayMorning);
            assertThat(only(FiringWithdrawn.class, excluded))
                    .singleElement()
                    .satisfies(withdrawn -> assertThat(withdrawn.reason()).isEqualTo("EXCLUSION_SIGNED"));
            assertThat(excluded.standing()).isEqualTo(Standing.MET);
            assertThat(only(TicketJudged.class, excluded).get(0).clocks().get(0).counted())
                    .isEqualTo(Duration.ofHours(4));
        }

        @Test
        void is_undone_by_revoking_it() {
            var back = Judgement.of(
                    TENANT,
                    after(judgedWith(tuesdayMorning)),
                    fourHours.withExclusions(List.of(Waterland.revoked(tuesdayMorning))),
                    Instant.parse("2026-05-03T00:00:00Z"));
            assertThat(only(TargetBreached.class, back))
                    .singleElement()
                    .satisfies(breach -> assertThat(breach.at()).isEqualTo(DUE));
            assertThat(back.judgedHash()).isEqualTo(breached.judgedHash());
        }

        @Test
        void under_another_agreement_changes_nothing() {
            var elsewhere = Waterland.excluded(TENANT, TICKET, "2026-04-28T06:00:00Z", "2026-04-28T09:00:00Z");
            assertThat(judgedWith(elsewhere).news()).isEmpty();
        }

        @Test
        void of_time_before_the_ticket_was_there_changes_nothing() {
            var before = Waterland.excluded(TENANT, Waterland.SLA, "2026-04-24T06:00:00Z", "2026-04-24T15:00:00Z");
            assertThat(judgedWith(before).news()).isEmpty();
        }

        private Judgement judgedWith(ExclusionSigned exclusion) {
            return Judgement.of(
                    TENANT,
                    after(breached),
                    fourHours.withExclusions(List.of(exclusion)),
                    Instant.parse("2026-05-02T00:00:00Z"));
        }
    }

    @Nested
    class Verdicts {
        @Test
        void are_told_with_a_rising_revision_whenever_they_change() {
            var running = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            var met = judged(after(running, inTime), "2026-04-28T08:00:01Z");
            assertThat(only(TicketJudged.class, running).get(0).revision()).isEqualTo(1);
            assertThat(only(TicketJudged.class, met).get(0).revision()).isEqualTo(2);
            assertThat(only(TicketJudged.class, met).get(0).clocks())
                    .singleElement()
                    .satisfies(clock -> {
                        assertThat(clock.outcome()).isEqualTo(Outcome.MET);
                        assertThat(clock.counted()).isEqualTo(Duration.ofHours(3));
                        assertThat(clock.calendarElapsed()).isEqualTo(Duration.ofHours(89));
                    });
        }

        @Test
        void are_not_told_again_because_time_passes() {
            var running = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            assertThat(judged(after(running), "2026-04-24T15:30:00Z").news()).isEmpty();
        }

        @Test
        void a_ticket_nobody_promised_anything_about_is_neither_met_nor_missed() {
            var judgement = Judgement.of(
                    TENANT,
                    unheardOf(opened, tooLate),
                    KnownTerms.of(List.of()),
                    Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(judgement.standing()).isEqualTo(Standing.NONE);
            assertThat(only(TicketJudged.class, judgement).get(0).clocks()).isEmpty();
        }

        @Test
        void an_objective_that_is_missed_is_no_breach_to_the_customer() {
            var both = KnownTerms.of(List.of(Waterland.published(
                    TENANT,
                    Waterland.SLA,
                    1,
                    AgreementKind.SLA,
                    List.of(Waterland.version(
                            1,
                            Waterland.START,
                            OnNewVersion.PIN,
                            Waterland.resolve(8),
                            Waterland.target("streven", Nature.OBJECTIVE, 2))))));
            var judgement =
                    Judgement.of(TENANT, unheardOf(opened, inTime), both, Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(judgement.standing()).isEqualTo(Standing.MET);
            assertThat(only(TicketJudged.class, judgement).get(0).clocks())
                    .extracting(clock -> clock.outcome())
                    .containsExactlyInAnyOrder(Outcome.MET, Outcome.BREACHED);
        }

        @Test
        void a_clock_keeps_its_id_over_all_recalculations() {
            var running = judged(unheardOf(opened), "2026-04-24T15:01:00Z");
            var met = judged(after(running, inTime), "2026-04-28T08:00:01Z");
            assertThat(met.clocks().get(0).key())
                    .isEqualTo(running.clocks().get(0).key());
        }
    }

    @Nested
    class Closing {
        private final ReportedEvent closed = event("9", CLOSED, "2026-04-29T08:00:00Z");

        @Test
        void is_told_once() {
            var first = judged(unheardOf(opened, inTime, closed), "2026-05-01T00:00:00Z");
            var late = inStatus("8", "In behandeling", "2026-04-27T08:00:00Z");
            var second = judged(after(first, late), "2026-05-02T00:00:00Z");
            assertThat(only(TicketClosed.class, first))
                    .singleElement()
                    .satisfies(news -> assertThat(news.at()).isEqualTo(closed.occurredAt()));
            assertThat(only(TicketClosed.class, second)).isEmpty();
        }
    }

    @Nested
    class Idling {
        @Test
        void is_the_longest_counted_stretch_without_a_hand_on_the_ticket() {
            var touched = event("5", NOTED, "2026-04-28T06:30:00Z");
            var judgement = judged(unheardOf(opened, touched, inTime), "2026-05-01T00:00:00Z");
            assertThat(judgement.clocks().get(0).idle()).contains(Duration.ofMinutes(90));
        }
    }

    private Judgement judged(History history, String now) {
        return Judgement.of(TENANT, history, fourHours, Instant.parse(now));
    }

    private static History unheardOf(ReportedEvent... events) {
        return new History(
                TICKET, "topdesk", "M-1", 0, Optional.empty(), Optional.empty(), List.of(events), List.of(), List.of());
    }

    /** The ticket as it is stored after a judgement, with what was heard since. */
    private static History after(Judgement judgement, ReportedEvent... heard) {
        var events = new ArrayList<>(judgement.history().events());
        events.addAll(List.of(heard));
        var fired = new LinkedHashMap<String, Told>();
        judgement.history().fired().forEach(told -> fired.put(told.clock().id() + "/" + told.threshold(), told));
        judgement.firings().forEach(told -> fired.put(told.clock().id() + "/" + told.threshold(), told));
        return new History(
                TICKET,
                "topdesk",
                "M-1",
                judgement.revision(),
                Optional.of(judgement.judgedHash()),
                judgement.closingTold(),
                events,
                List.copyOf(fired.values()),
                judgement.clocks().stream().map(ReadClock::key).toList());
    }

    private static <N extends Announcement> List<N> only(Class<N> kind, Judgement judgement) {
        return judgement.news().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
