package nl.druif.ticketclock.replay;

import static nl.druif.ticketclock.Waterland.resolve;
import static nl.druif.ticketclock.Waterland.target;
import static nl.druif.ticketclock.Waterland.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.Reports;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/** A mail ticket opened on Friday 24 April 2026 at 10:00 and solved at 13:00: three hours of opening. */
class ComparisonTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final Instant ON_MAY_DAY = Instant.parse("2026-05-01T08:00:00Z");

    private final ReportedEvent opened = Reports.event("1", TicketEventType.OPENED, "2026-04-24T08:00:00Z");
    private final ReportedEvent solved = Reports.event("2", TicketEventType.RESOLVED, "2026-04-24T11:00:00Z");
    private final AgreementPublished fourHours = Waterland.sla(TENANT, 1, 4);

    @Test
    void a_target_of_two_hours_would_have_been_breached_when_they_were_over() {
        var pair = compare(KnownTerms.of(List.of(fourHours)), draft(resolve(2)), opened, solved);
        assertThat(pair.direction()).isEqualTo(Direction.MET_TO_BREACHED);
        assertThat(pair.before()).isEqualTo(new Said(Verdict.MET, Optional.of(solved.occurredAt())));
        assertThat(pair.after())
                .isEqualTo(new Said(Verdict.BREACHED, Optional.of(Instant.parse("2026-04-24T10:00:00Z"))));
    }

    @Test
    void a_target_of_exactly_three_hours_would_have_been_met_as_well() {
        var pair = compare(KnownTerms.of(List.of(fourHours)), draft(resolve(3)), opened, solved);
        assertThat(pair.isChanged()).isFalse();
    }

    @Test
    void a_breach_would_not_have_been_one_under_a_wider_target() {
        var late = Reports.event("2", TicketEventType.RESOLVED, "2026-04-24T13:00:00Z");
        assertThat(compare(KnownTerms.of(List.of(fourHours)), draft(resolve(8)), opened, late)
                        .direction())
                .isEqualTo(Direction.BREACHED_TO_MET);
    }

    @Test
    void facts_told_in_any_order_and_twice_come_to_the_same() {
        assertThat(compare(KnownTerms.of(List.of(fourHours)), draft(resolve(2)), solved, opened, solved)
                        .direction())
                .isEqualTo(Direction.MET_TO_BREACHED);
    }

    @Test
    void what_is_signed_as_excluded_is_excluded_on_both_sides() {
        var excluded = Waterland.excluded(TENANT, Waterland.SLA, "2026-04-24T08:00:00Z", "2026-04-24T11:00:00Z");
        var known = KnownTerms.of(List.of(fourHours)).withExclusions(List.of(excluded));
        var pair = compare(known, draft(resolve(2)), opened, solved);
        assertThat(pair.before().verdict()).isEqualTo(Verdict.EXCLUDED);
        assertThat(pair.after().verdict()).isEqualTo(Verdict.EXCLUDED);
    }

    @Test
    void a_target_that_only_the_draft_has_is_a_new_promise_and_the_other_way_round_none_any_more() {
        var known = KnownTerms.of(List.of(fourHours));
        var renamed = draft(target("herstellen", Nature.COMMITMENT, 4));
        assertThat(compared(known, renamed, opened, solved).pairs())
                .extracting(pair -> pair.target().target() + " " + pair.direction())
                .containsExactly("herstellen NEWLY_PROMISED", "oplossen NO_LONGER_PROMISED");
    }

    @Test
    void a_promise_of_another_agreement_takes_the_place_of_one_that_the_draft_no_longer_makes() {
        var corporate = Waterland.wide(TENANT, "CONCERN", new Reach(Level.CORPORATE, List.of()), resolve(2));
        var known = KnownTerms.of(List.of(fourHours, corporate));
        assertThat(compared(known, draft(target("streven", Nature.OBJECTIVE, 1)), opened, solved)
                        .pairs())
                .extracting(
                        pair -> pair.target().reference() + " " + pair.target().target() + " "
                                + pair.before().verdict() + " " + pair.after().verdict())
                .containsExactly(
                        "CONCERN oplossen NOT_PROMISED BREACHED",
                        "SLA-2026-0001 oplossen MET NOT_PROMISED",
                        "SLA-2026-0001 streven NOT_PROMISED BREACHED");
    }

    @Test
    void a_ticket_that_goes_on_is_open_under_a_target_that_still_runs() {
        assertThat(compare(KnownTerms.of(List.of(fourHours)), draft(resolve(80)), opened)
                        .after())
                .isEqualTo(new Said(Verdict.OPEN, Optional.empty()));
    }

    @Test
    void a_version_that_was_signed_holds_for_tickets_of_before_it_too() {
        var amended = Waterland.published(
                TENANT,
                Waterland.SLA,
                2,
                AgreementKind.SLA,
                List.of(
                        version(1, Waterland.START, OnNewVersion.PIN, resolve(4)),
                        version(2, Instant.parse("2026-04-30T00:00:00Z"), OnNewVersion.PIN, resolve(2))));
        var second = AgreementText.of(amended, 2).orElseThrow().since(TENANT, TicketEvent.EARLIEST);
        assertThat(compare(KnownTerms.of(List.of(amended)), second, opened, solved)
                        .direction())
                .isEqualTo(Direction.MET_TO_BREACHED);
    }

    @Test
    void verdicts_of_before_are_those_that_clocks_say() {
        var known = KnownTerms.of(List.of(fourHours));
        var events = List.of(opened.event(), solved.event());
        var said = known.over(Optional.of("WATERLAND"), Optional.of("mail"))
                .get(0)
                .clock()
                .read(events, List.of(), ON_MAY_DAY)
                .clocks()
                .get(0);
        assertThat(compare(known, draft(resolve(2)), opened, solved).before()).isEqualTo(Said.of(said));
    }

    @Test
    void of_several_cycles_the_worst_counts_the_first_breach_and_the_last_stop() {
        var first = Instant.parse("2026-04-24T10:00:00Z");
        var later = Instant.parse("2026-04-25T10:00:00Z");
        var met = new Said(Verdict.MET, Optional.of(first));
        var breached = new Said(Verdict.BREACHED, Optional.of(first));
        assertThat(met.and(new Said(Verdict.BREACHED, Optional.of(later))).verdict())
                .isEqualTo(Verdict.BREACHED);
        assertThat(met.and(Said.NOTHING)).isEqualTo(met);
        assertThat(met.and(new Said(Verdict.MET, Optional.of(later))).decidedAt())
                .contains(later);
        assertThat(breached.and(new Said(Verdict.BREACHED, Optional.of(later))).decidedAt())
                .contains(first);
        assertThat(new Said(Verdict.BREACHED, Optional.of(later)).and(breached).decidedAt())
                .contains(first);
    }

    private static AgreementPublished draft(Target... targets) {
        return new AgreementText(
                        Waterland.SLA,
                        2,
                        "SLA-2026-0001",
                        "Werkplek Waterland",
                        AgreementKind.SLA,
                        new AgreementPublished.PartyName("DRUIF", "Druif BV"),
                        new AgreementPublished.PartyName("WATERLAND", "Gemeente Waterland"),
                        List.of(),
                        Optional.empty(),
                        version(2, Waterland.START, OnNewVersion.PIN, targets).terms())
                .since(TENANT, TicketEvent.EARLIEST);
    }

    private static Compared.Pair compare(KnownTerms known, AgreementPublished other, ReportedEvent... events) {
        var pairs = compared(known, other, events).pairs();
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }

    private static Compared compared(KnownTerms known, AgreementPublished other, ReportedEvent... events) {
        var facts = List.of(events).stream()
                .map(event -> new Past.Fact(event.event(), event.customer()))
                .toList();
        return new Comparison(known, known.with(List.of(other)), ON_MAY_DAY)
                .compare(Past.of(UUID.randomUUID(), "topdesk", "M-1", facts));
    }
}
