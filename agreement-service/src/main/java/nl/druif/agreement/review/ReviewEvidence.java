package nl.druif.agreement.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Why a review was opened, as it was seen then.
 *
 * @param period   the month that was looked at, in the agreement's zone
 * @param measured what it came to; one decimal
 * @param normal   what it is held against: what was seen at the last decision, else the months before
 * @param limit    by how much it may part from that
 * @param due      the day that gave cause
 * @param items    the first hundred
 * @param reason   what somebody wrote who opened it by hand
 */
public record ReviewEvidence(
        Optional<YearMonth> period,
        Optional<BigDecimal> measured,
        Optional<BigDecimal> normal,
        Optional<BigDecimal> limit,
        Optional<LocalDate> due,
        List<ReviewItem> items,
        Optional<String> reason) {
    private static final int MOST_ITEMS = 100;

    public ReviewEvidence {
        items = items == null ? List.of() : List.copyOf(items);
    }

    static ReviewEvidence measured(YearMonth period, Figure measured, Figure normal, BigDecimal limit) {
        return new ReviewEvidence(
                Optional.of(period),
                Optional.of(measured.shown()),
                Optional.of(normal.shown()),
                Optional.of(limit),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static ReviewEvidence due(LocalDate due, BigDecimal limit) {
        return new ReviewEvidence(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(limit),
                Optional.of(due),
                List.of(),
                Optional.empty());
    }

    static ReviewEvidence of(List<ReviewItem> items, BigDecimal limit) {
        return new ReviewEvidence(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(limit),
                Optional.empty(),
                items.stream().limit(MOST_ITEMS).toList(),
                Optional.empty());
    }

    static ReviewEvidence byHand(String reason) {
        return new ReviewEvidence(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(reason));
    }

    /** Whether nothing of it may be seen by a customer. */
    @JsonIgnore
    boolean isInternal() {
        return !items.isEmpty() && items.stream().allMatch(ReviewItem::internal);
    }

    ReviewEvidence withoutInternals() {
        return new ReviewEvidence(
                period,
                measured,
                normal,
                limit,
                due,
                items.stream().filter(item -> !item.internal()).toList(),
                reason);
    }
}
