package nl.druif.foundation.terms;

import static nl.druif.foundation.terms.Written.faults;
import static nl.druif.foundation.terms.Written.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Entitlement.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Window APRIL = month("2026-04-01");
    private static final Fee FEE = new Fee(euro("10000.00"), Period.MONTH);
    private static final String STEPS = """
            [{"below": 99.9, "percent": 10}, {"below": 99.0, "percent": 30}, {"below": 95, "percent": 100}]""";

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Window month(String first) {
        return new Window(Period.MONTH, LocalDate.parse(first), AMSTERDAM);
    }

    private static String clause(String kind, String tiers, String more) {
        return """
                {"id": "r", "kind": "%s", "measures": ["beschikbaar"], "tiers": %s %s}""".formatted(kind, tiers, more);
    }

    private static RemedyClause credit(String more) {
        return read(clause("SERVICE_CREDIT", STEPS, more), RemedyClause.class);
    }

    private static RemedyClause cappedAMonth() {
        return credit(", \"caps\": {\"perMonth\": 25}");
    }

    /** So many of ten thousand, all lost by the provider. */
    private static Performance kept(long kept) {
        return new Performance(10_000, Map.of(PartyRole.PROVIDER, 10_000 - kept));
    }

    private static Entitlement of(RemedyClause clause, Performance performance) {
        return clause.entitlement(Optional.of(FEE), APRIL, performance, Granted.NOTHING, Optional.empty());
    }

    @Nested
    class Of_ten_thousand_euro_with_a_cap_of_25_percent_a_month {
        @ParameterizedTest
        @CsvSource({
            "10000, KEPT,    0.00",
            " 9990, KEPT,    0.00",
            " 9989, GRANTED, 1000.00",
            " 9900, GRANTED, 1000.00",
            " 9899, CAPPED,  2500.00",
            " 9850, CAPPED,  2500.00",
            " 9499, CAPPED,  2500.00",
            "    0, CAPPED,  2500.00"
        })
        void an_attainment_in_hundredths_of_a_percent_gives(long kept, Reason reason, String amount) {
            assertThat(of(cappedAMonth(), kept(kept)))
                    .extracting(Entitlement::reason, Entitlement::amount)
                    .containsExactly(reason, Optional.of(euro(amount)));
        }

        @Test
        void ninety_eight_and_a_half_percent_is_told_with_its_step_and_what_the_cap_took() {
            var entitlement = of(cappedAMonth(), kept(9_850));

            assertThat(entitlement.uncapped()).contains(euro("3000.00"));
            assertThat(entitlement.tier()).contains(Tier.percent("99.0", "30"));
        }

        @Test
        void what_was_granted_in_the_month_already_is_not_granted_again() {
            var before = Granted.NOTHING.and(APRIL, euro("2400.00")).and(month("2026-03-01"), euro("2500.00"));

            assertThat(cappedAMonth()
                            .entitlement(Optional.of(FEE), APRIL, kept(9_850), before, Optional.empty())
                            .amount())
                    .contains(euro("100.00"));
        }
    }

    @Nested
    class Caps_of_other_spans {
        @Test
        void one_event_comes_to_no_more_than_its_own() {
            assertThat(of(credit(", \"caps\": {\"perEvent\": 5.5}"), kept(9_850))
                            .amount())
                    .contains(euro("550.00"));
        }

        @Test
        void a_year_is_that_of_the_calendar() {
            var clause = credit(", \"caps\": {\"perYear\": 3}");
            var before = Granted.NOTHING.and(month("2026-01-01"), euro("3000.00"));

            assertThat(clause.entitlement(Optional.of(FEE), APRIL, kept(9_850), before, Optional.empty())
                            .amount())
                    .contains(euro("600.00"));
            assertThat(clause.entitlement(Optional.of(FEE), month("2027-01-01"), kept(9_850), before, Optional.empty())
                            .amount())
                    .contains(euro("3000.00"));
        }

        @Test
        void a_quarter_is_paid_on_the_fee_of_a_quarter_under_three_monthly_caps() {
            var quarter = new Window(Period.QUARTER, LocalDate.parse("2026-04-01"), AMSTERDAM);

            assertThat(cappedAMonth()
                            .entitlement(Optional.of(FEE), quarter, kept(9_850), Granted.NOTHING, Optional.empty()))
                    .extracting(Entitlement::uncapped, Entitlement::amount)
                    .containsExactly(Optional.of(euro("9000.00")), Optional.of(euro("7500.00")));
        }

        @Test
        void a_month_of_a_yearly_fee_is_a_twelfth() {
            var yearly = new Fee(euro("10000.00"), Period.YEAR);

            assertThat(credit("")
                            .entitlement(Optional.of(yearly), APRIL, kept(9_950), Granted.NOTHING, Optional.empty())
                            .amount())
                    .contains(euro("83.33"));
        }
    }

    @Nested
    class Attributability {
        private static final Performance SHARED = new Performance(
                10_000, Map.of(PartyRole.CUSTOMER, 100L, PartyRole.SUPPLIER, 15L, PartyRole.PROVIDER, 5L));

        @Test
        void what_the_customer_caused_entitles_him_to_nothing() {
            assertThat(of(cappedAMonth(), new Performance(10_000, Map.of(PartyRole.CUSTOMER, 500L)))
                            .reason())
                    .isEqualTo(Reason.NOT_ATTRIBUTABLE);
        }

        @Test
        void the_rest_still_counts() {
            assertThat(of(cappedAMonth(), SHARED).amount()).contains(euro("1000.00"));
        }

        @Test
        void a_clause_may_look_at_one_party_only() {
            assertThat(of(credit(", \"attributableTo\": [\"PROVIDER\"]"), SHARED)
                            .reason())
                    .isEqualTo(Reason.NOT_ATTRIBUTABLE);
        }

        @Test
        void where_there_was_nothing_to_keep_nothing_is_owed() {
            assertThat(of(cappedAMonth(), new Performance(0, Map.of())).reason())
                    .isEqualTo(Reason.NOTHING_MEASURED);
        }
    }

    @Nested
    class On_claim_within_thirty_days {
        private static Entitlement claimed(String at) {
            return credit(", \"caps\": {\"perMonth\": 25}, \"claim\": \"ON_CLAIM\", \"claimWithinDays\": 30")
                    .entitlement(
                            Optional.of(FEE),
                            month("2026-09-01"),
                            kept(9_850),
                            Granted.NOTHING,
                            Optional.ofNullable(at).map(Instant::parse));
        }

        @Test
        void nothing_is_owed_before_it_is_claimed_but_the_customer_hears_what_he_can_claim_and_until_when() {
            var entitlement = claimed(null);

            assertThat(entitlement.reason()).isEqualTo(Reason.UNCLAIMED);
            assertThat(entitlement.isOwed()).isFalse();
            assertThat(entitlement.claimable()).contains(euro("2500.00"));
            assertThat(entitlement.claimUntil()).contains(Instant.parse("2026-10-30T23:00:00Z"));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-09-30T21:59:59.999Z, CLAIMED_TOO_EARLY, 0.00",
            "2026-09-30T22:00:00Z,     CAPPED,            2500.00",
            "2026-10-30T22:59:59.999Z, CAPPED,            2500.00",
            "2026-10-30T23:00:00Z,     CLAIMED_TOO_LATE,  0.00"
        })
        void it_runs_from_the_end_of_september_over_the_night_of_25_hours(String at, Reason reason, String amount) {
            assertThat(claimed(at))
                    .extracting(Entitlement::reason, Entitlement::amount)
                    .containsExactly(reason, Optional.of(euro(amount)));
        }
    }

    @Nested
    class A_licence_extension {
        private static final RemedyClause EXTENSION = read(
                clause("LICENCE_EXTENSION", "[{\"below\": 99.9, \"days\": 3}, {\"below\": 99, \"days\": 14}]", ""),
                RemedyClause.class);

        @Test
        void is_in_days_and_needs_no_fee() {
            var entitlement =
                    EXTENSION.entitlement(Optional.empty(), APRIL, kept(9_850), Granted.NOTHING, Optional.empty());

            assertThat(entitlement.days()).isEqualTo(14);
            assertThat(entitlement.amount()).isEmpty();
        }
    }

    @Nested
    class Overlapping_agreements {
        @Test
        void pay_once_and_the_highest() {
            var low = of(cappedAMonth(), kept(9_950));
            var high = of(cappedAMonth(), kept(9_850));
            var none = of(cappedAMonth(), kept(10_000));

            assertThat(Entitlement.payOnce(List.of(low, none, high)))
                    .extracting(Entitlement::reason, each -> each.amount().orElseThrow())
                    .containsExactly(
                            tuple(Reason.PAID_ELSEWHERE, euro("0.00")),
                            tuple(Reason.KEPT, euro("0.00")),
                            tuple(Reason.CAPPED, euro("2500.00")));
        }

        @Test
        void that_say_the_same_pay_once_too() {
            assertThat(Entitlement.payOnce(List.of(of(cappedAMonth(), kept(9_950)), of(cappedAMonth(), kept(9_950)))))
                    .extracting(Entitlement::reason)
                    .containsExactly(Reason.GRANTED, Reason.PAID_ELSEWHERE);
        }

        @Test
        void in_two_currencies_cannot_be_weighed() {
            var dollars = cappedAMonth()
                    .entitlement(
                            Optional.of(new Fee(Money.of("10000", "USD"), Period.MONTH)),
                            APRIL,
                            kept(9_850),
                            Granted.NOTHING,
                            Optional.empty());

            assertThatThrownBy(() -> Entitlement.payOnce(List.of(of(cappedAMonth(), kept(9_850)), dollars)))
                    .isInstanceOf(Faulty.class);
        }
    }

    /** Made up at random, the same ones every time. */
    @Nested
    class Over_ten_thousand_clauses {
        @Test
        void nothing_is_ever_negative_or_above_a_cap_and_worse_never_pays_less() {
            var chance = new Random(20_261_121);
            for (int i = 0; i < 10_000; i++) {
                var clause = anyClause(chance);
                var fee = anyFee(chance);
                var kept = chance.nextLong(10_001);
                var better = of(clause, fee, kept + chance.nextLong(10_001 - kept));
                var worse = of(clause, fee, kept);

                assertThat(worse).as("%s of %s", clause, fee).isGreaterThanOrEqualTo(better);
                assertThat(better.isNegative()).isFalse();
                clause.caps()
                        .perMonth()
                        .ifPresent(percent -> assertThat(worse)
                                .isLessThanOrEqualTo(fee.of(Period.MONTH).percent(percent)));
                clause.caps()
                        .perEvent()
                        .ifPresent(percent -> assertThat(worse)
                                .isLessThanOrEqualTo(fee.of(Period.MONTH).percent(percent)));
            }
        }

        @Test
        void no_year_of_months_and_quarters_in_any_order_comes_to_more_than_the_cap_of_a_year() {
            var chance = new Random(2_026);
            for (int i = 0; i < 1_000; i++) {
                var clause = anyClause(chance);
                var fee = anyFee(chance);
                var granted = Granted.NOTHING;
                for (var window : anyWindowsOf2026(chance)) {
                    var amount = clause.entitlement(
                                    Optional.of(fee), window, kept(chance.nextLong(10_001)), granted, Optional.empty())
                            .amount()
                            .orElseThrow();
                    granted = granted.and(window, amount);
                }
                var year = new Window(Period.YEAR, LocalDate.parse("2026-01-01"), AMSTERDAM);
                var sum = granted.around(year, Money.zero(fee.amount().currency()));

                clause.caps()
                        .perYear()
                        .ifPresent(percent -> assertThat(sum)
                                .isLessThanOrEqualTo(fee.of(Period.YEAR).percent(percent)));
                clause.caps()
                        .perMonth()
                        .ifPresent(percent -> assertThat(sum)
                                .isLessThanOrEqualTo(
                                        fee.of(Period.MONTH).percent(percent).times(12)));
            }
        }

        private static Money of(RemedyClause clause, Fee fee, long kept) {
            return clause.entitlement(Optional.of(fee), APRIL, kept(kept), Granted.NOTHING, Optional.empty())
                    .amount()
                    .orElseThrow();
        }

        private static List<Window> anyWindowsOf2026(Random chance) {
            var windows = new ArrayList<Window>();
            for (int month = 1; month <= 12; month++) {
                windows.add(new Window(Period.MONTH, LocalDate.of(2026, month, 1), AMSTERDAM));
                if (month % 3 == 1) {
                    windows.add(new Window(Period.QUARTER, LocalDate.of(2026, month, 1), AMSTERDAM));
                }
            }
            Collections.shuffle(windows, chance);
            return windows;
        }

        private static Fee anyFee(Random chance) {
            return new Fee(
                    Money.of(1 + chance.nextInt(100_000) + "." + (10 + chance.nextInt(90)), "EUR"),
                    Period.values()[chance.nextInt(3)]);
        }

        private static RemedyClause anyClause(Random chance) {
            var tiers = new ArrayList<String>();
            var below = 100.0;
            var percent = 0;
            for (int i = 0; i < 1 + chance.nextInt(4); i++) {
                below -= 0.5 + chance.nextInt(20);
                percent += 1 + chance.nextInt(24);
                tiers.add("{\"below\": %s, \"percent\": %s}".formatted(below, percent));
            }
            var caps = new ArrayList<String>();
            for (var span : List.of("perEvent", "perMonth", "perYear")) {
                if (chance.nextBoolean()) {
                    caps.add("\"%s\": %d.%d".formatted(span, chance.nextInt(40), 1 + chance.nextInt(9)));
                }
            }
            return credit(tiers.toString(), ", \"caps\": {" + String.join(", ", caps) + "}");
        }

        private static RemedyClause credit(String tiers, String more) {
            return read(clause("SERVICE_CREDIT", tiers, more), RemedyClause.class);
        }
    }

    @Nested
    class A_clause_is_refused {
        @Test
        void when_its_steps_leave_a_gap_overlap_or_climb() {
            assertThat(faults(clause("SERVICE_CREDIT", """
                            [{"below": 99.9, "atLeast": 99.5, "percent": 10}, {"below": 99.0, "atLeast": 96, "percent": 20},
                             {"below": 97, "percent": 30}, {"below": 97, "percent": 40}, {"below": 98, "percent": 50}]""", ""), RemedyClause.class))
                    .containsExactly(
                            "TIERS_LEAVE_A_GAP /tiers/0/atLeast",
                            "TIERS_OVERLAP /tiers/1/atLeast",
                            "TIERS_OVERLAP /tiers/3/below",
                            "NOT_DESCENDING /tiers/4/below");
        }

        @Test
        void when_worse_pays_less_or_a_step_has_no_width() {
            assertThat(faults(clause("SERVICE_CREDIT", """
                            [{"below": 99.9, "percent": 10}, {"below": 99.0, "atLeast": 99.0, "percent": 5}]""", ""), RemedyClause.class))
                    .containsExactly("LESS_FOR_WORSE /tiers/1", "TIER_WITHOUT_WIDTH /tiers/1/atLeast");
        }

        @Test
        void when_money_is_paid_in_days_or_days_in_money() {
            assertThat(faults(clause("SERVICE_CREDIT", "[{\"below\": 99.9, \"days\": 3}]", ""), RemedyClause.class))
                    .containsExactly("TIER_NEEDS_PERCENT /tiers/0");
            assertThat(faults(clause("LICENCE_EXTENSION", STEPS, ", \"caps\": {\"perYear\": 10}"), RemedyClause.class))
                    .containsExactly(
                            "TIER_NEEDS_DAYS /tiers/0",
                            "TIER_NEEDS_DAYS /tiers/1",
                            "TIER_NEEDS_DAYS /tiers/2",
                            "CAPS_FOR_MONEY_ONLY /caps");
        }

        @Test
        void when_a_figure_is_out_of_bounds() {
            assertThat(faults(
                            clause("SERVICE_CREDIT", "[{\"below\": 100.5, \"percent\": 0}]", """
                            , "caps": {"perMonth": 101, "perYear": -1}"""), RemedyClause.class))
                    .containsExactly(
                            "PERCENTAGE_OUT_OF_RANGE /tiers/0/below",
                            "PERCENTAGE_OUT_OF_RANGE /tiers/0/percent",
                            "PERCENTAGE_OUT_OF_RANGE /caps/perMonth",
                            "PERCENTAGE_OUT_OF_RANGE /caps/perYear");
        }

        @Test
        void when_its_claim_and_its_parties_make_no_sense() {
            assertThat(faults(clause("SERVICE_CREDIT", STEPS, """
                            , "claimWithinDays": 0, "attributableTo": ["TEAM", "TEAM", "CUSTOMER"]"""), RemedyClause.class))
                    .containsExactly(
                            "PARTY_TWICE /attributableTo/1",
                            "NOT_FOR_THE_CUSTOMERS_DOING /attributableTo",
                            "CLAIM_WINDOW_GOES_WITH_ON_CLAIM /claimWithinDays",
                            "DAYS_OUT_OF_RANGE /claimWithinDays");
            assertThat(faults(clause("SERVICE_CREDIT", STEPS, ", \"claim\": \"ON_CLAIM\""), RemedyClause.class))
                    .containsExactly("CLAIM_WINDOW_GOES_WITH_ON_CLAIM /claimWithinDays");
        }
    }

    @Nested
    class A_penalty_in_money {
        private static final String ALL = "PENALTY_COULD_REFUND_ALL ";

        @Test
        void never_comes_to_the_whole_fee() {
            assertThat(faults(clause("FINANCIAL_PENALTY", STEPS, ""), RemedyClause.class))
                    .containsExactly(ALL);
        }

        @Test
        void may_have_such_a_step_under_a_cap_of_the_month() {
            assertThat(read(clause("FINANCIAL_PENALTY", STEPS, ", \"caps\": {\"perMonth\": 99.9}"), RemedyClause.class)
                            .mostPercent())
                    .isEqualTo("99.9");
        }

        @Test
        void is_not_saved_by_a_cap_that_lets_one_month_be_paid_back_whole() {
            assertThat(faults(clause("FINANCIAL_PENALTY", STEPS, ", \"caps\": {\"perYear\": 50}"), RemedyClause.class))
                    .containsExactly(ALL);
            assertThat(faults(
                            clause("FINANCIAL_PENALTY", STEPS, ", \"caps\": {\"perMonth\": 100}"), RemedyClause.class))
                    .containsExactly(ALL);
        }

        @Test
        void of_forty_percent_for_each_of_three_targets_could_come_to_the_whole_fee_too() {
            assertThat(faults("""
                            {"id": "r", "kind": "FINANCIAL_PENALTY", "measures": ["a", "b", "c"],
                             "tiers": [{"below": 90, "percent": 40}]}""", RemedyClause.class)).containsExactly(ALL);
        }
    }

    @Nested
    class A_review {
        @Test
        void hears_of_everything_that_is_wrong_with_it_at_once() {
            assertThat(faults("""
                            {"everyMonths": 0, "unsettledAfterDays": 0, "triggers": [
                              {"kind": "WAIVERS", "limit": 3}, {"kind": "WAIVERS", "limit": 4}]}""", ReviewClause.class))
                    .containsExactly(
                            "MONTHS_OUT_OF_RANGE /everyMonths",
                            "DAYS_OUT_OF_RANGE /unsettledAfterDays",
                            "KIND_TWICE /triggers/1/kind");
            assertThat(faults("""
                            {"triggers": [{"kind": "BREACHES"}, {"kind": "WATERMELON", "limit": 1},
                              {"kind": "BREACHES", "limit": 2.5}, {"kind": "EXCLUSIONS", "limit": 101}]}""", ReviewClause.class))
                    .containsExactly(
                            "LIMIT_NEEDED /triggers/0/limit",
                            "LIMIT_HAS_NO_MEANING /triggers/1/limit",
                            "LIMIT_OUT_OF_RANGE /triggers/2/limit",
                            "LIMIT_OUT_OF_RANGE /triggers/3/limit");
        }

        @Test
        void that_never_comes_is_none() {
            assertThat(faults("{}", ReviewClause.class)).containsExactly("NO_REASON_TO_REVIEW ");
        }

        @Test
        void of_a_contract_that_ends_comes_ninety_days_before() {
            assertThat(read("{\"triggers\": [{\"kind\": \"CONTRACT_END\"}]}", ReviewClause.class)
                            .triggers()
                            .get(0)
                            .limit())
                    .hasValueSatisfying(days -> assertThat(days).isEqualTo("90"));
        }
    }
}
