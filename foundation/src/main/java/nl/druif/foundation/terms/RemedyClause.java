package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.Entitlement.Reason;

/**
 * What the customer is entitled to when promises are not kept.
 *
 * @param measures        the time and availability targets that it makes up for, by their ids
 * @param tiers           from the best attainment down
 * @param attributableTo  only shortfall of these parties counts; left out: of all but the customer
 * @param claimWithinDays for ON_CLAIM: until so many local days after the measured window
 */
public record RemedyClause(
        @NotBlank @Size(max = 100) String id,
        RemedyKind kind,
        @Size(min = 1, max = 600) List<@NotBlank @Size(max = 100) String> measures,
        @Size(min = 1, max = 20) List<Tier> tiers,
        @JsonProperty(defaultValue = "{}") Caps caps,

        @JsonProperty(defaultValue = "[\"PROVIDER\",\"TEAM\",\"SUPPLIER\"]") @Size(min = 1, max = 3)
        List<PartyRole> attributableTo,

        @JsonProperty(defaultValue = "\"AUTO\"") Claim claim,
        Optional<Integer> claimWithinDays) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DAYS = 3_660;

    public RemedyClause {
        measures = List.copyOf(measures);
        tiers = List.copyOf(tiers);
        caps = caps == null ? Caps.NONE : caps;
        attributableTo = attributableTo == null
                ? List.of(PartyRole.PROVIDER, PartyRole.TEAM, PartyRole.SUPPLIER)
                : List.copyOf(attributableTo);
        claim = claim == null ? Claim.AUTO : claim;

        var faults = new Faults();
        Tiers.check(faults, kind, tiers);
        checkOnce(faults, measures, "/measures/", "TARGET_TWICE");
        checkOnce(faults, attributableTo, "/attributableTo/", "PARTY_TWICE");
        faults.check(
                !attributableTo.contains(PartyRole.CUSTOMER),
                "/attributableTo",
                "NOT_FOR_THE_CUSTOMERS_DOING",
                "What the customer caused himself entitles him to nothing.");
        faults.check(
                kind.isMoney() || caps.equals(Caps.NONE),
                "/caps",
                "CAPS_FOR_MONEY_ONLY",
                "Caps are in percent of the fee; a licence extension has days.");
        checkClaim(faults, claim, claimWithinDays);
        faults.check(
                kind != RemedyKind.FINANCIAL_PENALTY
                        || mostPercent(kind, measures, tiers, caps).compareTo(HUNDRED) < 0,
                "",
                "PENALTY_COULD_REFUND_ALL",
                "A money penalty that could reach 100 % of the fee is none; lower its steps or give it a cap per month.");
        faults.refuse();
    }

    /** The most that it can come to in a month, in percent of that month's fee; nothing for a licence extension. */
    public BigDecimal mostPercent() {
        return mostPercent(kind, measures, tiers, caps);
    }

    /**
     * What is owed for one target over one window.
     *
     * @param fee       needed where it is money
     * @param before    what the clause has come to already
     * @param claimedAt for ON_CLAIM: when the customer asked
     */
    public Entitlement entitlement(
            Optional<Fee> fee, Window window, Performance performance, Granted before, Optional<Instant> claimedAt) {
        var tier = Tiers.reached(tiers, performance.attainment(attributableTo));
        if (tier.isEmpty()) {
            return nothing(fee, reasonForNothing(performance));
        }
        var due = tier.get();
        var refused = refusedClaim(window, claimedAt);
        var until = claimUntil(window);
        if (!kind.isMoney()) {
            return new Entitlement(
                    kind,
                    refused.orElse(Reason.GRANTED),
                    tier,
                    Optional.empty(),
                    Optional.empty(),
                    refused.isPresent() ? 0 : due.days().orElseThrow(),
                    Optional.empty(),
                    until);
        }
        var promised = fee.orElseThrow(() -> new IllegalArgumentException("a remedy of money without a fee"));
        var uncapped = promised.of(window.period()).percent(due.percent().orElseThrow());
        var capped = capped(uncapped, promised, window, before);
        return new Entitlement(
                kind,
                refused.orElse(capped.equals(uncapped) ? Reason.GRANTED : Reason.CAPPED),
                tier,
                Optional.of(uncapped),
                Optional.of(refused.isPresent() ? Money.zero(uncapped.currency()) : capped),
                0,
                refused.filter(reason -> reason == Reason.UNCLAIMED).map(reason -> capped),
                until);
    }

    private Reason reasonForNothing(Performance performance) {
        if (!performance.attainment().isMeasured()) {
            return Reason.NOTHING_MEASURED;
        }
        return Tiers.reached(tiers, performance.attainment()).isPresent() ? Reason.NOT_ATTRIBUTABLE : Reason.KEPT;
    }

    private Entitlement nothing(Optional<Fee> fee, Reason reason) {
        return new Entitlement(
                kind,
                reason,
                Optional.empty(),
                Optional.empty(),
                fee.filter(each -> kind.isMoney())
                        .map(each -> Money.zero(each.amount().currency())),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Money capped(Money uncapped, Fee fee, Window window, Granted before) {
        var zero = Money.zero(uncapped.currency());
        var month = fee.of(Period.MONTH);
        var capped = uncapped;
        if (caps.perEvent().isPresent()) {
            capped = capped.min(month.percent(caps.perEvent().get()));
        }
        if (caps.perMonth().isPresent()) {
            var most =
                    month.percent(caps.perMonth().get()).times(window.period().months());
            capped = capped.min(most.minus(before.around(window, zero)));
        }
        if (caps.perYear().isPresent()) {
            var most = fee.of(Period.YEAR).percent(caps.perYear().get());
            capped = capped.min(most.minus(before.inYearOf(window, zero)));
        }
        return capped.max(zero);
    }

    private Optional<Reason> refusedClaim(Window window, Optional<Instant> claimedAt) {
        var until = claimUntil(window);
        if (until.isEmpty()) {
            return Optional.empty();
        }
        if (claimedAt.isEmpty()) {
            return Optional.of(Reason.UNCLAIMED);
        }
        if (claimedAt.get().isBefore(window.until())) {
            return Optional.of(Reason.CLAIMED_TOO_EARLY);
        }
        return claimedAt.get().isBefore(until.get()) ? Optional.empty() : Optional.of(Reason.CLAIMED_TOO_LATE);
    }

    private Optional<Instant> claimUntil(Window window) {
        return claimWithinDays.map(
                days -> window.end().plusDays(days).atStartOfDay(window.zone()).toInstant());
    }

    private static BigDecimal mostPercent(RemedyKind kind, List<String> measures, List<Tier> tiers, Caps caps) {
        if (!kind.isMoney()) {
            return BigDecimal.ZERO;
        }
        var each = tiers.stream().flatMap(tier -> tier.percent().stream()).reduce(BigDecimal.ZERO, BigDecimal::max);
        var event = caps.perEvent().map(each::min).orElse(each);
        var month = event.multiply(BigDecimal.valueOf(measures.size()));
        month = caps.perMonth().map(month::min).orElse(month);
        return caps.perYear()
                .map(BigDecimal.valueOf(Period.YEAR.months())::multiply)
                .map(month::min)
                .orElse(month);
    }

    private static void checkClaim(Faults faults, Claim claim, Optional<Integer> claimWithinDays) {
        faults.check(
                (claim == Claim.ON_CLAIM) == claimWithinDays.isPresent(),
                "/claimWithinDays",
                "CLAIM_WINDOW_GOES_WITH_ON_CLAIM",
                "What is to be claimed says within how many days; what comes by itself does not.");
        claimWithinDays.ifPresent(days -> faults.check(
                days >= 1 && days <= MOST_DAYS,
                new Fault(
                                "/claimWithinDays",
                                "DAYS_OUT_OF_RANGE",
                                days + " is not a number of days from 1 to " + MOST_DAYS + ".")
                        .with("given", days)
                        .with("most", MOST_DAYS)));
    }

    private static void checkOnce(Faults faults, List<?> items, String pointer, String code) {
        var seen = new HashSet<Object>();
        for (int i = 0; i < items.size(); i++) {
            faults.check(
                    seen.add(items.get(i)),
                    new Fault(pointer + i, code, items.get(i) + " is listed twice.").with("given", items.get(i)));
        }
    }
}
