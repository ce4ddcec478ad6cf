package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** Steps that go down without gap or overlap, and pay no less for worse. */
final class Tiers {
    private Tiers() {}

    static void check(Faults faults, RemedyKind kind, List<Tier> tiers) {
        for (int i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            checkPay(faults, "/tiers/" + i, kind, tier);
            if (i > 0) {
                checkOrder(faults, "/tiers/" + i, tiers.get(i - 1), tier);
            }
            var end = "/tiers/" + i + "/atLeast";
            var next = i + 1 < tiers.size() ? tiers.get(i + 1).below() : BigDecimal.ZERO;
            tier.atLeast().ifPresent(percent -> checkEnd(faults, tier, percent, next, end));
        }
    }

    /** The one that an attainment fell into; the last that it is below. */
    static Optional<Tier> reached(List<Tier> tiers, Attainment attainment) {
        return tiers.stream().filter(tier -> attainment.isBelow(tier.below())).reduce((higher, lower) -> lower);
    }

    private static void checkPay(Faults faults, String pointer, RemedyKind kind, Tier tier) {
        if (kind.isMoney()) {
            faults.check(
                    tier.percent().isPresent() && tier.days().isEmpty(),
                    pointer,
                    "TIER_NEEDS_PERCENT",
                    "A step of a penalty or a credit has a percent of the fee, and no days.");
        } else {
            faults.check(
                    tier.days().isPresent() && tier.percent().isEmpty(),
                    pointer,
                    "TIER_NEEDS_DAYS",
                    "A step of a licence extension has days, and no percent.");
        }
    }

    private static void checkOrder(Faults faults, String pointer, Tier above, Tier tier) {
        var order = tier.below().compareTo(above.below());
        faults.check(
                order != 0,
                new Fault(
                                pointer + "/below",
                                "TIERS_OVERLAP",
                                "Two steps start under " + plain(tier.below()) + "; which of them holds?")
                        .with("kind", "start")
                        .with("given", plain(tier.below())));
        faults.check(
                order <= 0,
                new Fault(
                                pointer + "/below",
                                "NOT_DESCENDING",
                                "Steps go down; " + plain(tier.below()) + " does not come after " + plain(above.below())
                                        + ".")
                        .with("given", plain(tier.below()))
                        .with("above", plain(above.below())));
        var less = tier.percent().isPresent()
                        && above.percent().isPresent()
                        && tier.percent().get().compareTo(above.percent().get()) < 0
                || tier.days().isPresent()
                        && above.days().isPresent()
                        && tier.days().get() < above.days().get();
        faults.check(!less, pointer, "LESS_FOR_WORSE", "A lower step pays no less than the one above it.");
    }

    private static void checkEnd(Faults faults, Tier tier, BigDecimal end, BigDecimal next, String pointer) {
        var order = end.compareTo(next);
        if (end.signum() < 0 || end.compareTo(tier.below()) >= 0) {
            faults.add(told(
                    pointer, "TIER_WITHOUT_WIDTH", "The step ends at " + plain(end) + ", not under its start.", end));
        } else if (order > 0) {
            faults.add(told(
                            pointer,
                            "TIERS_LEAVE_A_GAP",
                            "The step ends at " + plain(end) + ", but the next one starts under " + plain(next) + ".",
                            end)
                    .with("next", plain(next)));
        } else if (order < 0) {
            faults.add(told(
                            pointer,
                            "TIERS_OVERLAP",
                            "The step ends at " + plain(end) + ", but the next one starts under " + plain(next)
                                    + " already.",
                            end)
                    .with("next", plain(next)));
        }
    }

    private static Fault told(String pointer, String code, String detail, BigDecimal given) {
        return new Fault(pointer, code, detail).with("given", plain(given));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
