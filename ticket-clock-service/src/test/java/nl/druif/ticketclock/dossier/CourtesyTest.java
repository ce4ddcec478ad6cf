package nl.druif.ticketclock.dossier;

import static nl.druif.ticketclock.Reports.event;
import static nl.druif.ticketclock.ticket.TicketEventType.CANCELLED;
import static nl.druif.ticketclock.ticket.TicketEventType.OPENED;
import static nl.druif.ticketclock.ticket.TicketEventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockWarned;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.terms.CourtesyTarget;
import nl.druif.ticketclock.terms.CourtesyTerms;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.junit.jupiter.api.Test;

/** A ticket opened on Friday 24 April 2026 at 17:00; by courtesy it is solved within two hours: Tuesday 09:00. */
class CourtesyTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final UUID TICKET = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID TEAM = UUID.fromString("019b0000-0000-7000-8000-000000000002");
    private static final Instant DUE = Instant.parse("2026-04-28T07:00:00Z");

    private final KnownTerms nothingPromised = withCourtesy();
    private final ReportedEvent opened = event("1", OPENED, "2026-04-24T15:00:00Z");

    @Test
    void a_ticket_that_nothing_was_promised_about_runs_under_a_clock_of_courtesy() {
        var judgement = judged(unheardOf(opened), nothingPromised, "2026-04-24T15:01:00Z");
        assertThat(judgement.clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.name().nature()).isEqualTo(Nature.COURTESY);
            assertThat(clock.reading().state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.reading().dueAt()).contains(DUE);
            assertThat(judgement.isToCustomer(clock)).isFalse();
        });
        assertThat(judgement.wakeAt()).contains(Instant.parse("2026-04-24T16:00:00Z"));
    }

    @Test
    void which_is_no_promise_in_how_the_ticket_stands_and_in_what_is_told_of_it() {
        var broken = judged(unheardOf(opened), nothingPromised, "2026-04-29T08:00:00Z");
        assertThat(broken.clocks())
                .extracting(clock -> clock.reading().outcome())
                .containsExactly(Outcome.BREACHED);
        assertThat(broken.standing()).isEqualTo(Standing.NONE);
        assertThat(broken.breachAt()).isEmpty();
        assertThat(only(TicketJudged.class, broken))
                .singleElement()
                .satisfies(told -> assertThat(told.clocks()).isEmpty());
    }

    @Test
    void warns_and_breaks_under_its_own_name() {
        var first = judged(unheardOf(opened), nothingPromised, "2026-04-24T15:01:00Z");
        var warned = judged(after(first), nothingPromised, "2026-04-24T16:00:00Z");
        assertThat(only(ClockWarned.class, warned))
                .extracting(news -> news.clock().nature(), ClockWarned::threshold)
                .containsExactly(tuple(Nature.COURTESY, 50));
        var broken = judged(after(warned), nothingPromised, "2026-04-29T08:00:00Z");
        assertThat(only(TargetBreached.class, broken))
                .extracting(news -> news.clock().nature(), TargetBreached::at)
                .containsExactly(tuple(Nature.COURTESY, DUE));
        assertThat(broken.revision()).isGreaterThan(first.revision());
    }

    @Test
    void is_gone_with_what_it_told_as_soon_as_something_is_promised_from_the_opening_on() {
        var broken = judged(unheardOf(opened), nothingPromised, "2026-04-29T08:00:00Z");
        var promised = judged(after(broken), withCourtesy(Waterland.sla(TENANT, 1, 4)), "2026-04-29T09:00:00Z");
        assertThat(promised.clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.name().nature()).isEqualTo(Nature.COMMITMENT);
            assertThat(clock.reading().startedAt()).contains(opened.occurredAt());
        });
        assertThat(promised.vanished())
                .isEqualTo(broken.clocks().stream().map(ReadClock::key).toList());
        assertThat(only(FiringWithdrawn.class, promised))
                .extracting(news -> news.clock().nature())
                .containsExactly(Nature.COURTESY);
        assertThat(promised.standing()).isEqualTo(Standing.BREACHED);
    }

    @Test
    void stands_beside_what_a_team_promised_for_that_is_none_to_the_customer() {
        var team = Waterland.published(
                TENANT,
                TEAM,
                1,
                AgreementKind.OLA,
                List.of(Waterland.version(1, Waterland.START, OnNewVersion.PIN, Waterland.resolve(8))));
        var judgement = judged(unheardOf(opened), withCourtesy(team), "2026-04-24T15:01:00Z");
        assertThat(judgement.clocks())
                .extracting(clock -> clock.name().nature())
                .containsExactlyInAnyOrder(Nature.COMMITMENT, Nature.COURTESY);
        assertThat(judgement.standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void does_not_come_up_where_a_promise_went_with_a_ticket_that_was_none() {
        var cancelled = event("2", CANCELLED, "2026-04-24T15:30:00Z");
        var judgement =
                judged(unheardOf(opened, cancelled), withCourtesy(Waterland.sla(TENANT, 1, 4)), "2026-04-29T08:00:00Z");
        assertThat(judgement.clocks())
                .extracting(clock -> clock.name().nature())
                .containsExactly(Nature.COMMITMENT);
        assertThat(only(TargetBreached.class, judgement)).isEmpty();
    }

    @Test
    void ends_with_the_ticket() {
        var solved = event("2", RESOLVED, "2026-04-28T06:30:00Z");
        var judgement = judged(unheardOf(opened, solved), nothingPromised, "2026-04-29T08:00:00Z");
        assertThat(judgement.clocks())
                .extracting(
                        clock -> clock.reading().outcome(),
                        clock -> clock.reading().state())
                .containsExactly(tuple(Outcome.MET, ClockState.STOPPED));
        assertThat(judgement.standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void is_read_by_the_terms_that_went_when_the_ticket_was_opened() {
        var later = courtesy("2026-04-25T00:00:00Z", 8);
        var terms = KnownTerms.of(List.of()).withCourtesy(TENANT, List.of(courtesy("2026-04-01T00:00:00Z", 2), later));
        assertThat(judged(unheardOf(opened), terms, "2026-04-27T00:00:00Z").clocks())
                .extracting(clock -> clock.reading().dueAt())
                .containsExactly(Optional.of(DUE));
        var since = KnownTerms.of(List.of()).withCourtesy(TENANT, List.of(later));
        assertThat(judged(unheardOf(opened), since, "2026-04-27T00:00:00Z").clocks())
                .isEmpty();
    }

    @Test
    void ends_for_new_tickets_with_terms_that_have_no_targets() {
        var none = new CourtesyTerms(
                Optional.empty(),
                List.of(),
                Instant.parse("2026-04-24T00:00:00Z"),
                Instant.parse("2026-04-24T00:00:00Z"));
        var terms = KnownTerms.of(List.of()).withCourtesy(TENANT, List.of(courtesy("2026-04-01T00:00:00Z", 2), none));
        assertThat(judged(unheardOf(opened), terms, "2026-04-27T00:00:00Z").clocks())
                .isEmpty();
    }

    private static KnownTerms withCourtesy(AgreementPublished... agreements) {
        return KnownTerms.of(List.of(agreements)).withCourtesy(TENANT, List.of(courtesy("2026-04-01T00:00:00Z", 2)));
    }

    private static CourtesyTerms courtesy(String from, long hours) {
        return new CourtesyTerms(
                Optional.of(Waterland.office()),
                List.of(new CourtesyTarget(
                        "coulance",
                        Metric.TIME_TO_RESOLVE,
                        WorkingDuration.ofHours(hours),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(50))),
                Instant.parse(from),
                Instant.parse(from));
    }

    private static Judgement judged(History history, KnownTerms terms, String now) {
        return Judgement.of(TENANT, history, terms, Instant.parse(now));
    }

    private static History unheardOf(ReportedEvent... events) {
        return new History(
                TICKET, "topdesk", "M-1", 0, Optional.empty(), Optional.empty(), List.of(events), List.of(), List.of());
    }

    private static History after(Judgement judgement) {
        return new History(
                TICKET,
                "topdesk",
                "M-1",
                judgement.revision(),
                Optional.of(judgement.judgedHash()),
                judgement.closingTold(),
                judgement.history().events(),
                judgement.firings(),
                judgement.clocks().stream().map(ReadClock::key).toList());
    }

    private static <N extends Announcement> List<N> only(Class<N> kind, Judgement judgement) {
        return judgement.news().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
