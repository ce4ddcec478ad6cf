package nl.druif.foundation.terms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a remedy comes to for one target over one window, and why.
 *
 * @param tier       the step that was reached
 * @param uncapped   of money: what the step says
 * @param amount     of money: what is owed; nothing unless it is {@link Reason#GRANTED} or {@link Reason#CAPPED}
 * @param days       of a licence extension: what is owed
 * @param claimable  of money: what would be owed when claimed in time; only of what is {@link Reason#UNCLAIMED}
 * @param claimUntil for ON_CLAIM: the moment at which a claim is too late
 */
public record Entitlement(
        RemedyKind kind,
        Reason reason,
        Optional<Tier> tier,
        Optional<Money> uncapped,
        Optional<Money> amount,
        int days,
        Optional<Money> claimable,
        Optional<Instant> claimUntil) {

    /** Why it is as much as it is. */
    public enum Reason {
        NOTHING_MEASURED,
        /** No step was reached. */
        KEPT,
        /** A step was reached, but not through the parties of the clause. */
        NOT_ATTRIBUTABLE,
        UNCLAIMED,
        /** Before the window was over. */
        CLAIMED_TOO_EARLY,
        CLAIMED_TOO_LATE,
        /** Another agreement pays for the same failing, and no less. */
        PAID_ELSEWHERE,
        GRANTED,
        /** Granted, but less than the step says: a cap was reached. */
        CAPPED
    }

    public boolean isOwed() {
        return days > 0 || amount.filter(money -> !money.isZero()).isPresent();
    }

    /**
     * Overlapping agreements pay once: of all that one failing comes to, the highest amount, and the longest extension;
     * of equal ones the first.
     *
     * @throws nl.druif.foundation.problem.Faulty {@code CURRENCIES_DIFFER}
     */
    public static List<Entitlement> payOnce(List<Entitlement> ofOneFailing) {
        var most = highest(ofOneFailing, RemedyKind::isMoney, Comparator.comparing(each -> each.amount.orElseThrow()));
        var longest = highest(ofOneFailing, kind -> !kind.isMoney(), Comparator.comparingInt(Entitlement::days));
        return ofOneFailing.stream()
                .map(each -> !each.isOwed() || each == most.orElse(null) || each == longest.orElse(null)
                        ? each
                        : each.paidElsewhere())
                .toList();
    }

    private static Optional<Entitlement> highest(
            List<Entitlement> all, Predicate<RemedyKind> kind, Comparator<Entitlement> order) {
        return all.stream()
                .filter(each -> each.isOwed() && kind.test(each.kind))
                .reduce((one, other) -> order.compare(other, one) > 0 ? other : one);
    }

    private Entitlement paidElsewhere() {
        return new Entitlement(
                kind,
                Reason.PAID_ELSEWHERE,
                tier,
                uncapped,
                amount.map(money -> Money.zero(money.currency())),
                0,
                Optional.empty(),
                claimUntil);
    }
}
