package nl.druif.ticketclock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Caps;
import nl.druif.foundation.terms.Claim;
import nl.druif.foundation.terms.Entitlement.Reason;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.RemedyKind;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.Tier;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.KnownTerms;
import org.junit.jupiter.api.Test;

/** Of € 10,000 a month: 10 % under 95 % of the cases, 20 % under 90 %, at most 15 % a month. */
class RemedyOutlookTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Test
    void a_month_comes_to_what_its_attainment_says_on_both_sides() {
        var outlook = outlook(Optional.empty(), month(APRIL, 95, 100), month(APRIL, 94, 100));
        assertThat(outlook.items()).singleElement().satisfies(item -> {
            assertThat(item.before().orElseThrow().reason()).isEqualTo(Reason.KEPT);
            assertThat(item.after().orElseThrow().amount()).contains(Money.of("1000.00", "EUR"));
            assertThat(item.wholeMonth()).isTrue();
        });
        assertThat(outlook.money())
                .containsExactly(new RemedyOutlook.Sum(
                        Money.of("0.00", "EUR"), Money.of("1000.00", "EUR"), Money.of("1000.00", "EUR")));
    }

    @Test
    void caps_hold_on_both_sides() {
        var outlook = outlook(Optional.empty(), month(APRIL, 50, 100), month(APRIL, 94, 100));
        assertThat(outlook.items().get(0).before().orElseThrow().reason()).isEqualTo(Reason.CAPPED);
        assertThat(outlook.money())
                .containsExactly(new RemedyOutlook.Sum(
                        Money.of("1500.00", "EUR"), Money.of("1000.00", "EUR"), Money.of("-500.00", "EUR")));
    }

    @Test
    void a_month_that_lies_in_the_period_in_part_says_so() {
        assertThat(outlook(Optional.empty(), month(MAY, 1, 1), month(MAY, 0, 1)).items())
                .singleElement()
                .satisfies(item -> assertThat(item.wholeMonth()).isFalse());
    }

    @Test
    void what_comes_on_a_claim_counts_as_claimed_in_time() {
        var outlook = outlook(Optional.of(30), month(APRIL, 95, 100), month(APRIL, 94, 100));
        assertThat(outlook.money().get(0).difference()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(outlook.assumptions()).contains(RemedyOutlook.Assumption.CLAIMED_IN_TIME);
    }

    @Test
    void what_is_measured_in_uptime_is_named_and_not_taken_for_nothing() {
        assertThat(outlook(Optional.empty(), month(APRIL, 1, 1), month(APRIL, 1, 1))
                        .notComputed())
                .containsExactly(new RemedyOutlook.NotComputed(
                        Waterland.SLA, "SLA-2026-0001", "krediet", "beschikbaar", RemedyOutlook.Lacking.AVAILABILITY));
    }

    @Test
    void a_month_of_which_nothing_was_decided_is_no_line() {
        assertThat(outlook(Optional.empty(), List.of(), List.of()).items()).isEmpty();
    }

    private static List<Tally.OfMonth> month(YearMonth month, long kept, long of) {
        return List.of(new Tally.OfMonth(month, kept, of));
    }

    private static RemedyOutlook outlook(
            Optional<Integer> claimWithinDays, List<Tally.OfMonth> before, List<Tally.OfMonth> after) {
        var agreement = Waterland.published(
                TENANT, Waterland.SLA, 1, AgreementKind.SLA, List.of(withRemedies(claimWithinDays)));
        var known = KnownTerms.of(List.of(agreement));
        var tally = new Tally(
                100,
                0,
                1,
                List.of(new Tally.OfTarget(
                        new PromisedTarget(Waterland.SLA, agreement.reference(), "oplossen"),
                        List.of(new Tally.Cell(Verdict.MET, Verdict.BREACHED, 1)),
                        before,
                        after)));
        var replaying = new Replaying(
                TENANT,
                UUID.randomUUID(),
                Instant.parse("2026-03-31T22:00:00Z"),
                Instant.parse("2026-05-15T22:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"),
                known,
                known.with(List.of(agreement)));
        return RemedyOutlook.of(replaying, tally);
    }

    private static TermsVersion withRemedies(Optional<Integer> claimWithinDays) {
        var plain = Waterland.version(1, Waterland.START, OnNewVersion.PIN, Waterland.resolve(4));
        var terms = plain.terms();
        return new TermsVersion(
                plain.agreement(),
                1,
                plain.validFrom(),
                Optional.empty(),
                plain.recordedAt(),
                new Terms(
                        terms.calendars(),
                        terms.calendar(),
                        Map.of(),
                        Map.of(),
                        terms.services(),
                        terms.targets(),
                        List.of(),
                        terms.policies(),
                        Optional.empty(),
                        List.of(new AvailabilityTarget(
                                "beschikbaar",
                                List.of(),
                                new BigDecimal("99.9"),
                                Period.MONTH,
                                MeasuredIn.ROUND_THE_CLOCK,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Nature.COMMITMENT)),
                        List.of(),
                        Optional.of(new Fee(Money.of("10000.00", "EUR"), Period.MONTH)),
                        List.of(new RemedyClause(
                                "krediet",
                                RemedyKind.SERVICE_CREDIT,
                                List.of("oplossen", "beschikbaar"),
                                List.of(Tier.percent("95", "10"), Tier.percent("90", "20")),
                                new Caps(Optional.empty(), Optional.of(new BigDecimal("15")), Optional.empty()),
                                null,
                                claimWithinDays.isPresent() ? Claim.ON_CLAIM : Claim.AUTO,
                                claimWithinDays)),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Map.of()));
    }
}
